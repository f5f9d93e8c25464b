package io.nonrel.adapter.embedded;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.ValueOrder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One aggregate over the values of one group. */
final class Accumulator {

    private final Aggregation.Function function;
    private long count;
    private @Nullable Object extreme;

    /** The sum of integers as long as it fits; {@link #decimals} takes over then. */
    private long integers;

    private BigDecimal decimals = BigDecimal.ZERO;
    private double doubles;
    private boolean hasDouble;

    Accumulator(Aggregation.Function function) {
        this.function = function;
    }

    /** Counts a document, whatever its values. */
    void addDocument() {
        count++;
    }

    /** Takes a non-null value. */
    void add(Object value) {
        count++;
        switch (function) {
            case COUNT -> {
                // The number is all that is asked for.
            }
            case MIN -> {
                if (extreme == null || ValueOrder.compare(value, extreme) < 0) {
                    extreme = value;
                }
            }
            case MAX -> {
                if (extreme == null || ValueOrder.compare(value, extreme) > 0) {
                    extreme = value;
                }
            }
            case SUM -> sum(value);
        }
    }

    private void sum(Object value) {
        if (value instanceof Long x) {
            long sum = integers + x;
            if (((integers ^ sum) & (x ^ sum)) < 0) {
                decimals = decimals.add(BigDecimal.valueOf(integers)).add(BigDecimal.valueOf(x));
                integers = 0;
            } else {
                integers = sum;
            }
        } else if (value instanceof BigDecimal x) {
            decimals = decimals.add(x);
        } else if (value instanceof Double x) {
            doubles += x;
            hasDouble = true;
        }
    }

    @Nullable
    Object result() {
        return switch (function) {
            case COUNT -> count;
            case MIN, MAX -> extreme;
            case SUM -> count == 0 ? null : total();
        };
    }

    private Object total() {
        BigDecimal exact = decimals.add(BigDecimal.valueOf(integers));
        if (hasDouble) {
            return exact.doubleValue() + doubles;
        }
        return exact;
    }
}
