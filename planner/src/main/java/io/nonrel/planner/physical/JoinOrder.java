package io.nonrel.planner.physical;

import io.nonrel.planner.scan.StoreScan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * The phase ORDER_JOINS: a chain of inner joins of three or more inputs begins with the smallest and goes on with the
 * smallest that is connected by a condition; products come last. Greedy, so that ten joins cost microseconds. Joins of
 * two keep their sides: how those are run is decided while running.
 */
public final class JoinOrder {

    private JoinOrder() {}

    /** The tree with its chains of inner joins in a better order. */
    public static RelNode apply(RelNode node) {
        if (isInner(node)) {
            List<RelNode> factors = new ArrayList<>();
            List<RexNode> conditions = new ArrayList<>();
            collect((Join) node, 0, factors, conditions);
            if (factors.size() > 2) {
                return new Chain(node, factors.stream().map(JoinOrder::apply).toList(), conditions).ordered();
            }
        }
        if (node instanceof StoreScan || node.getInputs().isEmpty()) {
            return node;
        }
        List<RelNode> inputs = node.getInputs().stream().map(JoinOrder::apply).toList();
        return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    }

    private static boolean isInner(RelNode node) {
        return node instanceof Join join
                && join.getJoinType() == JoinRelType.INNER
                && join.getVariablesSet().isEmpty();
    }

    private static int collect(Join join, int offset, List<RelNode> factors, List<RexNode> conditions) {
        int next = offset;
        for (RelNode input : join.getInputs()) {
            if (isInner(input)) {
                next = collect((Join) input, next, factors, conditions);
            } else {
                factors.add(input);
                next += input.getRowType().getFieldCount();
            }
        }
        int shift = offset;
        RexNode condition = shift == 0 ? join.getCondition() : RexUtil.shift(join.getCondition(), shift);
        conditions.addAll(RelOptUtil.conjunctions(condition));
        return next;
    }

    /** One chain: factors in their written order, and conditions on the columns of all factors side by side. */
    private static final class Chain {
        private final RelNode root;
        private final List<RelNode> factors;
        private final List<RexNode> conditions;
        private final int[] factorOfColumn;
        private final int[] firstColumn;

        /** Where each column of the written order stands in the new one; -1 until its factor is joined. */
        private final int[] position;

        Chain(RelNode root, List<RelNode> factors, List<RexNode> conditions) {
            this.root = root;
            this.factors = factors;
            this.conditions = new ArrayList<>(conditions);
            int columns = root.getRowType().getFieldCount();
            this.factorOfColumn = new int[columns];
            this.firstColumn = new int[factors.size()];
            this.position = new int[columns];
            Arrays.fill(position, -1);
            int column = 0;
            for (int f = 0; f < factors.size(); f++) {
                firstColumn[f] = column;
                for (int i = 0; i < factors.get(f).getRowType().getFieldCount(); i++) {
                    factorOfColumn[column++] = f;
                }
            }
        }

        RelNode ordered() {
            double[] sizes = factors.stream().mapToDouble(RowEstimate::of).toArray();
            List<Integer> waiting = new ArrayList<>();
            for (int f = 0; f < factors.size(); f++) {
                waiting.add(f);
            }
            waiting.sort(Comparator.comparingDouble(f -> sizes[f]));
            int first = firstThatConnects(waiting);
            waiting.remove(Integer.valueOf(first));
            RelNode tree = factors.get(first);
            place(first, 0);
            while (!waiting.isEmpty()) {
                int next = waiting.stream().filter(this::connects).findFirst().orElse(waiting.get(0));
                waiting.remove(Integer.valueOf(next));
                place(next, tree.getRowType().getFieldCount());
                tree = join(tree, factors.get(next));
            }
            return inWrittenOrder(tree);
        }

        /** The smallest factor that some condition connects with another, or the smallest of all. */
        private int firstThatConnects(List<Integer> bySize) {
            return bySize.stream()
                    .filter(f -> conditions.stream()
                            .anyMatch(c -> factorsOf(c).get(f) && factorsOf(c).cardinality() > 1))
                    .findFirst()
                    .orElse(bySize.get(0));
        }

        private boolean connects(int factor) {
            return conditions.stream().anyMatch(c -> {
                ImmutableBitSet used = factorsOf(c);
                return used.get(factor)
                        && used.cardinality() > 1
                        && used.asList().stream().allMatch(f -> f == factor || isPlaced(f));
            });
        }

        private RelNode join(RelNode left, RelNode right) {
            List<RexNode> ready = conditions.stream()
                    .filter(c -> factorsOf(c).asList().stream().allMatch(this::isPlaced))
                    .toList();
            conditions.removeAll(ready);
            RexBuilder rexBuilder = root.getCluster().getRexBuilder();
            List<RexNode> moved = new Mover().apply(ready);
            RexNode condition = RexUtil.composeConjunction(rexBuilder, moved);
            return LogicalJoin.create(left, right, List.of(), condition, java.util.Set.of(), JoinRelType.INNER);
        }

        private RelNode inWrittenOrder(RelNode tree) {
            RexBuilder rexBuilder = root.getCluster().getRexBuilder();
            List<RexNode> columns = new ArrayList<>();
            for (int p : position) {
                columns.add(rexBuilder.makeInputRef(tree, p));
            }
            return LogicalProject.create(
                    tree, List.of(), columns, root.getRowType().getFieldNames(), java.util.Set.of());
        }

        private ImmutableBitSet factorsOf(RexNode condition) {
            ImmutableBitSet.Builder used = ImmutableBitSet.builder();
            for (int column : RelOptUtil.InputFinder.bits(condition)) {
                used.set(factorOfColumn[column]);
            }
            return used.build();
        }

        private void place(int factor, int at) {
            for (int i = 0; i < factors.get(factor).getRowType().getFieldCount(); i++) {
                position[firstColumn[factor] + i] = at + i;
            }
        }

        private boolean isPlaced(int factor) {
            return factors.get(factor).getRowType().getFieldCount() == 0 || position[firstColumn[factor]] >= 0;
        }

        private final class Mover extends RexShuttle {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return new RexInputRef(position[ref.getIndex()], ref.getType());
            }
        }
    }
}
