package io.nonrel.exec.expression;

import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Scalar;

/** An integer compared with a constant: the commonest filter, so each comparison is a closure of its own. */
final class LongComparisons {

    private LongComparisons() {}

    static Truth of(Comparison comparison, Scalar left, long value) {
        return left instanceof InputColumn column
                ? column(comparison, column.index(), value)
                : scalar(comparison, left, value);
    }

    private static Truth column(Comparison comparison, int index, long value) {
        return switch (comparison) {
            case EQUAL ->
                (row, execution) -> {
                    Object x = row[index];
                    return x == null ? Truth.UNKNOWN : Truth.of((Long) x == value);
                };
            case NOT_EQUAL ->
                (row, execution) -> {
                    Object x = row[index];
                    return x == null ? Truth.UNKNOWN : Truth.of((Long) x != value);
                };
            case LESS ->
                (row, execution) -> {
                    Object x = row[index];
                    return x == null ? Truth.UNKNOWN : Truth.of((Long) x < value);
                };
            case LESS_OR_EQUAL ->
                (row, execution) -> {
                    Object x = row[index];
                    return x == null ? Truth.UNKNOWN : Truth.of((Long) x <= value);
                };
            case GREATER ->
                (row, execution) -> {
                    Object x = row[index];
                    return x == null ? Truth.UNKNOWN : Truth.of((Long) x > value);
                };
            case GREATER_OR_EQUAL ->
                (row, execution) -> {
                    Object x = row[index];
                    return x == null ? Truth.UNKNOWN : Truth.of((Long) x >= value);
                };
        };
    }

    private static Truth scalar(Comparison comparison, Scalar left, long value) {
        return (row, execution) -> {
            Object x = left.evaluate(row, execution);
            return x == null ? Truth.UNKNOWN : Truth.of(comparison.holds(Long.compare((Long) x, value)));
        };
    }
}
