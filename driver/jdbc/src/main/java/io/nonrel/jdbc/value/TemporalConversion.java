package io.nonrel.jdbc.value;

import io.nonrel.exec.conversion.DateTimeText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * From run-time values to java.time. A zone is the session's: a TIMESTAMP stands for the point in time that its wall clock
 * shows there. The argument is never null.
 */
public final class TemporalConversion {

    private TemporalConversion() {}

    /** The date, of a TIMESTAMP or a point in time too. */
    public static LocalDate toLocalDate(Object value, ZoneId zone) {
        if (value instanceof LocalDate x) {
            return x;
        }
        if (value instanceof String text) {
            return DateTimeText.date(text);
        }
        return toLocalDateTime(value, zone).toLocalDate();
    }

    /** The time of day, of a TIMESTAMP or a point in time too. */
    public static LocalTime toLocalTime(Object value, ZoneId zone) {
        if (value instanceof LocalTime x) {
            return x;
        }
        if (value instanceof String text) {
            return DateTimeText.time(text);
        }
        if (value instanceof LocalDate) {
            throw Conversions.impossible(value, "a TIME");
        }
        return toLocalDateTime(value, zone).toLocalTime();
    }

    /** Date and time; a DATE is its midnight, a TIME is on 1970-01-01 as JDBC has it. */
    public static LocalDateTime toLocalDateTime(Object value, ZoneId zone) {
        if (value instanceof LocalDateTime x) {
            return x;
        }
        if (value instanceof LocalDate x) {
            return x.atStartOfDay();
        }
        if (value instanceof LocalTime x) {
            return x.atDate(LocalDate.EPOCH);
        }
        if (value instanceof Instant x) {
            return LocalDateTime.ofInstant(x, zone);
        }
        if (value instanceof String text) {
            return DateTimeText.timestamp(text, zone);
        }
        throw Conversions.impossible(value, "a TIMESTAMP");
    }

    /** The point in time. */
    public static Instant toInstant(Object value, ZoneId zone) {
        if (value instanceof Instant x) {
            return x;
        }
        if (value instanceof LocalTime) {
            throw Conversions.impossible(value, "a TIMESTAMP WITH TIME ZONE");
        }
        if (value instanceof String text) {
            return DateTimeText.instant(text, zone);
        }
        return toLocalDateTime(value, zone).atZone(zone).toInstant();
    }

    /** The point in time with the offset that the session's zone has then. */
    public static OffsetDateTime toOffsetDateTime(Object value, ZoneId zone) {
        return toZonedDateTime(value, zone).toOffsetDateTime();
    }

    /** The point in time in the session's zone. */
    public static ZonedDateTime toZonedDateTime(Object value, ZoneId zone) {
        return toInstant(value, zone).atZone(zone);
    }
}
