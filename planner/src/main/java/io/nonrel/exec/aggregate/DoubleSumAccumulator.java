package io.nonrel.exec.aggregate;

import org.jspecify.annotations.Nullable;

/** SUM and AVG of approximate numbers. Rows can't be taken out: a difference isn't what a sum of the rest would be. */
final class DoubleSumAccumulator implements Accumulator {

    private final int column;
    private final AggregateFunction function;
    private double sum;
    private long count;

    DoubleSumAccumulator(int column, AggregateFunction function) {
        this.column = column;
        this.function = function;
    }

    @Override
    public void add(@Nullable Object[] row) {
        if (row[column] instanceof Number value) {
            sum += value.doubleValue();
            count++;
        }
    }

    @Override
    public @Nullable Object result() {
        if (count == 0) {
            return function == AggregateFunction.SUM0 ? (Object) 0.0 : null;
        }
        return function == AggregateFunction.AVG ? sum / count : sum;
    }
}
