package io.nonrel.planner;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** Finds sub-queries in expressions. */
final class SubQueries {

    private SubQueries() {}

    /** Whether an expression of the node itself holds a sub-query. */
    static boolean in(RelNode node) {
        if (node instanceof Filter filter) {
            return has(filter.getCondition());
        }
        if (node instanceof Join join) {
            return has(join.getCondition());
        }
        return node instanceof Project project && project.getProjects().stream().anyMatch(SubQueries::has);
    }

    private static boolean has(RexNode expression) {
        return RexUtil.SubQueryFinder.find(expression) != null;
    }
}
