package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * One column of CREATE TABLE or ALTER TABLE.
 *
 * @param name the column
 * @param type its type; null only when the query of a CREATE TABLE AS gives it
 * @param notNull whether NOT NULL was said (a primary key implies it without saying so here)
 * @param nullable whether NULL was said
 * @param defaultValue the expression after DEFAULT, or null
 * @param identity the sequence of an identity column, or null
 * @param generation the expression of a generated column, or null
 * @param comment the column's comment, or null
 */
public record ColumnDefinition(
        SqlIdentifier name,
        @Nullable ColumnType type,
        boolean notNull,
        boolean nullable,
        @Nullable SqlNode defaultValue,
        @Nullable Identity identity,
        @Nullable Generation generation,
        @Nullable String comment) {
    /**
     * {@code GENERATED … AS IDENTITY}, also written {@code AUTO_INCREMENT} and {@code IDENTITY}.
     *
     * @param always whether a given value is an error ({@code ALWAYS}) or wins ({@code BY DEFAULT})
     * @param options how the numbers go
     */
    public record Identity(boolean always, SequenceOptions options) {}

    /**
     * {@code GENERATED ALWAYS AS (expression)}.
     *
     * @param expression how to compute the column from the others of its row
     * @param stored whether the value is to be kept with the row; false when VIRTUAL or nothing was said
     */
    public record Generation(SqlNode expression, boolean stored) {}
}
