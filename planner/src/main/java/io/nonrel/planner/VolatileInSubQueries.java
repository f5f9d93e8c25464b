package io.nonrel.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/**
 * Makes the operand of a sub-query that has another value each time a column of the rows below, such as RAND() in
 * {@code RAND() IN (SELECT …)}: a join would compute it for each pair of rows.
 */
final class VolatileInSubQueries extends RelHomogeneousShuttle {

    private VolatileInSubQueries() {}

    static RelNode takeOut(RelNode root) {
        return root.accept(new VolatileInSubQueries());
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode node = super.visit(other);
        if (!SubQueries.in(node)) {
            return node;
        }
        Operands operands = new Operands(node.getInputs().get(0));
        if (node instanceof LogicalProject project) {
            List<RexNode> columns = operands.visitList(project.getProjects());
            return project.copy(project.getTraitSet(), operands.below(), columns, project.getRowType());
        }
        if (node instanceof LogicalFilter filter) {
            RexNode condition = filter.getCondition().accept(operands);
            RelNode tested = filter.copy(filter.getTraitSet(), operands.below(), condition);
            return firstColumns(tested, filter.getRowType());
        }
        return node;
    }

    private static RelNode firstColumns(RelNode node, RelDataType type) {
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < type.getFieldCount(); i++) {
            columns.add(RexInputRef.of(i, node.getRowType()));
        }
        return LogicalProject.create(node, List.of(), columns, type.getFieldNames(), Set.of());
    }

    /** Replaces operands by columns, and walks into the sub-queries. */
    private final class Operands extends RexShuttle {

        private final RelNode input;
        private final List<RexNode> columns = new ArrayList<>();

        Operands(RelNode input) {
            this.input = input;
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery subQuery) {
            List<RexNode> operands = new ArrayList<>();
            for (RexNode operand : subQuery.getOperands()) {
                operands.add(RexUtil.isDeterministic(operand) ? operand.accept(this) : column(operand));
            }
            return subQuery.clone(subQuery.getType(), operands).clone(subQuery.rel.accept(VolatileInSubQueries.this));
        }

        private RexNode column(RexNode operand) {
            columns.add(operand);
            return new RexInputRef(input.getRowType().getFieldCount() + columns.size() - 1, operand.getType());
        }

        RelNode below() {
            if (columns.isEmpty()) {
                return input;
            }
            List<RexNode> all = new ArrayList<>();
            List<String> names = new ArrayList<>(input.getRowType().getFieldNames());
            for (int i = 0; i < names.size(); i++) {
                all.add(RexInputRef.of(i, input.getRowType()));
            }
            for (RexNode column : columns) {
                names.add("$once" + all.size());
                all.add(column);
            }
            return LogicalProject.create(input, List.of(), all, names, Set.of());
        }
    }
}
