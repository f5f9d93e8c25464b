package io.nonrel.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.ConditionalCorrelate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Takes columns of outer queries out of the conditions of correlates. Calcite's visitors pass by such a condition, so that
 * trimming would leave its references to columns where these were before; as columns of the right side they are found.
 */
final class CorrelatedConditions {

    private CorrelatedConditions() {}

    /** The tree, in which no correlate's condition refers to an outer query. */
    static RelNode takeOut(RelNode root) {
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                RelNode node = super.visit(other);
                return node instanceof ConditionalCorrelate correlate ? takeOut(correlate) : node;
            }
        });
    }

    private static RelNode takeOut(ConditionalCorrelate correlate) {
        RelNode right = correlate.getRight();
        int width = correlate.getLeft().getRowType().getFieldCount()
                + right.getRowType().getFieldCount();
        List<RexNode> outer = new ArrayList<>();
        RexNode condition = correlate.getCondition().accept(new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                if (!(access.getReferenceExpr() instanceof RexCorrelVariable)) {
                    return super.visitFieldAccess(access);
                }
                int position = outer.indexOf(access);
                if (position < 0) {
                    position = outer.size();
                    outer.add(access);
                }
                return new RexInputRef(width + position, access.getType());
            }
        });
        if (outer.isEmpty()) {
            return correlate;
        }
        List<RexNode> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (RelDataTypeField field : right.getRowType().getFieldList()) {
            columns.add(new RexInputRef(field.getIndex(), field.getType()));
            names.add(field.getName());
        }
        for (RexNode access : outer) {
            names.add("outer" + columns.size());
            columns.add(access);
        }
        return correlate.copy(
                correlate.getTraitSet(),
                correlate.getLeft(),
                LogicalProject.create(right, List.of(), columns, names, Set.of()),
                correlate.getCorrelationId(),
                correlate.getRequiredColumns(),
                correlate.getJoinType(),
                condition);
    }
}
