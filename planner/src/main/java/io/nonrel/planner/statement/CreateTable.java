package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE TABLE}, with a list of columns, from a query, or both.
 *
 * @param name the table
 * @param temporary whether TEMPORARY was said
 * @param ifNotExists whether an existing table is no error
 * @param columns the columns in their order; empty when the query gives them. Their inline constraints are here too
 * @param constraints all constraints, inline ones first, in the order written, NOT NULL excepted
 * @param query the query of {@code CREATE TABLE … AS}, or null
 * @param withData whether the query's rows are to be inserted; false without a query
 * @param comment the table's comment, or null
 */
public record CreateTable(
        SqlIdentifier name,
        boolean temporary,
        boolean ifNotExists,
        List<ColumnDefinition> columns,
        List<TableConstraint> constraints,
        @Nullable SqlNode query,
        boolean withData,
        @Nullable String comment)
        implements Ddl {
    public CreateTable {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
    }
}
