package io.nonrel.planner.physical;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.schema.TransientTable;

/** Whether the inner side of a correlate gives equal rows for equal outer values, so that its rows can be used again. */
final class Repeatable {

    private Repeatable() {}

    /** True when the tree calls nothing random, samples nothing and looks at no other outer query than this one. */
    static boolean isRepeatable(RelNode inner, CorrelationId own) {
        boolean[] repeatable = {true};
        Set<CorrelationId> inside = new HashSet<>(Set.of(own));
        RexShuttle expressions = new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                repeatable[0] &= call.getOperator().isDeterministic();
                return super.visitCall(call);
            }

            @Override
            public RexNode visitCorrelVariable(RexCorrelVariable variable) {
                repeatable[0] &= inside.contains(variable.id);
                return super.visitCorrelVariable(variable);
            }
        };
        new RelVisitor() {
            @Override
            public void visit(RelNode node, int ordinal, @org.jspecify.annotations.Nullable RelNode parent) {
                repeatable[0] &= !(node instanceof Sample) && !isTransient(node);
                inside.addAll(node.getVariablesSet());
                node.accept(expressions);
                super.visit(node, ordinal, parent);
            }
        }.go(inner);
        return repeatable[0];
    }

    private static boolean isTransient(RelNode node) {
        return node instanceof RepeatUnion
                || node instanceof TableScan scan && scan.getTable().unwrap(TransientTable.class) != null;
    }
}
