package io.nonrel.exec.expression;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.exec.function.Constant;
import io.nonrel.planner.catalog.ColumnType;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** CASE and COALESCE: only the branch that is taken is evaluated. */
final class Choice {

    private Choice() {}

    static Scalar compile(ExpressionCompiler compiler, RexCall call) {
        List<RexNode> operands = call.getOperands();
        ColumnType type = RunTimeTypes.of(call.getType());
        int branches = operands.size() / 2;
        Truth[] conditions = new Truth[branches];
        Scalar[] values = new Scalar[branches];
        for (int i = 0; i < branches; i++) {
            conditions[i] = compiler.truth(operands.get(2 * i));
            values[i] = compiler.compile(operands.get(2 * i + 1), type);
        }
        Scalar otherwise = operands.size() % 2 == 0
                ? new Constant(null)
                : compiler.compile(operands.get(operands.size() - 1), type);
        return branches == 1 ? new If(conditions[0], values[0], otherwise) : new Case(conditions, values, otherwise);
    }

    static Scalar coalesce(ExpressionCompiler compiler, RexCall call) {
        ColumnType type = RunTimeTypes.of(call.getType());
        Scalar[] values = call.getOperands().stream()
                .map(operand -> compiler.compile(operand, type))
                .toArray(Scalar[]::new);
        return (row, execution) -> {
            for (Scalar value : values) {
                Object result = value.evaluate(row, execution);
                if (result != null) {
                    return result;
                }
            }
            return null;
        };
    }

    private record If(Truth condition, Scalar then, Scalar otherwise) implements Scalar {

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row, Execution execution) {
            return (condition.test(row, execution) ? then : otherwise).evaluate(row, execution);
        }
    }

    private record Case(Truth[] conditions, Scalar[] values, Scalar otherwise) implements Scalar {

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row, Execution execution) {
            for (int i = 0; i < conditions.length; i++) {
                if (conditions[i].test(row, execution)) {
                    return values[i].evaluate(row, execution);
                }
            }
            return otherwise.evaluate(row, execution);
        }
    }
}
