package io.nonrel.exec.function;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.NumericRange;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.planner.catalog.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that are NULL when an operand is: what most are. The operands' run-time classes are the validator's promise. */
final class Strict {

    private Strict() {}

    @FunctionalInterface
    interface Unary<A> {
        @Nullable
        Object apply(A a);
    }

    @FunctionalInterface
    interface Binary<A, B> {
        @Nullable
        Object apply(A a, B b);
    }

    @FunctionalInterface
    interface Ternary<A, B, C> {
        @Nullable
        Object apply(A a, B b, C c);
    }

    @FunctionalInterface
    interface Variadic {
        @Nullable
        Object apply(Object[] operands, Execution execution);
    }

    @SuppressWarnings("unchecked")
    static <A> CallCompiler unary(Unary<A> function) {
        return (call, operands) -> {
            Scalar first = operands.get(0);
            return (row, execution) -> {
                Object a = first.evaluate(row, execution);
                return a == null ? null : function.apply((A) a);
            };
        };
    }

    @SuppressWarnings("unchecked")
    static <A, B> CallCompiler binary(Binary<A, B> function) {
        return (call, operands) -> {
            Scalar first = operands.get(0);
            Scalar second = operands.get(1);
            return (row, execution) -> {
                Object a = first.evaluate(row, execution);
                Object b = second.evaluate(row, execution);
                return a == null || b == null ? null : function.apply((A) a, (B) b);
            };
        };
    }

    @SuppressWarnings("unchecked")
    static <A, B, C> CallCompiler ternary(Ternary<A, B, C> function) {
        return (call, operands) -> {
            Scalar first = operands.get(0);
            Scalar second = operands.get(1);
            Scalar third = operands.get(2);
            return (row, execution) -> {
                Object a = first.evaluate(row, execution);
                Object b = second.evaluate(row, execution);
                Object c = third.evaluate(row, execution);
                return a == null || b == null || c == null ? null : function.apply((A) a, (B) b, (C) c);
            };
        };
    }

    /** Any number of operands, and the execution. */
    static CallCompiler variadic(Variadic function) {
        return (call, operands) -> {
            Scalar[] scalars = operands.toArray(Scalar[]::new);
            return (row, execution) -> {
                Object[] values = new Object[scalars.length];
                for (int i = 0; i < scalars.length; i++) {
                    Object value = scalars[i].evaluate(row, execution);
                    if (value == null) {
                        return null;
                    }
                    values[i] = value;
                }
                return function.apply(values, execution);
            };
        };
    }

    /** A function whose numbers are brought into the call's type, and checked against its range. */
    static CallCompiler number(CallCompiler function) {
        return (call, operands) -> {
            Scalar scalar = function.compile(call, operands);
            ColumnType type = RunTimeTypes.of(call.getType());
            return (row, execution) -> {
                Object value = scalar.evaluate(row, execution);
                return value instanceof Number number ? NumericRange.fit(number, type) : value;
            };
        };
    }

    /** By the number of operands; the first compiler takes the fewest. */
    static CallCompiler byCount(int fewest, CallCompiler... compilers) {
        List<CallCompiler> all = List.of(compilers);
        return (call, operands) -> all.get(operands.size() - fewest).compile(call, operands);
    }

    /** An integer operand, brought into the range of int: beyond it no string is that long. */
    static int clamp(Object number) {
        long value = ((Number) number).longValue();
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }
}
