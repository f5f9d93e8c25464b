package io.nonrel.exec.aggregate;

import io.nonrel.exec.SingleValueOperator;
import org.jspecify.annotations.Nullable;

/** Functions that give one of the values as it is: the first, the last, any, or the only one. */
final class PickAccumulator implements Accumulator {

    private final int column;
    private final AggregateFunction function;
    private final boolean ignoreNulls;
    private @Nullable Object picked;
    private boolean found;

    PickAccumulator(int column, AggregateFunction function, boolean ignoreNulls) {
        this.column = column;
        this.function = function;
        this.ignoreNulls = ignoreNulls || function == AggregateFunction.ANY_VALUE;
    }

    @Override
    public void add(@Nullable Object[] row) {
        Object value = row[column];
        if (value == null && ignoreNulls) {
            return;
        }
        if (found && function == AggregateFunction.SINGLE_VALUE) {
            throw SingleValueOperator.severalRows();
        }
        if (!found || function == AggregateFunction.LAST_VALUE) {
            picked = value;
            found = true;
        }
    }

    @Override
    public @Nullable Object result() {
        return picked;
    }
}
