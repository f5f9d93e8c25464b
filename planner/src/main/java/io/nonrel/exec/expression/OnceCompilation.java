package io.nonrel.exec.expression;

import io.nonrel.exec.OnceOperator;
import io.nonrel.exec.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Evaluates volatile operands once: they stand behind the columns of the row that the conditions are given. */
final class OnceCompilation extends RexShuttle {

    private final RexBuilder builder;
    private final List<RexNode> values = new ArrayList<>();

    private OnceCompilation(RexBuilder builder) {
        this.builder = builder;
    }

    /** The CASE with the operand of its conditions taken out; null for one that has none. */
    static @Nullable Scalar choice(ExpressionCompiler compiler, RexBuilder builder, RexCall choice) {
        OnceCompilation found = new OnceCompilation(builder);
        List<RexNode> operands = new ArrayList<>(choice.getOperands());
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            operands.set(i, operands.get(i).accept(found));
        }
        return found.values.isEmpty()
                ? null
                : found.around(compiler, Choice.compile(compiler, choice.clone(choice.getType(), operands)));
    }

    /** The condition inside of a call of the scope. */
    static Scalar scope(ExpressionCompiler compiler, RexBuilder builder, RexCall scope) {
        OnceCompilation found = new OnceCompilation(builder);
        RexNode condition = scope.getOperands().get(0).accept(found);
        return found.around(compiler, compiler.compile(condition));
    }

    /** The value of a call that was taken out, or of a call of the operator that stands in no condition. */
    static Scalar value(ExpressionCompiler compiler, RexCall once) {
        RexNode operand = once.getOperands().get(0);
        if (!isTakenOut(once)) {
            return compiler.compile(operand);
        }
        int fromEnd = RexLiteral.intValue(operand);
        return (row, execution) -> row[row.length - fromEnd];
    }

    /** Backwards: the first value that was found is the last of the row. */
    private Scalar around(ExpressionCompiler compiler, Scalar condition) {
        Scalar[] scalars = new Scalar[values.size()];
        for (int i = 0; i < scalars.length; i++) {
            scalars[scalars.length - 1 - i] = compiler.compile(values.get(i));
        }
        return (row, execution) -> {
            @Nullable Object[] longer = Arrays.copyOf(row, row.length + scalars.length);
            for (int i = 0; i < scalars.length; i++) {
                longer[row.length + i] = scalars[i].evaluate(row, execution);
            }
            return condition.evaluate(longer, execution);
        };
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (call.getKind() == SqlKind.CASE || call.getOperator().equals(OnceOperator.SCOPE)) {
            // It takes out its own.
            return call;
        }
        if (!call.getOperator().equals(OnceOperator.INSTANCE) || isTakenOut(call)) {
            return super.visitCall(call);
        }
        RexNode value = call.getOperands().get(0);
        if (!values.contains(value)) {
            values.add(value);
        }
        int fromEnd = values.indexOf(value) + 1;
        return call.clone(call.getType(), List.of(builder.makeExactLiteral(BigDecimal.valueOf(fromEnd))));
    }

    /** What is marked has another value each time, so a literal is no operand but a place. */
    private static boolean isTakenOut(RexCall once) {
        return once.getOperands().get(0) instanceof RexLiteral;
    }
}
