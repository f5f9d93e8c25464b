package io.nonrel.engine.write;

import io.nonrel.spi.ValueOrder;
import org.jspecify.annotations.Nullable;

/** Values that identify a row, to be looked up in a map: equal as the stores compare them. */
final class RowKey {

    private final @Nullable Object[] values;
    private final int hash;

    RowKey(@Nullable Object[] values) {
        this.values = values;
        int sum = 1;
        for (Object value : values) {
            sum = 31 * sum + ValueOrder.hash(value);
        }
        this.hash = sum;
    }

    /** The values at some positions of a row. */
    static @Nullable Object[] pick(@Nullable Object[] row, int[] positions) {
        @Nullable Object[] values = new @Nullable Object[positions.length];
        for (int i = 0; i < positions.length; i++) {
            values[i] = row[positions[i]];
        }
        return values;
    }

    @Nullable
    Object[] values() {
        return values;
    }

    /** Whether one of the values is NULL: then it never conflicts with another. */
    boolean hasNull() {
        for (Object value : values) {
            if (value == null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof RowKey key) || key.hash != hash || key.values.length != values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (!ValueOrder.same(values[i], key.values[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
