package io.nonrel.planner;

import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.sql.fun.SqlCountAggFunction;

/**
 * The one row that an aggregate without groups gives of no rows. Calcite's decorrelation loses it, unless it counts, and relies
 * on an outer join to bring it back: an inner one becomes an outer one where that means the same, and what is left over can't be
 * decorrelated.
 */
final class EmptyGroups extends RelHomogeneousShuttle {

    private EmptyGroups() {}

    /** The tree with outer instead of inner correlates to what always gives a row. */
    static RelNode padded(RelNode root) {
        return root.accept(new EmptyGroups());
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode node = super.visit(other);
        if (!(node instanceof LogicalCorrelate correlate)
                || correlate.getJoinType() != JoinRelType.INNER
                || !isAggregate(correlate.getRight())) {
            return node;
        }
        RelNode outer = correlate.copy(
                correlate.getTraitSet(),
                correlate.getLeft(),
                correlate.getRight(),
                correlate.getCorrelationId(),
                correlate.getRequiredColumns(),
                JoinRelType.LEFT);
        return outer.getRowType().equals(correlate.getRowType()) ? outer : correlate;
    }

    private static boolean isAggregate(RelNode node) {
        return node instanceof Project project ? isAggregate(project.getInput()) : loses(node);
    }

    /** Whether decorrelation would lose such a row. */
    static boolean areLost(RelNode root) {
        if (root instanceof Correlate correlate) {
            boolean inner = correlate.getJoinType() == JoinRelType.INNER;
            if (holds(correlate.getRight(), inner)) {
                return true;
            }
        }
        return root.getInputs().stream().anyMatch(EmptyGroups::areLost);
    }

    /**
     * Whether the inner side of a correlate has a row to lose.
     *
     * @param lost whether one at the top is lost; one that a filter tests always is
     */
    private static boolean holds(RelNode node, boolean lost) {
        boolean tested = lost || node instanceof Filter;
        List<RelNode> inputs = node.getInputs();
        return loses(node) && lost || inputs.stream().anyMatch(input -> holds(input, tested));
    }

    private static boolean loses(RelNode node) {
        return node instanceof Aggregate aggregate
                && aggregate.hasEmptyGroup()
                && aggregate.getAggCallList().stream()
                        .noneMatch(call -> call.getAggregation() instanceof SqlCountAggFunction);
    }
}
