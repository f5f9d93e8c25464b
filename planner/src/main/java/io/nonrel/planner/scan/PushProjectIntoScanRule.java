package io.nonrel.planner.scan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mapping;
import org.apache.calcite.util.mapping.MappingType;
import org.apache.calcite.util.mapping.Mappings;
import org.jspecify.annotations.Nullable;

/** Asks the store only for the fields that are used. A projection of bare columns disappears. */
final class PushProjectIntoScanRule implements PushDownRule {

    @Override
    public @Nullable RelNode apply(RelNode node) {
        if (!(node instanceof Project project) || !(project.getInput() instanceof StoreScan scan)) {
            return null;
        }
        List<String> fields = scan.scan().fields();
        if (isBareColumns(project)) {
            List<String> wanted = new ArrayList<>(project.getProjects().size());
            for (RexNode column : project.getProjects()) {
                wanted.add(fields.get(((RexInputRef) column).getIndex()));
            }
            return scan.with(scan.scan().withFields(wanted));
        }
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(project.getProjects(), null);
        if (used.cardinality() == fields.size()
                || project.getProjects().stream().anyMatch(RexUtil::containsCorrelation)) {
            return null;
        }
        Mapping narrow = Mappings.create(MappingType.PARTIAL_FUNCTION, fields.size(), used.cardinality());
        List<String> wanted = new ArrayList<>(used.cardinality());
        for (int column : used) {
            narrow.set(column, wanted.size());
            wanted.add(fields.get(column));
        }
        return LogicalProject.create(
                scan.with(scan.scan().withFields(wanted)),
                project.getHints(),
                RexUtil.apply(narrow, project.getProjects()),
                project.getRowType(),
                project.getVariablesSet());
    }

    private static boolean isBareColumns(Project project) {
        return project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
    }
}
