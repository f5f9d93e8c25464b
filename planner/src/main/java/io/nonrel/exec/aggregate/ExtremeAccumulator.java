package io.nonrel.exec.aggregate;

import io.nonrel.spi.ValueOrder;
import org.jspecify.annotations.Nullable;

/** MIN and MAX. */
final class ExtremeAccumulator implements Accumulator {

    private final int column;
    private final boolean greatest;
    private @Nullable Object extreme;

    ExtremeAccumulator(int column, boolean greatest) {
        this.column = column;
        this.greatest = greatest;
    }

    @Override
    public void add(@Nullable Object[] row) {
        Object value = row[column];
        if (value == null) {
            return;
        }
        if (extreme == null) {
            extreme = value;
            return;
        }
        int order = ValueOrder.compare(value, extreme);
        if (greatest ? order > 0 : order < 0) {
            extreme = value;
        }
    }

    @Override
    public @Nullable Object result() {
        return extreme;
    }
}
