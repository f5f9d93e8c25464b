package io.nonrel.exec.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * Variances, co-variances and regressions of approximate numbers, by Welford's and Chan's running updates, which do not
 * lose digits when the values are large and close together. With one argument it is its own partner.
 */
final class MomentsAccumulator implements Accumulator {

    private final int yColumn;
    private final int xColumn;
    private final AggregateFunction function;
    private final ResultType type;
    private long count;
    private double meanX;
    private double meanY;
    private double sxx;
    private double syy;
    private double sxy;

    /**
     * @param columns the dependent variable first, as SQL writes it
     */
    MomentsAccumulator(int[] columns, AggregateFunction function, ResultType type) {
        this.yColumn = columns[0];
        this.xColumn = columns[columns.length - 1];
        this.function = function;
        this.type = type;
    }

    @Override
    public void add(@Nullable Object[] row) {
        if (row[xColumn] instanceof Number nx && row[yColumn] instanceof Number ny) {
            double x = nx.doubleValue();
            double y = ny.doubleValue();
            count++;
            double dx = x - meanX;
            double dy = y - meanY;
            meanX += dx / count;
            meanY += dy / count;
            sxx += dx * (x - meanX);
            syy += dy * (y - meanY);
            sxy += dx * (y - meanY);
        }
    }

    @Override
    public @Nullable Object result() {
        if (function == AggregateFunction.REGR_COUNT) {
            return count;
        }
        Double value = count == 0 ? null : value();
        return value == null ? null : type.number(value, function.name());
    }

    private @Nullable Double value() {
        return switch (function) {
            case VAR_POP, COVAR_POP -> sxy / count;
            case VAR_SAMP, COVAR_SAMP -> count == 1 ? null : (Double) (sxy / (count - 1));
            case STDDEV_POP -> Math.sqrt(sxx / count);
            case STDDEV_SAMP -> count == 1 ? null : (Double) Math.sqrt(sxx / (count - 1));
            case CORR -> sxx == 0 || syy == 0 ? null : (Double) (sxy / Math.sqrt(sxx * syy));
            case REGR_SXX -> sxx;
            case REGR_SYY -> syy;
            case REGR_SXY -> sxy;
            case REGR_AVGX -> meanX;
            case REGR_AVGY -> meanY;
            case REGR_SLOPE -> sxx == 0 ? null : (Double) (sxy / sxx);
            case REGR_INTERCEPT -> sxx == 0 ? null : (Double) (meanY - sxy / sxx * meanX);
            case REGR_R2 -> sxx == 0 ? null : syy == 0 ? (Double) 1.0 : (Double) (sxy * sxy / (sxx * syy));
            default -> throw new AssertionError(function);
        };
    }
}
