package io.nonrel.exec.aggregate;

import org.jspecify.annotations.Nullable;

/** EVERY and SOME. */
final class BooleanAccumulator implements Accumulator {

    private final int column;
    private final boolean every;
    private long falses;
    private long trues;

    BooleanAccumulator(int column, boolean every) {
        this.column = column;
        this.every = every;
    }

    @Override
    public void add(@Nullable Object[] row) {
        count(row, 1);
    }

    @Override
    public boolean removes() {
        return true;
    }

    @Override
    public void remove(@Nullable Object[] row) {
        count(row, -1);
    }

    @Override
    public @Nullable Object result() {
        if (falses + trues == 0) {
            return null;
        }
        return every ? falses == 0 : trues > 0;
    }

    private void count(@Nullable Object[] row, int by) {
        if (row[column] instanceof Boolean value) {
            if (value) {
                trues += by;
            } else {
                falses += by;
            }
        }
    }
}
