package io.nonrel.planner;

import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.rules.SortProjectTransposeRule;
import org.apache.calcite.rex.RexInputRef;

/**
 * Moves a sort below a projection when it sorts by columns that the projection just hands on. Calcite's rule also takes casts
 * that keep the order; but rows with the same DATE have different TIMESTAMPs, and the next sort key would never be asked.
 */
final class SortBelowProjectRule extends SortProjectTransposeRule {

    SortBelowProjectRule() {
        super((Config) Config.DEFAULT.withRelBuilderFactory(Normalizer.BUILDERS));
    }

    @Override
    public boolean matches(RelOptRuleCall call) {
        Sort sort = call.rel(0);
        Project project = call.rel(1);
        return sort.getCollation().getKeys().stream()
                .allMatch(key -> project.getProjects().get(key) instanceof RexInputRef);
    }
}
