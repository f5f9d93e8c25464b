package io.nonrel.exec.aggregate;

import io.nonrel.exec.Cancellation;
import io.nonrel.exec.HeldRows;
import io.nonrel.exec.operator.RowOrder;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PERCENTILE_CONT and PERCENTILE_DISC: the value at a fraction of the way through the ordered values. */
final class PercentileAccumulator implements Accumulator {

    private final int fractionColumn;
    private final SortKey key;
    private final boolean continuous;
    private final ResultType type;
    private final HeldRows held;
    private final Cancellation cancellation;
    private final List<Object> values = new ArrayList<>();
    private @Nullable Object fraction;
    private boolean sorted;

    PercentileAccumulator(
            int fractionColumn,
            SortKey key,
            boolean continuous,
            ResultType type,
            HeldRows held,
            Cancellation cancellation) {
        this.fractionColumn = fractionColumn;
        this.key = key;
        this.continuous = continuous;
        this.type = type;
        this.held = held;
        this.cancellation = cancellation;
    }

    @Override
    public void add(@Nullable Object[] row) {
        fraction = row[fractionColumn];
        Object value = row[key.column()];
        if (value != null) {
            held.hold(1);
            values.add(value);
            sorted = false;
        }
    }

    @Override
    public @Nullable Object result() {
        if (values.isEmpty() || fraction == null) {
            return null;
        }
        BigDecimal part = ExactSum.decimal(fraction);
        if (part.signum() < 0 || part.compareTo(BigDecimal.ONE) > 0) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error(
                    "The fraction of a percentile is %s; it must be between 0 and 1", fraction);
        }
        if (!sorted) {
            values.sort((a, b) -> {
                cancellation.check();
                return RowOrder.compareValues(key, a, b);
            });
            sorted = true;
        }
        return continuous ? interpolated(part) : atLeast(part);
    }

    private Object atLeast(BigDecimal part) {
        int position = part.multiply(BigDecimal.valueOf(values.size()))
                .setScale(0, RoundingMode.CEILING)
                .intValue();
        return values.get(Math.max(position, 1) - 1);
    }

    private Object interpolated(BigDecimal part) {
        BigDecimal exact = part.multiply(BigDecimal.valueOf(values.size() - 1L));
        int below = exact.intValue();
        BigDecimal rest = exact.subtract(BigDecimal.valueOf(below));
        Object low = values.get(below);
        Object high = values.get(Math.min(below + 1, values.size() - 1));
        if (type.type() == ValueType.DOUBLE) {
            double from = ((Number) low).doubleValue();
            return rest.signum() == 0 ? from : from + (((Number) high).doubleValue() - from) * rest.doubleValue();
        }
        BigDecimal from = ExactSum.decimal(low);
        return type.number(from.add(ExactSum.decimal(high).subtract(from).multiply(rest)), "PERCENTILE_CONT");
    }
}
