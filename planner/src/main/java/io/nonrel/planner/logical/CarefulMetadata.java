package io.nonrel.planner.logical;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** What Calcite knows of a tree, without the questions that it fails on. For one thread. */
final class CarefulMetadata extends RelMetadataQuery {

    /** Calcite has no case for joins and correlates that mark: it looks for the mark among the columns of the right side. */
    @Override
    public @Nullable Boolean areColumnsUnique(RelNode rel, ImmutableBitSet columns, boolean ignoreNulls) {
        RelNode node = rel.stripped();
        boolean marks = node instanceof Correlate correlate && correlate.getJoinType() == JoinRelType.LEFT_MARK
                || node instanceof Join join && join.getJoinType() == JoinRelType.LEFT_MARK;
        return marks ? null : super.areColumnsUnique(rel, columns, ignoreNulls);
    }

    /**
     * Calcite simplifies the predicates of joins, and trips over literals of two types; it refuses those that compare with
     * NULL; to compare those of two inputs it evaluates literals, and takes the value of a cast one for its result.
     */
    @Override
    public RelOptPredicateList getPulledUpPredicates(RelNode rel) {
        RelNode node = rel.stripped();
        boolean trips = node instanceof SetOp
                || node instanceof Join
                || node instanceof Filter filter && comparesWithNull(filter.getCondition());
        return trips ? RelOptPredicateList.EMPTY : super.getPulledUpPredicates(rel);
    }

    private static boolean comparesWithNull(RexNode condition) {
        return RelOptUtil.conjunctions(condition).stream()
                .anyMatch(conjunct -> conjunct instanceof RexCall call
                        && call.isA(SqlKind.COMPARISON)
                        && call.getOperands().stream().anyMatch(RexLiteral::isNullLiteral));
    }
}
