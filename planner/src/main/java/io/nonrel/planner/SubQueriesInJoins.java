package io.nonrel.planner;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Takes sub-queries out of ON, where Calcite's own rule mixes columns up: out of an inner join as a filter above it, out of
 * an outer one as {@link OuterJoinSubQueries} says.
 */
final class SubQueriesInJoins extends RelHomogeneousShuttle {

    private final RexShuttle inside = new RexShuttle() {
        @Override
        public RexNode visitSubQuery(RexSubQuery subQuery) {
            RexSubQuery operands = (RexSubQuery) super.visitSubQuery(subQuery);
            return operands.clone(operands.rel.accept(SubQueriesInJoins.this));
        }
    };

    private SubQueriesInJoins() {}

    /** The tree without sub-queries in ON. */
    static RelNode takeOut(RelNode root) {
        return root.accept(new SubQueriesInJoins());
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode node = super.visit(other instanceof LogicalFilter filter ? filterBelow(filter) : other);
        if (!SubQueries.in(node)) {
            return node;
        }
        RelNode changed = node.accept(inside);
        if (!(changed instanceof LogicalJoin join)) {
            return changed;
        }
        return join.getJoinType() == JoinRelType.INNER ? filterAbove(join) : new OuterJoinSubQueries(join).takenOut();
    }

    /** Moves what tests the side of an outer join that is kept below the join: later its pairs would be in the way. */
    private static RelNode filterBelow(LogicalFilter filter) {
        if (!(filter.getInput() instanceof LogicalJoin join)
                || !SubQueries.in(join)
                || join.getJoinType() != JoinRelType.LEFT && join.getJoinType() != JoinRelType.RIGHT) {
            return filter;
        }
        boolean left = join.getJoinType() == JoinRelType.LEFT;
        RelNode side = left ? join.getLeft() : join.getRight();
        int first = left ? 0 : join.getLeft().getRowType().getFieldCount();
        ImmutableBitSet columns =
                ImmutableBitSet.range(first, first + side.getRowType().getFieldCount());
        List<RexNode> below = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            boolean moves = RexUtil.SubQueryFinder.find(conjunct) == null
                    && RexUtil.isDeterministic(conjunct)
                    && columns.contains(RelOptUtil.InputFinder.bits(conjunct));
            (moves ? below : above).add(moves ? RexUtil.shift(conjunct, -first) : conjunct);
        }
        if (below.isEmpty()) {
            return filter;
        }
        RexBuilder rexBuilder = filter.getCluster().getRexBuilder();
        RelNode tested = LogicalFilter.create(side, RexUtil.composeConjunction(rexBuilder, below));
        RelNode rest = join.copy(
                join.getTraitSet(), left ? List.of(tested, join.getRight()) : List.of(join.getLeft(), tested));
        return above.isEmpty()
                ? rest
                : LogicalFilter.create(
                        rest,
                        RexUtil.composeConjunction(rexBuilder, above),
                        ImmutableSet.copyOf(filter.getVariablesSet()));
    }

    private static RelNode filterAbove(LogicalJoin join) {
        RexBuilder rexBuilder = join.getCluster().getRexBuilder();
        List<RexNode> plain = new ArrayList<>();
        List<RexNode> moved = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            (RexUtil.SubQueryFinder.find(conjunct) == null ? plain : moved).add(conjunct);
        }
        RelNode rest = LogicalJoin.create(
                join.getLeft(),
                join.getRight(),
                join.getHints(),
                RexUtil.composeConjunction(rexBuilder, plain),
                Set.of(),
                JoinRelType.INNER);
        return LogicalFilter.create(
                rest, RexUtil.composeConjunction(rexBuilder, moved), ImmutableSet.copyOf(join.getVariablesSet()));
    }
}
