package io.nonrel.planner;

import com.google.common.collect.ImmutableSet;
import io.nonrel.planner.physical.KeptRows;
import io.nonrel.planner.physical.OuterMatches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/**
 * Takes the sub-queries out of one outer join's ON. One that uses columns of one side only becomes a column of that side.
 * Others are a filter of the pairs, and the rows in no pair are added above ({@link OuterMatches}).
 */
final class OuterJoinSubQueries {

    private enum Place {
        LEFT,
        RIGHT,
        PAIR
    }

    private final LogicalJoin join;
    private final RexBuilder rexBuilder;
    private final CorrelationFields outer;
    private final int leftWidth;
    private final int width;
    private final List<RexNode> ofLeft = new ArrayList<>();
    private final List<RexNode> ofRight = new ArrayList<>();

    /** Where the sub-queries that became columns are: in the order of their places after the columns of both sides. */
    private final List<Place> places = new ArrayList<>();

    private final CorrelationId leftRow;
    private final CorrelationId rightRow;
    private final CorrelationId pair;

    OuterJoinSubQueries(LogicalJoin join) {
        this.join = join;
        this.rexBuilder = join.getCluster().getRexBuilder();
        this.outer = new CorrelationFields(join.getVariablesSet());
        this.leftWidth = join.getLeft().getRowType().getFieldCount();
        this.width = leftWidth + join.getRight().getRowType().getFieldCount();
        this.leftRow = join.getCluster().createCorrel();
        this.rightRow = join.getCluster().createCorrel();
        this.pair = join.getCluster().createCorrel();
    }

    RelNode takenOut() {
        List<RexNode> conjuncts = RelOptUtil.conjunctions(join.getCondition()).stream()
                .map(conjunct -> conjunct.accept(new OfOneSide()))
                .toList();
        RelNode left = withColumns(join.getLeft(), ofLeft, leftRow);
        RelNode right = withColumns(join.getRight(), ofRight, rightRow);
        RelNode joined = joined(left, right, conjuncts);
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(rexBuilder.makeInputRef(joined, place(i)));
        }
        return ofLeft.isEmpty() && ofRight.isEmpty()
                ? joined
                : LogicalProject.create(
                        joined, List.of(), columns, join.getRowType().getFieldNames(), Set.of());
    }

    /** Where a column of the join, or a sub-query that became one, is among the columns of both new sides. */
    private int place(int column) {
        if (column < leftWidth) {
            return column;
        }
        if (column < width) {
            return column + ofLeft.size();
        }
        int number = column - width;
        int before = (int) places.subList(0, number).stream()
                .filter(p -> p == places.get(number))
                .count();
        return places.get(number) == Place.LEFT ? leftWidth + before : width + ofLeft.size() + before;
    }

    private RelNode joined(RelNode left, RelNode right, List<RexNode> conjuncts) {
        List<RexNode> plain = new ArrayList<>();
        List<RexNode> tested = new ArrayList<>();
        conjuncts.forEach(c -> (RexUtil.SubQueryFinder.find(c) == null ? plain : tested).add(c));
        JoinRelType type = join.getJoinType();
        if (tested.isEmpty()) {
            return join(left, right, onPlaces(plain, 0), type);
        }
        RelNode shape = join(left, right, rexBuilder.makeLiteral(true), type);
        int newLeftWidth = left.getRowType().getFieldCount();
        Optional<KeptRows> keptLeft =
                type.generatesNullsOnRight() ? Optional.of(KeptRows.of(left, true)) : Optional.empty();
        Optional<KeptRows> keptRight =
                type.generatesNullsOnLeft() ? Optional.of(KeptRows.of(right, false)) : Optional.empty();
        int numbers = keptLeft.isPresent() ? 1 : 0;
        RelNode candidates = join(
                keptLeft.<RelNode>map(k -> k).orElse(left),
                keptRight.<RelNode>map(k -> k).orElse(right),
                onPlaces(plain, numbers),
                JoinRelType.INNER);
        RelNode pairs = numbersLast(candidates, newLeftWidth, keptLeft.isPresent(), keptRight.isPresent());
        List<RexNode> moved = tested.stream()
                .map(c -> outer.moved(c, rexBuilder, pair, pairs.getRowType(), this::place))
                .toList();
        RelNode matches =
                LogicalFilter.create(pairs, RexUtil.composeConjunction(rexBuilder, moved), ImmutableSet.of(pair));
        return OuterMatches.of(type, shape.getRowType(), keptLeft, keptRight, matches);
    }

    /** The condition over the columns of both new sides, with so many columns more between them. */
    private RexNode onPlaces(List<RexNode> conjuncts, int between) {
        int newLeftWidth = leftWidth + ofLeft.size();
        return RexUtil.composeConjunction(rexBuilder, conjuncts).accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                int place = place(ref.getIndex());
                return new RexInputRef(place < newLeftWidth ? place : place + between, ref.getType());
            }
        });
    }

    private RelNode join(RelNode left, RelNode right, RexNode condition, JoinRelType type) {
        return LogicalJoin.create(left, right, join.getHints(), condition, Set.of(), type);
    }

    /** The pairs with the numbers of kept rows behind all columns, where the sub-queries don't see them. */
    private RelNode numbersLast(RelNode candidates, int newLeftWidth, boolean keptLeft, boolean keptRight) {
        int all = candidates.getRowType().getFieldCount();
        List<Integer> order = new ArrayList<>(IntStream.range(0, all).boxed().toList());
        if (keptLeft) {
            order.remove(newLeftWidth);
            if (keptRight) {
                order.add(order.size() - 1, newLeftWidth);
            } else {
                order.add(newLeftWidth);
            }
        }
        List<RexNode> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int column : order) {
            columns.add(rexBuilder.makeInputRef(candidates, column));
            names.add(candidates.getRowType().getFieldNames().get(column));
        }
        return LogicalProject.create(candidates, List.of(), columns, names, Set.of());
    }

    private RelNode withColumns(RelNode side, List<RexNode> added, CorrelationId row) {
        if (added.isEmpty()) {
            return side;
        }
        List<RexNode> columns = new ArrayList<>(rexBuilder.identityProjects(side.getRowType()));
        columns.addAll(added);
        List<String> names = new ArrayList<>(side.getRowType().getFieldNames());
        for (int i = 0; i < added.size(); i++) {
            names.add("on$" + i);
        }
        return LogicalProject.create(side, List.of(), columns, names, ImmutableSet.of(row));
    }

    /** Makes columns of the sub-queries that one side can answer; they count on after the columns of both sides. */
    private final class OfOneSide extends RexShuttle {

        @Override
        public RexNode visitSubQuery(RexSubQuery subQuery) {
            Place place = placeOf(subQuery);
            if (place == Place.PAIR) {
                return super.visitSubQuery(subQuery);
            }
            boolean left = place == Place.LEFT;
            RelNode side = left ? join.getLeft() : join.getRight();
            (left ? ofLeft : ofRight)
                    .add(outer.moved(
                            subQuery,
                            rexBuilder,
                            left ? leftRow : rightRow,
                            side.getRowType(),
                            left ? i -> i : i -> i - leftWidth));
            places.add(place);
            return new RexInputRef(width + places.size() - 1, subQuery.getType());
        }

        private Place placeOf(RexSubQuery subQuery) {
            boolean[] used = {false, false};
            outer.forEach(subQuery, i -> used[i < leftWidth ? 0 : 1] = true);
            boolean stable = subQuery.getOperands().stream().allMatch(RexUtil::isDeterministic);
            if (used[0] && used[1] || !stable) {
                return Place.PAIR;
            }
            return used[0] ? Place.LEFT : Place.RIGHT;
        }
    }
}
