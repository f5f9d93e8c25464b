package io.nonrel.jdbc.value;

import io.nonrel.spi.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * From run-time values to java.time. A zone is the session's: a TIMESTAMP stands for the point in time that its wall clock
 * shows there. The argument is never null.
 */
public final class TemporalConversion {

    private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private TemporalConversion() {}

    /** The date, of a TIMESTAMP or a point in time too. */
    public static LocalDate toLocalDate(Object value, ZoneId zone) {
        if (value instanceof LocalDate x) {
            return x;
        }
        if (value instanceof String text && text.trim().indexOf(':') < 0) {
            return parse(text, "DATE", t -> LocalDate.parse(t));
        }
        return toLocalDateTime(value, zone).toLocalDate();
    }

    /** The time of day, of a TIMESTAMP or a point in time too. */
    public static LocalTime toLocalTime(Object value, ZoneId zone) {
        if (value instanceof LocalTime x) {
            return x;
        }
        if (value instanceof String text && text.trim().indexOf('-') < 0) {
            return parse(text, "TIME", t -> LocalTime.parse(t));
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
            TemporalAccessor parsed = parse(text, "TIMESTAMP", TemporalConversion::parseTimestamp);
            return parsed instanceof OffsetDateTime x ? LocalDateTime.ofInstant(x.toInstant(), zone) : local(parsed);
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
        if (value instanceof String text
                && parse(text, "TIMESTAMP", TemporalConversion::parseTimestamp) instanceof OffsetDateTime x) {
            return x.toInstant();
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

    private static TemporalAccessor parseTimestamp(String text) {
        if (text.indexOf(':') < 0) {
            return LocalDate.parse(text).atStartOfDay();
        }
        return TEXT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    }

    private static LocalDateTime local(TemporalAccessor parsed) {
        return parsed instanceof LocalDateTime x ? x : LocalDateTime.from(parsed);
    }

    private interface Reading<T> {
        T read(String text);
    }

    private static <T> T parse(String text, String target, Reading<T> reading) {
        try {
            return reading.read(text.trim());
        } catch (DateTimeException e) {
            throw ErrorCode.INVALID_DATETIME.error(e, "The text is no %s", target);
        }
    }
}
