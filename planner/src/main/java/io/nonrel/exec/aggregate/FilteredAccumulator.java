package io.nonrel.exec.aggregate;

import org.jspecify.annotations.Nullable;

/** FILTER (WHERE …): takes only the rows in which a column is TRUE. */
record FilteredAccumulator(int column, Accumulator inner) implements Accumulator {

    @Override
    public void add(@Nullable Object[] row) {
        if (Boolean.TRUE.equals(row[column])) {
            inner.add(row);
        }
    }

    @Override
    public @Nullable Object result() {
        return inner.result();
    }

    @Override
    public boolean removes() {
        return inner.removes();
    }

    @Override
    public void remove(@Nullable Object[] row) {
        if (Boolean.TRUE.equals(row[column])) {
            inner.remove(row);
        }
    }
}
