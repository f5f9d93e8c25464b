package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code DELETE FROM table}.
 *
 * @param table the table to change
 * @param alias the table's name in the expressions, or null
 * @param using further tables to join with, as in a FROM clause, or null
 * @param where the condition, or null for all rows
 * @param returning the items of the RETURNING clause
 */
public record Delete(
        SqlIdentifier table,
        @Nullable SqlIdentifier alias,
        @Nullable SqlNode using,
        @Nullable SqlNode where,
        List<SqlNode> returning)
        implements Dml {
    public Delete {
        returning = List.copyOf(returning);
    }
}
