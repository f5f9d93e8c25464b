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
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From the objects that callers bind to what the engine takes. Classes of java.sql and streams are turned into values; text,
 * Java's numbers and java.time are left as they are, as the engine knows them and takes an open parameter's type from them.
 */
public final class RuntimeValue {

    private RuntimeValue() {}

    /**
     * What the engine is given for a bound object.
     *
     * @param parameter the type that the statement uses it as: java.sql.Timestamp and Calendar are points in time where that
     *     is asked for, else wall clocks
     */
    public static @Nullable Object of(@Nullable Object value, TypeName parameter) throws SQLException {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof java.util.Date x) {
            return date(x, parameter);
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof UUID || value instanceof Temporal || value instanceof TemporalAmount) {
            return value;
        }
        return other(value, parameter);
    }

    /** A value that the engine takes as the run-time value of its kind, for conversions. */
    public static Object plain(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float x) {
            return x.doubleValue();
        }
        if (value instanceof BigInteger x) {
            return new BigDecimal(x);
        }
        if (value instanceof OffsetDateTime x) {
            return x.toInstant();
        }
        if (value instanceof ZonedDateTime x) {
            return x.toInstant();
        }
        return value instanceof OffsetTime x ? x.toLocalTime() : value;
    }

    /** Whether the parameter is a point in time. */
    public static boolean isInstant(TypeName parameter) {
        return parameter == TypeName.TIMESTAMP_WITH_TIME_ZONE || parameter == TypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    }

    /** A timestamp's value: a point in time where the parameter is one. */
    public static Object timestamp(Timestamp value, @Nullable Calendar calendar, TypeName parameter) {
        return isInstant(parameter) ? value.toInstant() : LegacyTemporal.toLocalDateTime(value, calendar);
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
