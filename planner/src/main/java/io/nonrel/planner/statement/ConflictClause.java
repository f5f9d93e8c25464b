package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code ON CONFLICT … DO …}, or {@code ON DUPLICATE KEY UPDATE …}, which is the same without a target. In the
 * expressions of an update the row that could not be inserted is called {@code EXCLUDED}; {@code VALUES(c)} of the
 * second form has become {@code EXCLUDED.c}.
 *
 * @param columns the columns of the unique constraint that this is about; empty means any, or the named one
 * @param columnsCondition the condition of the partial index that this is about, or null
 * @param constraint the name of the constraint that this is about, or null
 * @param action what to do
 */
public record ConflictClause(
        List<SqlIdentifier> columns,
        @Nullable SqlNode columnsCondition,
        @Nullable SqlIdentifier constraint,
        Action action) {
    public ConflictClause {
        columns = List.copyOf(columns);
    }

    /** What to do with a row that can't be inserted. */
    public sealed interface Action {}

    /** Leave the row out. */
    public record DoNothing() implements Action {}

    /**
     * Update the existing row instead.
     *
     * @param assignments the columns to set
     * @param where rows for which this isn't true are left as they are; null means none
     */
    public record DoUpdate(
            List<Assignment> assignments, @Nullable SqlNode where) implements Action {
        public DoUpdate {
            assignments = List.copyOf(assignments);
        }
    }
}
