package io.nonrel.planner.physical;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Operator;
import io.nonrel.exec.TransientTable;
import io.nonrel.exec.operator.CorrelateOperator;
import io.nonrel.exec.operator.HashJoinOperator;
import io.nonrel.exec.operator.JoinKey;
import io.nonrel.exec.operator.JoinType;
import io.nonrel.exec.operator.LookupJoinOperator;
import io.nonrel.exec.operator.MarkJoinOperator;
import io.nonrel.exec.operator.NestedLoopJoinOperator;
import io.nonrel.exec.operator.OuterMatchesOperator;
import io.nonrel.exec.operator.SomeOperator;
import io.nonrel.exec.operator.TransientScanOperator;
import io.nonrel.planner.scan.ColumnNames;
import io.nonrel.planner.scan.ConditionText;
import io.nonrel.spi.NoticeCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.ConditionalCorrelate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how a join is run: by looking one side up by keys where the other may be small, by a hash table, or by trying
 * every pair.
 */
final class JoinPlanner {

    private final PhysicalPlanner planner;

    /** Where the rows are that an outer join keeps for the query of its pairs, by the number of {@link KeptRows}. */
    private final Map<Integer, TransientTable> keptRows = new HashMap<>();

    JoinPlanner(PhysicalPlanner planner) {
        this.planner = planner;
    }

    Operator plan(Join join) {
        int leftWidth = join.getLeft().getRowType().getFieldCount();
        int rightWidth = join.getRight().getRowType().getFieldCount();
        JoinCondition condition = JoinCondition.of(join.getCondition(), leftWidth, rightWidth);
        String text = ConditionText.of(join.getCondition(), pairs(join));
        if (join.getJoinType() == JoinRelType.LEFT_MARK) {
            return new MarkJoinOperator(
                    planner.plan(join.getLeft()),
                    planner.plan(join.getRight()),
                    keys(condition),
                    planner.scalar(join.getCondition()),
                    text,
                    emulation(join, "a sub-query is joined in memory on " + text));
        }
        JoinType type = JoinType.valueOf(join.getJoinType().name());
        if (condition.equalities().isEmpty()) {
            return new NestedLoopJoinOperator(
                    planner.plan(join.getLeft()),
                    planner.plan(join.getRight()),
                    leftWidth,
                    rightWidth,
                    type,
                    join.getCondition().isAlwaysTrue() ? null : planner.condition(join.getCondition()),
                    text,
                    emulation(join, "a join tries every pair of rows on " + text));
        }
        Operator lookUp = lookUp(join, type, condition, text);
        if (lookUp != null) {
            return lookUp;
        }
        boolean buildLeft = type != JoinType.SEMI
                && type != JoinType.ANTI
                && RowEstimate.of(join.getLeft()) < RowEstimate.of(join.getRight());
        return new HashJoinOperator(
                planner.plan(join.getLeft()),
                planner.plan(join.getRight()),
                leftWidth,
                rightWidth,
                type,
                keys(condition),
                rest(condition, join),
                buildLeft,
                text,
                emulation(join, "a join is hashed in memory on " + text));
    }

    /** The join by look-ups of one side, null when neither side can be looked up or it would not pay. */
    private @Nullable Operator lookUp(Join join, JoinType type, JoinCondition condition, String text) {
        if (condition.equalities().stream().anyMatch(JoinCondition.Equality::nullsMatch)) {
            return null;
        }
        double left = RowEstimate.of(join.getLeft());
        double right = RowEstimate.of(join.getRight());
        if (type != JoinType.RIGHT && type != JoinType.FULL) {
            List<RexNode> keys = condition.equalities().stream()
                    .map(JoinCondition.Equality::right)
                    .toList();
            LookUps lookUps = LookUps.of(left, right);
            Operator joined =
                    lookUpJoin(join, join.getLeft(), join.getRight(), keys, type, condition, false, lookUps, text);
            if (joined != null) {
                return joined;
            }
        }
        if (type == JoinType.RIGHT || type == JoinType.INNER) {
            List<RexNode> keys = condition.equalities().stream()
                    .map(JoinCondition.Equality::left)
                    .toList();
            JoinType kept = type == JoinType.RIGHT ? JoinType.LEFT : JoinType.INNER;
            LookUps lookUps = LookUps.of(right, left);
            return lookUpJoin(join, join.getRight(), join.getLeft(), keys, kept, condition, true, lookUps, text);
        }
        return null;
    }

    private @Nullable Operator lookUpJoin(
            Join join,
            RelNode outer,
            RelNode inner,
            List<RexNode> innerKeys,
            JoinType type,
            JoinCondition condition,
            boolean outerAtRight,
            @Nullable LookUps lookUps,
            String text) {
        if (lookUps == null) {
            return null;
        }
        TransientTable keyTable = new TransientTable("keys");
        Operator lookUp = new LookUpSide(planner, keyTable, lookUps.byWholeKey()).plan(inner, innerKeys);
        if (lookUp == null) {
            return null;
        }
        List<JoinKey> keys = keys(condition);
        List<JoinKey> fromOuter = outerAtRight
                ? keys.stream()
                        .map(k -> new JoinKey(/* left= */ k.right(), /* right= */ k.left(), k.nulls()))
                        .toList()
                : keys;
        return new LookupJoinOperator(
                planner.plan(outer),
                lookUp,
                planner.announced().tentatively(() -> planner.plan(inner)),
                keyTable,
                outer.getRowType().getFieldCount(),
                inner.getRowType().getFieldCount(),
                type,
                fromOuter,
                rest(condition, join),
                outerAtRight,
                lookUps.batches(),
                text,
                emulation(join, "a join looks rows up by keys on " + text));
    }

    Operator plan(Correlate correlate) {
        RelNode left = correlate.getLeft();
        RelNode right = correlate.getRight();
        Operator inner = planner.plan(right);
        ImmutableBitSet required = correlate.getRequiredColumns();
        int rightWidth = right.getRowType().getFieldCount();
        JoinType type = JoinType.INNER;
        if (correlate instanceof ConditionalCorrelate conditional) {
            OuterColumns outer = new OuterColumns(correlate);
            RexNode condition = conditional.getCondition().accept(outer);
            inner = new SomeOperator(inner, planner.scalar(condition), ConditionText.of(condition, right));
            required = required.union(outer.used.build());
            rightWidth = 1;
        } else {
            type = JoinType.valueOf(correlate.getJoinType().name());
        }
        String text = required.asList().stream()
                .map(ColumnNames.of(left)::get)
                .toList()
                .toString();
        Emulation emulation = planner.announced()
                .on(
                        correlate,
                        NoticeCode.CLIENT_JOIN,
                        "a sub-query runs again for each row of the outer query, by " + text);
        return new CorrelateOperator(
                planner.plan(left),
                inner,
                left.getRowType().getFieldCount(),
                rightWidth,
                correlate.getCorrelationId().getId(),
                required.asList(),
                type,
                Repeatable.isRepeatable(right, correlate.getCorrelationId()),
                text,
                emulation);
    }

    Operator plan(OuterMatches join) {
        List<OuterMatchesOperator.Side> sides = new ArrayList<>();
        int width = join.getRowType().getFieldCount();
        for (int i = 0; i < join.kept().size(); i++) {
            KeptRows kept = join.kept().get(i);
            TransientTable table = new TransientTable("the " + kept.side() + " side");
            keptRows.put(kept.number(), table);
            int columns = kept.getRowType().getFieldCount() - 1;
            int first = kept.side().equals("left") ? 0 : width - columns;
            sides.add(new OuterMatchesOperator.Side(planner.plan(join.getInput(i)), table, first));
        }
        JoinType type = JoinType.valueOf(join.type().name());
        return new OuterMatchesOperator(
                sides,
                planner.plan(join.matches()),
                width,
                type,
                planner.announced()
                        .on(join, NoticeCode.CLIENT_JOIN, "a sub-query in ON is tested on pairs of rows in memory"));
    }

    Operator plan(KeptRows kept) {
        TransientTable table = keptRows.get(kept.number());
        if (table == null) {
            throw new AssertionError("Nobody keeps the rows of " + kept);
        }
        return new TransientScanOperator(table, "Kept rows of " + table.name());
    }

    private List<JoinKey> keys(JoinCondition condition) {
        return condition.equalities().stream()
                .map(e -> new JoinKey(
                        planner.scalar(e.left()),
                        planner.scalar(e.right()),
                        e.nullsMatch() ? JoinKey.Nulls.MATCH_NULL : JoinKey.Nulls.MATCH_NOTHING))
                .toList();
    }

    private io.nonrel.exec.@Nullable Condition rest(JoinCondition condition, Join join) {
        if (condition.rest().isEmpty()) {
            return null;
        }
        RexBuilder rexBuilder = join.getCluster().getRexBuilder();
        return planner.condition(RexUtil.composeConjunction(rexBuilder, condition.rest()));
    }

    private @Nullable Emulation emulation(Join join, String what) {
        return planner.announced().on(join, NoticeCode.CLIENT_JOIN, what);
    }

    /** A node with the columns of both sides, for the text of a condition. */
    private static RelNode pairs(Join join) {
        return join.getJoinType().projectsRight() && join.getJoinType() != JoinRelType.LEFT_MARK
                ? join
                : org.apache.calcite.rel.logical.LogicalJoin.create(
                        join.getLeft(),
                        join.getRight(),
                        List.of(),
                        join.getCondition(),
                        java.util.Set.of(),
                        JoinRelType.INNER);
    }

    /** Makes a condition over both sides one over the right side, with the left columns as those of the outer row. */
    private static final class OuterColumns extends RexShuttle {

        private final RexBuilder rexBuilder;
        private final RexNode outerRow;
        private final int leftWidth;
        private final ImmutableBitSet.Builder used = ImmutableBitSet.builder();

        OuterColumns(Correlate correlate) {
            RelDataType leftType = correlate.getLeft().getRowType();
            this.rexBuilder = correlate.getCluster().getRexBuilder();
            this.outerRow = rexBuilder.makeCorrel(leftType, correlate.getCorrelationId());
            this.leftWidth = leftType.getFieldCount();
        }

        @Override
        public RexNode visitInputRef(RexInputRef ref) {
            if (ref.getIndex() >= leftWidth) {
                return new RexInputRef(ref.getIndex() - leftWidth, ref.getType());
            }
            used.set(ref.getIndex());
            return rexBuilder.makeFieldAccess(outerRow, ref.getIndex());
        }
    }
}
