package io.nonrel.exec.aggregate;

import org.jspecify.annotations.Nullable;

/** Variance and standard deviation: exact numbers are summed exactly, approximate ones by a running mean. */
final class SpreadAccumulator implements Accumulator {

    private final int column;
    private final AggregateFunction function;
    private final ResultType type;
    private @Nullable Accumulator numbers;

    SpreadAccumulator(int column, AggregateFunction function, ResultType type) {
        this.column = column;
        this.function = function;
        this.type = type;
    }

    @Override
    public void add(@Nullable Object[] row) {
        Object value = row[column];
        if (value == null) {
            return;
        }
        if (numbers == null) {
            numbers = value instanceof Double
                    ? new MomentsAccumulator(new int[] {column}, function, type)
                    : new VarianceAccumulator(column, function, type);
        }
        numbers.add(row);
    }

    @Override
    public @Nullable Object result() {
        return numbers == null ? null : numbers.result();
    }
}
