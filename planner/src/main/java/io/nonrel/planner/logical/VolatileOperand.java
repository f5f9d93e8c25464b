package io.nonrel.planner.logical;

import io.nonrel.exec.OnceOperator;
import io.nonrel.exec.function.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Marks the operand of CASE x WHEN … and DECODE that has another value each time, which Calcite writes into each branch. */
final class VolatileOperand {

    private VolatileOperand() {}

    /** The copy of a call, with the operand marked when the call has one. */
    static SqlCall marked(SqlCall original, SqlCall copy) {
        if (original instanceof SqlCase choice) {
            return isSwitched(choice) ? marked((SqlCase) copy) : copy;
        }
        if (original.getOperator().getName().equalsIgnoreCase("DECODE")
                && original.operandCount() > 0
                && isVolatile(original.operand(0))) {
            List<SqlNode> operands = new ArrayList<>(copy.getOperandList());
            operands.set(0, once(operands.get(0)));
            return copy.getOperator().createCall(copy.getFunctionQuantifier(), copy.getParserPosition(), operands);
        }
        return copy;
    }

    private static SqlCall marked(SqlCase copy) {
        List<SqlNode> conditions = new ArrayList<>();
        for (SqlNode when : copy.getWhenOperands()) {
            SqlCall condition = (SqlCall) when;
            List<SqlNode> operands = new ArrayList<>(condition.getOperandList());
            operands.set(0, once(operands.get(0)));
            conditions.add(condition.getOperator().createCall(condition.getParserPosition(), operands));
        }
        return new SqlCase(
                copy.getParserPosition(),
                null,
                new SqlNodeList(conditions, copy.getWhenOperands().getParserPosition()),
                copy.getThenOperands(),
                copy.getElseOperand());
    }

    /** Whether all conditions compare one and the same node: the grammar gives it to each of them. */
    private static boolean isSwitched(SqlCase choice) {
        SqlNode shared = null;
        for (SqlNode when : choice.getWhenOperands()) {
            if (!(when instanceof SqlCall condition)
                    || condition.getKind() != SqlKind.EQUALS && condition.getKind() != SqlKind.IN
                    || shared != null && condition.operand(0) != shared) {
                return false;
            }
            shared = condition.operand(0);
        }
        return shared != null && isVolatile(shared);
    }

    private static SqlNode once(SqlNode operand) {
        return OnceOperator.INSTANCE.createCall(operand.getParserPosition(), operand);
    }

    private static boolean isVolatile(SqlNode operand) {
        boolean[] found = {false};
        operand.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
                found[0] |= Functions.isVolatile(call.getOperator().getName().toUpperCase(Locale.ROOT));
                return super.visit(call);
            }
        });
        return found[0];
    }
}
