package io.nonrel.exec.aggregate;

import org.jspecify.annotations.Nullable;

/** BIT_AND, BIT_OR and BIT_XOR of integers. */
final class BitAccumulator implements Accumulator {

    private final int column;
    private final AggregateFunction function;
    private @Nullable Long bits;

    BitAccumulator(int column, AggregateFunction function) {
        this.column = column;
        this.function = function;
    }

    @Override
    public void add(@Nullable Object[] row) {
        if (!(row[column] instanceof Long value)) {
            return;
        }
        if (bits == null) {
            bits = value;
        } else {
            bits = switch (function) {
                case BIT_AND -> bits & value;
                case BIT_OR -> bits | value;
                default -> bits ^ value;
            };
        }
    }

    @Override
    public @Nullable Object result() {
        return bits;
    }
}
