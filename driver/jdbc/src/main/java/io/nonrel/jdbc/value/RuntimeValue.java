package io.nonrel.jdbc.value;

import io.nonrel.planner.catalog.TypeName;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From the objects that callers bind to run-time values. Text is left as it is: the engine reads it as its parameter's type. */
public final class RuntimeValue {

    private RuntimeValue() {}

    /**
     * The run-time value for a bound object.
     *
     * @param parameter the type that the statement uses it as: java.sql.Timestamp and Calendar are points in time where that
     *     is asked for, else wall clocks
     */
    public static @Nullable Object of(@Nullable Object value, TypeName parameter) throws SQLException {
        if (value == null || value instanceof String || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer x) {
            return x.longValue();
        }
        if (value instanceof Number x) {
            return number(x);
        }
        if (value instanceof Boolean || value instanceof UUID) {
            return value;
        }
        if (value instanceof java.util.Date x) {
            return date(x, parameter);
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        return value instanceof java.time.temporal.Temporal ? temporal(value) : other(value, parameter);
    }

    /** Whether the parameter is a point in time. */
    public static boolean isInstant(TypeName parameter) {
        return parameter == TypeName.TIMESTAMP_WITH_TIME_ZONE || parameter == TypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    }

    /** A timestamp's value: a point in time where the parameter is one. */
    public static Object timestamp(Timestamp value, @Nullable Calendar calendar, TypeName parameter) {
        return isInstant(parameter) ? value.toInstant() : LegacyTemporal.toLocalDateTime(value, calendar);
    }

    private static Object number(Number value) {
        if (value instanceof BigDecimal || value instanceof Double) {
            return value;
        }
        if (value instanceof Short || value instanceof Byte) {
            return value.longValue();
        }
        if (value instanceof Float x) {
            return x.doubleValue();
        }
        if (value instanceof BigInteger x) {
            return new BigDecimal(x);
        }
        if (value instanceof java.util.concurrent.atomic.AtomicInteger
                || value instanceof java.util.concurrent.atomic.AtomicLong) {
            return value.longValue();
        }
        throw Conversions.impossible(value, "a parameter");
    }

    @SuppressWarnings("JavaUtilDate") // The classes of java.sql are what this is about.
    private static Object date(java.util.Date value, TypeName parameter) {
        if (value instanceof Timestamp x) {
            return timestamp(x, null, parameter);
        }
        if (value instanceof Date x) {
            return LegacyTemporal.toLocalDate(x, null);
        }
        if (value instanceof Time x) {
            return LegacyTemporal.toLocalTime(x, null);
        }
        return timestamp(new Timestamp(value.getTime()), null, parameter);
    }

    private static Object temporal(Object value) {
        if (value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof Instant) {
            return value;
        }
        if (value instanceof OffsetDateTime x) {
            return x.toInstant();
        }
        if (value instanceof ZonedDateTime x) {
            return x.toInstant();
        }
        if (value instanceof OffsetTime x) {
            return x.toLocalTime();
        }
        throw Conversions.impossible(value, "a parameter");
    }

    private static Object other(Object value, TypeName parameter) throws SQLException {
        if (value instanceof Character || value instanceof URL || value instanceof StringBuilder) {
            return value.toString();
        }
        if (value instanceof Calendar x) {
            return isInstant(parameter)
                    ? x.toInstant()
                    : LocalDateTime.ofInstant(x.toInstant(), x.getTimeZone().toZoneId());
        }
        if (value instanceof Clob x) {
            return x.getSubString(1, (int) x.length());
        }
        if (value instanceof Blob x) {
            return x.getBytes(1, (int) x.length());
        }
        if (value instanceof InputStream x) {
            return Streams.bytes(x, Streams.TO_THE_END);
        }
        if (value instanceof Reader x) {
            return Streams.text(x, Streams.TO_THE_END);
        }
        throw Conversions.impossible(value, "a parameter");
    }
}
