package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * One WHEN clause of a MERGE.
 *
 * @param matched whether it is about source rows that match a row of the table, or about those that match none
 * @param condition a further condition, or null
 * @param action what to do
 */
public record MergeBranch(boolean matched, @Nullable SqlNode condition, Action action) {
    /** What a WHEN clause does; the grammar allows insert only when not matched, update and delete only when matched. */
    public sealed interface Action {}

    /** Set columns of the row that matches. */
    public record UpdateRow(List<Assignment> assignments) implements Action {
        public UpdateRow {
            assignments = List.copyOf(assignments);
        }
    }

    /** Delete the row that matches. */
    public record DeleteRow() implements Action {}

    /**
     * Insert a row.
     *
     * @param columns the columns to fill; empty means all columns of the table
     * @param values one expression for each column, perhaps {@code DEFAULT} calls; empty means {@code DEFAULT VALUES}
     * @param overriding whose values win in identity columns
     */
    public record InsertRow(List<SqlIdentifier> columns, List<SqlNode> values, Insert.Overriding overriding)
            implements Action {
        public InsertRow {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }

    /** Leave the row alone, and don't look at later clauses. */
    public record DoNothing() implements Action {}
}
