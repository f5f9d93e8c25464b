package io.nonrel.exec.function;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.exec.conversion.ValueText;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ValueType;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.jspecify.annotations.Nullable;

/** {@code ||}, CONCAT and CONCAT_WS. What isn't text is written as CAST writes it. */
final class Concatenation {

    /** {@code a || b}: NULL when one is; binary values too. */
    static final CallCompiler OPERATOR = (call, operands) -> {
        Scalar[] texts = texts(call, operands);
        if (texts.length == 2) {
            Scalar first = texts[0];
            Scalar second = texts[1];
            return (row, execution) -> {
                Object a = first.evaluate(row, execution);
                Object b = second.evaluate(row, execution);
                return a == null || b == null ? null : join(a, b);
            };
        }
        return (row, execution) -> {
            Object all = texts[0].evaluate(row, execution);
            for (int i = 1; i < texts.length && all != null; i++) {
                Object next = texts[i].evaluate(row, execution);
                all = next == null ? null : join(all, next);
            }
            return all;
        };
    };

    /** NULL counts as an empty string. */
    static final CallCompiler WITHOUT_NULLS = (call, operands) -> {
        Scalar[] texts = texts(call, operands);
        return (row, execution) -> append(new StringBuilder(), null, texts, 0, row, execution);
    };

    /** The first operand stands between the others that aren't NULL. */
    static final CallCompiler SEPARATED = (call, operands) -> {
        Scalar[] texts = texts(call, operands);
        return (row, execution) -> {
            Object separator = texts[0].evaluate(row, execution);
            return separator == null ? null : append(new StringBuilder(), (String) separator, texts, 1, row, execution);
        };
    };

    private Concatenation() {}

    private static Object append(
            StringBuilder text,
            @Nullable String separator,
            Scalar[] texts,
            int from,
            @Nullable Object[] row,
            Execution execution) {
        boolean first = true;
        for (int i = from; i < texts.length; i++) {
            Object value = texts[i].evaluate(row, execution);
            if (value != null) {
                if (separator != null && !first) {
                    text.append(separator);
                }
                text.append(value);
                first = false;
            }
        }
        return text.toString();
    }

    private static Object join(Object a, Object b) {
        if (a instanceof String x) {
            return x.concat((String) b);
        }
        byte[] x = (byte[]) a;
        byte[] y = (byte[]) b;
        byte[] both = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, both, x.length, y.length);
        return both;
    }

    private static Scalar[] texts(RexCall call, List<Scalar> operands) {
        Scalar[] texts = operands.toArray(Scalar[]::new);
        boolean binary = RunTimeTypes.of(call.getType()).name().valueType() == ValueType.BINARY;
        for (int i = 0; i < texts.length && !binary; i++) {
            ColumnType type = RunTimeTypes.of(call.getOperands().get(i).getType());
            if (type.name().valueType() != ValueType.STRING) {
                Scalar operand = texts[i];
                texts[i] = (row, execution) -> {
                    Object value = operand.evaluate(row, execution);
                    return value == null
                            ? null
                            : ValueText.of(value, type, execution.environment().zone());
                };
            }
        }
        return texts;
    }
}
