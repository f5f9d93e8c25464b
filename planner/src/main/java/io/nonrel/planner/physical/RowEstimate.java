package io.nonrel.planner.physical;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexLiteral;

/**
 * About how many rows a node gives: the sizes of collections are the stores', the rest fixed guesses. Only the order and
 * strategy of joins depend on it, never an answer.
 */
final class RowEstimate {

    private static final double FILTER = 0.5;
    private static final double GROUPS = 0.1;

    private RowEstimate() {}

    static double of(RelNode node) {
        if (node instanceof TableScan || node instanceof io.nonrel.planner.scan.StoreAggregate) {
            RelMetadataQuery unused = node.getCluster().getMetadataQuery();
            return node.estimateRowCount(unused);
        }
        if (node instanceof Values values) {
            return values.getTuples().size();
        }
        if (node instanceof Filter filter) {
            return Math.max(1, of(filter.getInput()) * FILTER);
        }
        if (node instanceof Aggregate aggregate) {
            return aggregate.getGroupSet().isEmpty() ? 1 : Math.max(1, of(aggregate.getInput()) * GROUPS);
        }
        if (node instanceof Join join) {
            boolean keyed = !join.analyzeCondition().leftKeys.isEmpty();
            double left = of(join.getLeft());
            double right = of(join.getRight());
            return !join.getJoinType().projectsRight() ? left : keyed ? Math.max(left, right) : left * right;
        }
        if (node instanceof Correlate correlate) {
            return of(correlate.getLeft());
        }
        if (node instanceof ComputedRows computed) {
            return computed.rows().size();
        }
        if (node instanceof KeptRows kept) {
            return of(kept.source());
        }
        if (node instanceof OuterMatches || node instanceof SetOp) {
            return node.getInputs().stream().mapToDouble(RowEstimate::of).sum();
        }
        if (node instanceof Sort sort && sort.fetch instanceof RexLiteral fetch) {
            return Math.min(of(sort.getInput()), RexLiteral.intValue(fetch));
        }
        return node.getInputs().isEmpty() ? 1 : of(node.getInput(0));
    }
}
