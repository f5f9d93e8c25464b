package io.nonrel.exec.expression;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.function.Constant;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ValueOrder;
import io.nonrel.spi.ValueType;
import org.jspecify.annotations.Nullable;

/** {@code =, <>, <, <=, >, >=} and IS [NOT] DISTINCT FROM of two operands that are brought to one kind already. */
final class Comparisons {

    private Comparisons() {}

    static Truth compare(Comparison comparison, Scalar left, Scalar right, ColumnType type) {
        if (left instanceof Constant && !(right instanceof Constant)) {
            return compare(comparison.swapped(), right, left, type);
        }
        if (right instanceof Constant constant) {
            Object value = constant.value();
            if (value == null) {
                // The other operand is evaluated all the same: it may raise an error.
                return (row, execution) -> {
                    left.evaluate(row, execution);
                    return Truth.UNKNOWN;
                };
            }
            return compareWith(comparison, left, value, type);
        }
        if (type.name().valueType() == ValueType.STRING && comparison == Comparison.EQUAL) {
            return (row, execution) -> {
                Object x = left.evaluate(row, execution);
                Object y = right.evaluate(row, execution);
                return x == null || y == null ? Truth.UNKNOWN : Truth.of(x.equals(y));
            };
        }
        return (row, execution) -> {
            Object x = left.evaluate(row, execution);
            Object y = right.evaluate(row, execution);
            return x == null || y == null ? Truth.UNKNOWN : Truth.of(comparison.holds(ValueOrder.compare(x, y)));
        };
    }

    private static Truth compareWith(Comparison comparison, Scalar left, Object value, ColumnType type) {
        if (value instanceof Long number && type.name().valueType() == ValueType.INTEGER) {
            return LongComparisons.of(comparison, left, number);
        }
        if (value instanceof String && comparison == Comparison.EQUAL) {
            return (row, execution) -> {
                Object x = left.evaluate(row, execution);
                return x == null ? Truth.UNKNOWN : Truth.of(value.equals(x));
            };
        }
        return (row, execution) -> {
            Object x = left.evaluate(row, execution);
            return x == null ? Truth.UNKNOWN : Truth.of(comparison.holds(ValueOrder.compare(x, value)));
        };
    }

    /** IS DISTINCT FROM: NULL is a value like any other. */
    static Truth distinct(Scalar left, Scalar right, boolean wanted) {
        return (row, execution) -> Truth.of(wanted != same(left, right, row, execution));
    }

    private static boolean same(Scalar left, Scalar right, @Nullable Object[] row, Execution execution) {
        Object x = left.evaluate(row, execution);
        Object y = right.evaluate(row, execution);
        return ValueOrder.same(x, y);
    }
}
