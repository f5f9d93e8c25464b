package io.nonrel.planner.joined;

import java.util.List;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;

/**
 * Rows of one table with what is reached from each: the meaning of a tree of projections, filters and joins along references.
 * Immutable.
 *
 * @param way from the tree's root to the base: which input of each node
 * @param base the read of the table that the rows are of
 * @param columns what expressions name by position
 * @param outputs the columns of the tree, over {@code columns}
 * @param conditions which rows there are, over {@code columns}
 */
record ReferenceTree(
        TableScan base,
        List<Integer> way,
        List<Step> steps,
        List<Reached> columns,
        List<RexNode> outputs,
        List<RexNode> conditions) {

    ReferenceTree {
        way = List.copyOf(way);
        steps = List.copyOf(steps);
        columns = List.copyOf(columns);
        outputs = List.copyOf(outputs);
        conditions = List.copyOf(conditions);
    }

    /** This tree as an input of a node. */
    ReferenceTree within(int input) {
        return new ReferenceTree(
                base,
                Step.longer(input, way),
                steps.stream().map(s -> s.within(input)).toList(),
                columns,
                outputs,
                conditions);
    }
}
