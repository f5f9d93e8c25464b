package io.nonrel.exec.aggregate;

import io.nonrel.exec.HeldRows;
import io.nonrel.exec.operator.RowIndex;
import io.nonrel.spi.ValueOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** MODE: the most frequent value, of several the smallest. */
final class ModeAccumulator implements Accumulator {

    private final int column;
    private final HeldRows held;
    private final RowIndex values;
    private long[] counts = new long[16];

    ModeAccumulator(int column, HeldRows held) {
        this.column = column;
        this.held = held;
        this.values = new RowIndex(column);
    }

    @Override
    public void add(@Nullable Object[] row) {
        if (row[column] == null) {
            return;
        }
        int before = values.size();
        int number = values.add(row);
        if (number == before) {
            held.hold(1);
            counts = number < counts.length ? counts : Arrays.copyOf(counts, number * 2);
        }
        counts[number]++;
    }

    @Override
    public @Nullable Object result() {
        Object mode = null;
        long most = 0;
        for (int i = 0; i < values.size(); i++) {
            Object value = values.row(i)[column];
            if (counts[i] > most || (counts[i] == most && ValueOrder.compareNullsFirst(value, mode) < 0)) {
                mode = value;
                most = counts[i];
            }
        }
        return mode;
    }
}
