package io.nonrel.planner.joined;

import java.util.List;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;

/**
 * Rows of one table with what is reached from each: the meaning of a tree of projections, filters and joins along references.
 * Immutable.
 *
 * @param base the read of the table that the rows are of
 * @param columns what expressions name by position
 * @param outputs the columns of the tree, over {@code columns}
 * @param conditions which rows there are, over {@code columns}
 */
record ReferenceTree(
        TableScan base, List<Step> steps, List<Reached> columns, List<RexNode> outputs, List<RexNode> conditions) {

    ReferenceTree {
        steps = List.copyOf(steps);
        columns = List.copyOf(columns);
        outputs = List.copyOf(outputs);
        conditions = List.copyOf(conditions);
    }
}
