package io.nonrel.planner.logical;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** What Calcite knows of a tree, without the questions that it fails on. For one thread. */
final class CarefulMetadata extends RelMetadataQuery {

    /** Calcite has no case for correlates that mark. */
    @Override
    public @Nullable Boolean areColumnsUnique(RelNode rel, ImmutableBitSet columns, boolean ignoreNulls) {
        return rel.stripped() instanceof Correlate correlate && correlate.getJoinType() == JoinRelType.LEFT_MARK
                ? null
                : super.areColumnsUnique(rel, columns, ignoreNulls);
    }

    /** To compare the predicates of two inputs, Calcite evaluates literals, and takes the value of a cast one for its result. */
    @Override
    public RelOptPredicateList getPulledUpPredicates(RelNode rel) {
        return rel.stripped() instanceof SetOp ? RelOptPredicateList.EMPTY : super.getPulledUpPredicates(rel);
    }
}
