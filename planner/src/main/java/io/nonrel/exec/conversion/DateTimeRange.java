package io.nonrel.exec.conversion;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.function.Supplier;

/**
 * Which dates and times there are: years 1 to 9999, and fractions of a second rounded half up to a type's digits. A TIME that
 * would round to midnight stays at the last instant of its day.
 */
public final class DateTimeRange {

    private static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final long NANOS_OF_DAY = 86_400_000_000_000L;
    private static final long[] NANOS_OF_DIGIT = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private DateTimeRange() {}

    /** The date, when it is one of SQL's. */
    public static LocalDate check(LocalDate value) {
        if (value.getYear() < 1 || value.getYear() > 9999) {
            throw overflow(value);
        }
        return value;
    }

    /** The timestamp, when it is one of SQL's. */
    public static LocalDateTime check(LocalDateTime value) {
        if (value.getYear() < 1 || value.getYear() > 9999) {
            throw overflow(value);
        }
        return value;
    }

    /** The instant, when it is in years 1 to 9999 of UTC. */
    public static Instant check(Instant value) {
        if (value.isBefore(FIRST_INSTANT) || value.isAfter(LAST_INSTANT)) {
            throw overflow(value);
        }
        return value;
    }

    /** What java.time computes, with its overflow as ours. */
    public static <T> T compute(Supplier<T> computation) {
        try {
            return computation.get();
        } catch (DateTimeException | ArithmeticException e) {
            throw ErrorCode.DATETIME_OVERFLOW.error(e, "The result is outside of years 1 to 9999");
        }
    }

    /** Rounded to a number of fraction digits; {@link ColumnType#UNBOUNDED} leaves it as it is. */
    public static LocalTime round(LocalTime value, int digits) {
        long step = step(digits);
        if (step == 1) {
            return value;
        }
        long nanos = roundToStep(value.toNanoOfDay(), step);
        return LocalTime.ofNanoOfDay(nanos == NANOS_OF_DAY ? nanos - step : nanos);
    }

    /** Rounded to a number of fraction digits. */
    public static LocalDateTime round(LocalDateTime value, int digits) {
        long step = step(digits);
        if (step == 1) {
            return value;
        }
        int nano = value.get(ChronoField.NANO_OF_SECOND);
        return check(value.plusNanos(roundToStep(nano, step) - nano));
    }

    /** Rounded to a number of fraction digits. */
    public static Instant round(Instant value, int digits) {
        long step = step(digits);
        if (step == 1) {
            return value;
        }
        int nano = value.get(ChronoField.NANO_OF_SECOND);
        return check(value.plusNanos(roundToStep(nano, step) - nano));
    }

    private static long step(int digits) {
        return digits < 0 || digits >= 9 ? 1 : NANOS_OF_DIGIT[digits];
    }

    private static long roundToStep(long nanos, long step) {
        return (nanos + step / 2) / step * step;
    }

    private static NonrelException overflow(Object value) {
        return ErrorCode.DATETIME_OVERFLOW.error("%s is outside of years 1 to 9999", value);
    }
}
