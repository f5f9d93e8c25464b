package io.nonrel.planner;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexUtil;

/**
 * Expressions with another value each time, such as RAND() and NEXT VALUE FOR. A column of a sub-query that is one has one
 * value in each row, so nothing may be rewritten in a way that computes it in two places.
 */
final class Volatile {

    private Volatile() {}

    /** Whether a projection's expressions may be moved and doubled. */
    static boolean isStable(Project project) {
        return project.getProjects().stream().allMatch(RexUtil::isDeterministic);
    }

    /** Whether no projection of the tree computes such an expression. */
    static boolean isFreeOf(RelNode tree) {
        return (!(tree instanceof Project project) || isStable(project))
                && tree.getInputs().stream().allMatch(Volatile::isFreeOf);
    }
}
