package io.nonrel.exec.aggregate;

import org.jspecify.annotations.Nullable;

/** COUNT: the rows in which every argument is a value; all rows without arguments. */
final class CountAccumulator implements Accumulator {

    private final int[] columns;
    private long count;

    CountAccumulator(int[] columns) {
        this.columns = columns;
    }

    @Override
    public void add(@Nullable Object[] row) {
        if (counts(row)) {
            count++;
        }
    }

    @Override
    public boolean removes() {
        return true;
    }

    @Override
    public void remove(@Nullable Object[] row) {
        if (counts(row)) {
            count--;
        }
    }

    @Override
    public Object result() {
        return count;
    }

    private boolean counts(@Nullable Object[] row) {
        for (int column : columns) {
            if (row[column] == null) {
                return false;
            }
        }
        return true;
    }
}
