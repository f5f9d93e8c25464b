package io.nonrel.exec.function;

import io.nonrel.exec.conversion.DateTimeRange;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times moved by intervals and subtracted. A day that a month doesn't have becomes the month's last; a TIME goes
 * round the clock; an instant is moved by months in the session's zone.
 */
public final class DateTimeMath {

    static final long NANOS_OF_DAY = 86_400_000_000_000L;

    private DateTimeMath() {}

    /** A DATE, TIMESTAMP or instant moved by months. */
    public static Object plusMonths(Object point, long months, ZoneId zone) {
        return DateTimeRange.compute(() -> {
            if (point instanceof LocalDate date) {
                return DateTimeRange.check(date.plusMonths(months));
            }
            if (point instanceof LocalDateTime timestamp) {
                return DateTimeRange.check(timestamp.plusMonths(months));
            }
            if (point instanceof Instant instant) {
                return DateTimeRange.check(
                        instant.atZone(zone).plusMonths(months).toInstant());
            }
            throw ErrorCode.TYPE_MISMATCH.error("An interval of months can't be added to a TIME");
        });
    }

    /** A DATE, TIME, TIMESTAMP or instant moved by nanoseconds; a DATE by whole days. */
    public static Object plusNanos(Object point, long nanos) {
        return DateTimeRange.compute(() -> {
            if (point instanceof LocalDateTime timestamp) {
                return DateTimeRange.check(timestamp.plusNanos(nanos));
            }
            if (point instanceof LocalDate date) {
                return DateTimeRange.check(date.plusDays(nanos / NANOS_OF_DAY));
            }
            return point instanceof Instant instant
                    ? DateTimeRange.check(instant.plusNanos(nanos))
                    : ((LocalTime) point).plusNanos(nanos);
        });
    }

    /** A date so many days later. */
    static LocalDate plusDays(LocalDate date, long days) {
        return DateTimeRange.compute(() -> DateTimeRange.check(date.plusDays(days)));
    }

    /** A date so many days earlier. */
    static LocalDate minusDays(LocalDate date, long days) {
        return DateTimeRange.compute(() -> DateTimeRange.check(date.minusDays(days)));
    }

    /** Whole months between two values of one class, negative when the end is before the start. */
    public static long monthsBetween(Object start, Object end, ZoneId zone) {
        return ChronoUnit.MONTHS.between(local(start, zone), local(end, zone));
    }

    /** Nanoseconds between two values of one class. */
    public static long nanosBetween(Object start, Object end) {
        try {
            if (start instanceof LocalDate from) {
                return Math.multiplyExact(((LocalDate) end).toEpochDay() - from.toEpochDay(), NANOS_OF_DAY);
            }
            if (start instanceof LocalTime from) {
                return ((LocalTime) end).toNanoOfDay() - from.toNanoOfDay();
            }
            return start instanceof Instant from
                    ? ChronoUnit.NANOS.between(from, (Instant) end)
                    : ChronoUnit.NANOS.between((LocalDateTime) start, (LocalDateTime) end);
        } catch (ArithmeticException e) {
            throw overflow(e);
        }
    }

    /** The sum of two intervals of one family. */
    public static long addIntervals(long x, long y) {
        try {
            return Math.addExact(x, y);
        } catch (ArithmeticException e) {
            throw overflow(e);
        }
    }

    /** An interval in the other direction. */
    public static long negate(long interval) {
        if (interval == Long.MIN_VALUE) {
            throw overflow(null);
        }
        return -interval;
    }

    /** An interval from an exact number of months or nanoseconds, rounded half up. */
    public static long interval(BigDecimal amount) {
        try {
            return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException e) {
            throw overflow(e);
        }
    }

    static LocalDateTime local(Object point, ZoneId zone) {
        if (point instanceof LocalDateTime timestamp) {
            return timestamp;
        }
        if (point instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (point instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, zone);
        }
        return ((LocalTime) point).atDate(LocalDate.EPOCH);
    }

    private static NonrelException overflow(@Nullable Exception cause) {
        String message = "The interval is out of range: days and times go to about 292 years; subtract as months or use"
                + " TIMESTAMPDIFF for longer ones";
        return cause == null
                ? ErrorCode.INTERVAL_OVERFLOW.error(message)
                : ErrorCode.INTERVAL_OVERFLOW.error(cause, message);
    }
}
