package io.nonrel.exec.window;

import io.nonrel.exec.Scalar;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a partition that a value function counts: all, or with IGNORE NULLS those with a value. */
final class Positions {

    private final @Nullable Object[] values;
    private final int @Nullable [] withValue;

    Positions(Partition partition, Scalar value, boolean ignoreNulls) {
        values = new Object[partition.size()];
        int[] found = new int[ignoreNulls ? values.length : 0];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            partition.execution().cancellation().check();
            values[i] = partition.value(i, value);
            if (ignoreNulls && values[i] != null) {
                found[count++] = i;
            }
        }
        withValue = ignoreNulls ? Arrays.copyOf(found, count) : null;
    }

    int size() {
        return withValue == null ? values.length : withValue.length;
    }

    /** How many counted rows there are before a row. */
    int before(int row) {
        if (withValue == null) {
            return row;
        }
        int found = Arrays.binarySearch(withValue, row);
        return found < 0 ? -found - 1 : found;
    }

    /** The value of a counted row. */
    @Nullable
    Object value(int number) {
        return values[withValue == null ? number : withValue[number]];
    }

    /** The value of any row. */
    @Nullable
    Object valueOfRow(int row) {
        return values[row];
    }
}
