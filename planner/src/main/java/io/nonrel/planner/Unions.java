package io.nonrel.planner;

import io.nonrel.planner.physical.ComputedRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;

/** Makes unions flat and rows of VALUES one leaf: what Calcite's rules need much time for when there are many. */
final class Unions extends RelHomogeneousShuttle {

    private Unions() {}

    /** The tree with flat unions, outside of sub-queries. */
    static RelNode flat(RelNode root) {
        return root.accept(new Unions());
    }

    @Override
    public RelNode visit(RelNode other) {
        if (!(other instanceof LogicalUnion union)) {
            return super.visit(other);
        }
        List<RelNode> branches = new ArrayList<>();
        collect(union, union.all, branches);
        List<List<RexNode>> rows = new ArrayList<>();
        for (RelNode branch : branches) {
            if (!addRows(branch, rows)) {
                List<RelNode> inputs = new ArrayList<>();
                branches.forEach(b -> inputs.add(b.accept(this)));
                return LogicalUnion.create(inputs, union.all);
            }
        }
        ComputedRows computed = ComputedRows.of(union, rows);
        return union.all ? computed : LogicalUnion.create(List.of(computed), false);
    }

    /** A distinct union makes those below it distinct too; one that keeps all rows takes in only such ones. */
    private static void collect(LogicalUnion union, boolean all, List<RelNode> branches) {
        for (RelNode input : union.getInputs()) {
            if (input instanceof LogicalUnion inner && (inner.all || !all)) {
                collect(inner, all, branches);
            } else {
                branches.add(input);
            }
        }
    }

    private static boolean addRows(RelNode branch, List<List<RexNode>> rows) {
        if (branch instanceof LogicalValues values) {
            values.tuples.forEach(tuple -> rows.add(List.copyOf(tuple)));
            return true;
        }
        if (branch instanceof LogicalProject project
                && project.getInput() instanceof LogicalValues one
                && one.tuples.size() == 1
                && project.getProjects().stream().allMatch(Unions::readsNothing)) {
            rows.add(project.getProjects());
            return true;
        }
        return false;
    }

    private static boolean readsNothing(RexNode expression) {
        return RexUtil.SubQueryFinder.find(expression) == null
                && RexUtil.isDeterministic(expression)
                && !RexUtil.containsInputRef(expression)
                && !RexUtil.containsCorrelation(expression)
                && !RexOver.containsOver(expression);
    }
}
