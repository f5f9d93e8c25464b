package io.nonrel.planner;

import io.nonrel.planner.joined.JoinsByIndex;
import io.nonrel.planner.physical.JoinOrder;
import io.nonrel.planner.scan.PushDown;
import org.apache.calcite.rel.RelNode;

/**
 * What happens to a statement's relational algebra, in this order. Before it stand parsing ({@code parser}) and validation
 * and conversion ({@code logical}); after it {@code physical} turns what is left into operators of the executor and
 * collects the notices.
 */
enum PlannerPhase {
    /** Unions become flat, and the rows of VALUES one leaf. */
    UNIONS {
        @Override
        RelNode apply(RelNode root, PlanningContext context, int parameters) {
            return Unions.flat(root);
        }
    },
    /** Sub-queries become joins, or correlates where the inner query needs the outer row. */
    SUB_QUERIES {
        @Override
        RelNode apply(RelNode root, PlanningContext context, int parameters) {
            return Normalizer.subQueriesToJoins(root, context.cancellation());
        }
    },
    /** Correlates become joins where they can; off with push-down, so that the two ways can be compared. */
    DECORRELATE {
        @Override
        RelNode apply(RelNode root, PlanningContext context, int parameters) {
            return context.pushDown() ? Normalizer.decorrelate(root) : root;
        }
    },
    /** Filters go down to where their columns come from, neighbours merge, windows are split off. */
    NORMALIZE {
        @Override
        RelNode apply(RelNode root, PlanningContext context, int parameters) {
            return Normalizer.tidy(root, context.cancellation());
        }
    },
    /** Columns that nobody reads disappear. */
    TRIM {
        @Override
        RelNode apply(RelNode root, PlanningContext context, int parameters) {
            return Normalizer.trim(root, context.cancellation());
        }
    },
    /** Joins disappear that joined indexes have copied. */
    USE_INDEXES {
        @Override
        RelNode apply(RelNode root, PlanningContext context, int parameters) {
            return context.pushDown() ? new JoinsByIndex(context).apply(root) : root;
        }
    },
    /** Scans grow while their store accepts it. */
    PUSH_DOWN {
        @Override
        RelNode apply(RelNode root, PlanningContext context, int parameters) {
            return new PushDown(context, parameters).apply(root);
        }
    },
    /** Inner joins begin with the smallest input and stay connected. */
    ORDER_JOINS {
        @Override
        RelNode apply(RelNode root, PlanningContext context, int parameters) {
            return JoinOrder.apply(root);
        }
    };

    /**
     * The tree after this phase: same rows, same columns, same order.
     *
     * @param parameters number of the statement's parameters
     */
    abstract RelNode apply(RelNode root, PlanningContext context, int parameters);
}
