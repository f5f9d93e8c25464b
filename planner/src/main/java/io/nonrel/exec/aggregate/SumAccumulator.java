package io.nonrel.exec.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** SUM and AVG of exact numbers. */
final class SumAccumulator implements Accumulator {

    private final int column;
    private final AggregateFunction function;
    private final ResultType type;
    private final ExactSum sum = new ExactSum();
    private long count;

    SumAccumulator(int column, AggregateFunction function, ResultType type) {
        this.column = column;
        this.function = function;
        this.type = type;
    }

    @Override
    public void add(@Nullable Object[] row) {
        Object value = row[column];
        if (value != null) {
            sum.add(value);
            count++;
        }
    }

    @Override
    public boolean removes() {
        return true;
    }

    @Override
    public void remove(@Nullable Object[] row) {
        Object value = row[column];
        if (value != null) {
            sum.subtract(value);
            count--;
        }
    }

    @Override
    public @Nullable Object result() {
        if (count == 0) {
            return function == AggregateFunction.SUM0 ? type.number(BigDecimal.ZERO, "SUM") : null;
        }
        BigDecimal total = sum.total();
        if (function != AggregateFunction.AVG) {
            return type.number(total, "SUM");
        }
        // The quotient has the scale of the result at once, so that nothing is rounded twice.
        BigDecimal average = total.divide(BigDecimal.valueOf(count), type.scale(), RoundingMode.HALF_UP);
        return type.number(average, "AVG");
    }
}
