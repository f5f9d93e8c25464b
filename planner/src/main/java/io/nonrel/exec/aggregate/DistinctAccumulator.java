package io.nonrel.exec.aggregate;

import io.nonrel.exec.HeldRows;
import io.nonrel.exec.operator.RowIndex;
import org.jspecify.annotations.Nullable;

/** DISTINCT: takes each combination of arguments once. */
final class DistinctAccumulator implements Accumulator {

    private final RowIndex seen;
    private final Accumulator inner;
    private final HeldRows held;

    DistinctAccumulator(int[] columns, Accumulator inner, HeldRows held) {
        this.seen = new RowIndex(columns);
        this.inner = inner;
        this.held = held;
    }

    @Override
    public void add(@Nullable Object[] row) {
        int before = seen.size();
        if (seen.add(row) == before) {
            held.hold(1);
            inner.add(row);
        }
    }

    @Override
    public @Nullable Object result() {
        return inner.result();
    }
}
