package io.nonrel.exec.aggregate;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Variance and standard deviation of exact numbers, without rounding before the end. */
final class VarianceAccumulator implements Accumulator {

    /** Enough for 38 digits and the roots of such numbers. */
    private static final MathContext WIDE = new MathContext(60);

    private final int column;
    private final AggregateFunction function;
    private final ResultType type;
    private final ExactSum sum = new ExactSum();
    private final ExactSum squares = new ExactSum();
    private long count;

    VarianceAccumulator(int column, AggregateFunction function, ResultType type) {
        this.column = column;
        this.function = function;
        this.type = type;
    }

    @Override
    public void add(@Nullable Object[] row) {
        Object value = row[column];
        if (value != null) {
            sum.add(value);
            squares.addSquare(value);
            count++;
        }
    }

    @Override
    public @Nullable Object result() {
        long divisor = function.isSample() ? count - 1 : count;
        if (divisor <= 0) {
            return null;
        }
        BigDecimal n = BigDecimal.valueOf(count);
        BigDecimal total = sum.total();
        BigDecimal variance = n.multiply(squares.total())
                .subtract(total.multiply(total))
                .divide(n.multiply(BigDecimal.valueOf(divisor)), WIDE);
        return type.number(function.isDeviation() ? variance.sqrt(WIDE) : variance, function.name());
    }
}
