package io.nonrel.exec.expression;

import io.nonrel.exec.OnceOperator;
import io.nonrel.exec.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Evaluates the volatile operand of a CASE once: it stands behind the columns of the row that the conditions are given. */
final class OperandOfCase extends RexShuttle {

    private @Nullable RexNode operand;

    /** The CASE with its operand taken out; null for one that has none. */
    static @Nullable Scalar compile(ExpressionCompiler compiler, RexCall choice) {
        OperandOfCase found = new OperandOfCase();
        List<RexNode> operands = new ArrayList<>(choice.getOperands());
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            operands.set(i, operands.get(i).accept(found));
        }
        if (found.operand == null) {
            return null;
        }
        Scalar value = compiler.compile(found.operand);
        Scalar chosen = Choice.compile(compiler, choice.clone(choice.getType(), operands));
        return (row, execution) -> {
            @Nullable Object[] longer = Arrays.copyOf(row, row.length + 1);
            longer[row.length] = value.evaluate(row, execution);
            return chosen.evaluate(longer, execution);
        };
    }

    /** The value of a call that was taken out, or of a call of the operator that stands in no CASE. */
    static Scalar value(ExpressionCompiler compiler, RexCall once) {
        return isTakenOut(once)
                ? (row, execution) -> row[row.length - 1]
                : compiler.compile(once.getOperands().get(0));
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (call.getKind() == SqlKind.CASE) {
            // It takes out its own.
            return call;
        }
        if (!call.getOperator().equals(OnceOperator.INSTANCE) || isTakenOut(call)) {
            return super.visitCall(call);
        }
        RexNode found = call.getOperands().get(0);
        if (operand == null) {
            operand = found;
        }
        return operand.equals(found) ? call.clone(call.getType(), List.of()) : call;
    }

    private static boolean isTakenOut(RexCall once) {
        return once.getOperands().isEmpty();
    }
}
