package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code MERGE INTO table USING source ON condition WHEN …}.
 *
 * @param table the table to change
 * @param alias the table's name in the expressions, or null
 * @param source the rows to merge, as in a FROM clause, with its alias
 * @param condition which rows match
 * @param branches the WHEN clauses in their order; for each row the first one that fits applies
 * @param returning the items of the RETURNING clause
 */
public record Merge(
        SqlIdentifier table,
        @Nullable SqlIdentifier alias,
        SqlNode source,
        SqlNode condition,
        List<MergeBranch> branches,
        List<SqlNode> returning)
        implements Dml {
    public Merge {
        branches = List.copyOf(branches);
        returning = List.copyOf(returning);
    }
}
