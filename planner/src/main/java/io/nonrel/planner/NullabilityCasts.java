package io.nonrel.planner;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/**
 * Casts that change nothing but whether NULL can be. Calcite writes them around columns in ON of outer joins, refuses the
 * filter that becomes of such a condition, and nothing that stands in a cast is pushed down.
 */
final class NullabilityCasts {

    private NullabilityCasts() {}

    /** The tree without those casts in the conditions of its joins. */
    static RelNode dropFromJoins(RelNode root) {
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                RelNode node = super.visit(other);
                return node instanceof Join join ? drop(join) : node;
            }
        });
    }

    /** A cast may have stood between an OR and another one; Calcite's rules want those in one. */
    private static Join drop(Join join) {
        RexNode dropped =
                join.getCondition().accept(new Dropping(join.getCluster().getTypeFactory()));
        if (dropped.equals(join.getCondition())) {
            return join;
        }
        RexNode flat = RexUtil.flatten(join.getCluster().getRexBuilder(), dropped);
        return join.copy(
                join.getTraitSet(), flat, join.getLeft(), join.getRight(), join.getJoinType(), join.isSemiJoinDone());
    }

    /** Leaves the casts out. */
    private static final class Dropping extends RexShuttle {

        private final RelDataTypeFactory types;

        Dropping(RelDataTypeFactory types) {
            this.types = types;
        }

        @Override
        public RexNode visitCall(RexCall call) {
            return RexUtil.isNullabilityCast(types, call)
                    ? call.getOperands().get(0).accept(this)
                    : super.visitCall(call);
        }
    }
}
