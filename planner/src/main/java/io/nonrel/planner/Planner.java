package io.nonrel.planner;

import io.nonrel.exec.Operator;
import io.nonrel.planner.logical.LogicalContext;
import io.nonrel.planner.logical.LogicalPlan;
import io.nonrel.planner.logical.LogicalPlanner;
import io.nonrel.planner.physical.PhysicalPlanner;
import io.nonrel.spi.ErrorCode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.sql.SqlNode;

/** Makes executable plans of parsed queries. Thread-safe. */
public final class Planner {

    private final LogicalPlanner logical;

    public Planner(LogicalPlanner logical) {
        this.logical = logical;
    }

    /**
     * Plans a query; the store is asked what it can do, not for data.
     *
     * @param query as parsed; not changed
     * @throws io.nonrel.spi.NonrelException for everything that is wrong with the query or not supported
     */
    public Plan plan(SqlNode query, PlanningContext context) {
        LogicalContext names = new LogicalContext(context.catalog(), context.schema(), context.bindings());
        try {
            LogicalPlan plan = logical.plan(query, names);
            RelNode tree = plan.root().project();
            context.cancellation().checkNow();
            if (!hasSubQueries(tree)) {
                return physical(tree, plan, context, true);
            }
            try {
                return physical(tree, plan, context, true);
            } catch (RuntimeException | AssertionError e) {
                context.cancellation().checkNow();
                // Calcite can't turn each correlated query into joins, and may leave a half-changed tree: plan it as it
                // is.
                LogicalPlan again = logical.plan(query, names);
                return physical(again.root().project(), again, context, false);
            }
        } catch (StackOverflowError e) {
            throw ErrorCode.STATEMENT_TOO_COMPLEX.error(
                    "The statement is nested too deeply: split it, or write long lists of OR as IN");
        }
    }

    private static Plan physical(RelNode tree, LogicalPlan plan, PlanningContext context, boolean decorrelate) {
        int parameters = plan.parameters().size();
        RelNode node = tree;
        for (PlannerPhase phase : PlannerPhase.values()) {
            if (phase != PlannerPhase.DECORRELATE || decorrelate && hasCorrelates(node)) {
                context.cancellation().checkNow();
                node = phase.apply(node, context, parameters);
            }
        }
        context.cancellation().checkNow();
        PhysicalPlanner physical =
                new PhysicalPlanner(context, tree.getCluster().getRexBuilder(), parameters);
        Operator root = physical.plan(node);
        return new Plan(
                root,
                plan.columns(),
                plan.parameters(),
                physical.emulations(),
                physical.storeReads(),
                physical.usesDerivedIndexes(),
                physical.isNative());
    }

    private static boolean hasCorrelates(RelNode node) {
        return node instanceof Correlate || node.getInputs().stream().anyMatch(Planner::hasCorrelates);
    }

    private static boolean hasSubQueries(RelNode node) {
        return node instanceof Correlate
                || SubQueries.in(node)
                || node.getInputs().stream().anyMatch(Planner::hasSubQueries);
    }
}
