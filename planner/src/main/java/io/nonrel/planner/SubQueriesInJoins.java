package io.nonrel.planner;

import com.google.common.collect.ImmutableSet;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Takes sub-queries out of ON, where Calcite's own rule mixes columns up: out of an inner join as a filter above it, out of
 * an outer one as a column of the side whose columns they use.
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
        RelNode node = super.visit(other);
        if (!SubQueries.in(node)) {
            return node;
        }
        RelNode changed = node.accept(inside);
        if (!(changed instanceof LogicalJoin join)) {
            return changed;
        }
        return join.getJoinType() == JoinRelType.INNER ? filterAbove(join) : new Sides(join).rewritten();
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

    /** The two sides of an outer join, with the conjuncts that become columns of theirs. */
    private static final class Sides {

        private final LogicalJoin join;
        private final int leftWidth;
        private final int width;
        private final List<RexNode> plain = new ArrayList<>();
        private final List<RexNode> ofLeft = new ArrayList<>();
        private final List<RexNode> ofRight = new ArrayList<>();

        Sides(LogicalJoin join) {
            this.join = join;
            this.leftWidth = join.getLeft().getRowType().getFieldCount();
            this.width = leftWidth + join.getRight().getRowType().getFieldCount();
            for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
                place(conjunct);
            }
        }

        private void place(RexNode conjunct) {
            if (RexUtil.SubQueryFinder.find(conjunct) == null) {
                plain.add(conjunct);
                return;
            }
            ImmutableBitSet used = RelOptUtil.InputFinder.bits(conjunct);
            boolean correlated = join.getVariablesSet().stream().anyMatch(id -> uses(conjunct, id));
            if (correlated || used.intersects(ImmutableBitSet.range(leftWidth)) && used.length() > leftWidth) {
                throw ErrorCode.UNSUPPORTED.error(
                        "A sub-query in ON of an outer join can use columns of one side only, as operands of IN or of a"
                                + " comparison; join a derived table instead");
            }
            if (used.isEmpty() || used.nth(0) >= leftWidth) {
                ofRight.add(RexUtil.shift(conjunct, -leftWidth));
            } else {
                ofLeft.add(conjunct);
            }
        }

        private static boolean uses(RexNode conjunct, CorrelationId id) {
            boolean[] found = {false};
            conjunct.accept(new RexShuttle() {
                @Override
                public RexNode visitSubQuery(RexSubQuery subQuery) {
                    found[0] |= RelOptUtil.getVariablesUsed(subQuery.rel).contains(id);
                    return super.visitSubQuery(subQuery);
                }
            });
            return found[0];
        }

        RelNode rewritten() {
            RexBuilder rexBuilder = join.getCluster().getRexBuilder();
            RelNode left = withColumns(join.getLeft(), ofLeft);
            RelNode right = withColumns(join.getRight(), ofRight);
            List<RexNode> conjuncts = new ArrayList<>();
            for (RexNode conjunct : plain) {
                conjuncts.add(RexUtil.shift(conjunct, leftWidth, ofLeft.size()));
            }
            for (int i = 0; i < ofLeft.size(); i++) {
                conjuncts.add(rexBuilder.makeInputRef(left, leftWidth + i));
            }
            int rightWidth = width - leftWidth;
            int newLeftWidth = leftWidth + ofLeft.size();
            for (int i = 0; i < ofRight.size(); i++) {
                RexNode column = rexBuilder.makeInputRef(right, rightWidth + i);
                conjuncts.add(RexUtil.shift(column, newLeftWidth));
            }
            RelNode joined = LogicalJoin.create(
                    left,
                    right,
                    join.getHints(),
                    RexUtil.composeConjunction(rexBuilder, conjuncts),
                    Set.of(),
                    join.getJoinType());
            List<RexNode> columns = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                columns.add(rexBuilder.makeInputRef(joined, i < leftWidth ? i : i + ofLeft.size()));
            }
            return LogicalProject.create(
                    joined, List.of(), columns, join.getRowType().getFieldNames(), Set.of());
        }

        private static RelNode withColumns(RelNode side, List<RexNode> added) {
            if (added.isEmpty()) {
                return side;
            }
            RexBuilder rexBuilder = side.getCluster().getRexBuilder();
            List<RexNode> columns = new ArrayList<>(rexBuilder.identityProjects(side.getRowType()));
            columns.addAll(added);
            List<String> names = new ArrayList<>(side.getRowType().getFieldNames());
            for (int i = 0; i < added.size(); i++) {
                names.add("on$" + i);
            }
            return LogicalProject.create(side, List.of(), columns, names, Set.of());
        }
    }
}
