package io.nonrel.planner.scan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A border of a range of dates. Immutable.
 *
 * @param unit the length of the range; null when the value is a year, whose start is the border
 * @param units how many units after the start of the range the border is
 * @param withTime whether the border is a timestamp, else a date
 */
record DateForm(@Nullable ChronoUnit unit, long units, boolean withTime) implements OperandForm {

    /** The start of the year that a value names, or of one that comes after it. */
    static DateForm startOfYear(long later, boolean withTime) {
        return new DateForm(null, later, withTime);
    }

    /** The value, or a moment so many units after it. */
    static DateForm after(ChronoUnit unit, long units, boolean withTime) {
        return new DateForm(unit, units, withTime);
    }

    @Override
    public @Nullable Object of(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (unit == null) {
            long year = ((Number) value).longValue();
            // No date of ours is near the borders of Java's.
            LocalDate start = LocalDate.of(
                    (int) Math.max(Year.MIN_VALUE + 1L, Math.min(Year.MAX_VALUE - 1L, year)) + (int) units, 1, 1);
            return withTime ? start.atStartOfDay() : start;
        }
        Temporal moment = value instanceof LocalDate date && withTime ? date.atStartOfDay() : (Temporal) value;
        Temporal later = units == 0 ? moment : moment.plus(units, Objects.requireNonNull(unit));
        return !withTime && later instanceof LocalDateTime dateTime ? dateTime.toLocalDate() : later;
    }

    @Override
    public String describe(String value) {
        if (unit == null) {
            return "start of year(" + value + (units == 0 ? ")" : " + " + units + ")");
        }
        return units == 0
                ? value
                : value + " + " + units + " " + unit.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isValue() {
        return false;
    }
}
