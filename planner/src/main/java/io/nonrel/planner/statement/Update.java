package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code UPDATE table SET …}.
 *
 * @param table the table to change
 * @param alias the table's name in the expressions, or null
 * @param assignments the columns to set; all values are computed from the row as it was
 * @param from further tables to join with, as in a FROM clause, or null
 * @param where the condition, or null for all rows
 * @param returning the items of the RETURNING clause
 */
public record Update(
        SqlIdentifier table,
        @Nullable SqlIdentifier alias,
        List<Assignment> assignments,
        @Nullable SqlNode from,
        @Nullable SqlNode where,
        List<SqlNode> returning)
        implements Dml {
    public Update {
        assignments = List.copyOf(assignments);
        returning = List.copyOf(returning);
    }
}
