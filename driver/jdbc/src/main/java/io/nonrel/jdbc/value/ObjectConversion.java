package io.nonrel.jdbc.value;

import io.nonrel.exec.conversion.ValueText;
import io.nonrel.planner.catalog.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** From run-time values to objects: of the class that fits the column, or of one that the caller names. */
public final class ObjectConversion {

    private interface Conversion {
        Object convert(Object value, ColumnType type, ZoneId zone);
    }

    private static final Map<Class<?>, Conversion> CONVERSIONS = new HashMap<>();

    static {
        numbers();
        temporals();
        others();
    }

    private ObjectConversion() {}

    /** The object that {@code getObject(column)} gives for a run-time value, by JDBC's table of types. */
    public static Object toDefault(Object value, ColumnType type, ZoneId zone) {
        return switch (type.name()) {
            case TINYINT, SMALLINT, INTEGER -> NumberConversion.toInt(value);
            case REAL -> NumberConversion.toFloat(value);
            case CLOB -> new StringClob(ValueText.of(value, type, zone));
            case BLOB -> new BytesBlob(BinaryConversion.toBytes(value));
            case BINARY, VARBINARY -> BinaryConversion.toBytes(value).clone();
            case DATE -> LegacyTemporal.toDate(value, zone, null);
            case TIME -> LegacyTemporal.toTime(value, zone, null);
            case TIMESTAMP -> LegacyTemporal.toTimestamp(value, zone, null);
            case TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                TemporalConversion.toOffsetDateTime(value, zone);
            case INTERVAL_YEAR_MONTH -> period(value);
            case INTERVAL_DAY_TIME -> Duration.ofNanos(NumberConversion.toLong(value));
            default -> value;
        };
    }

    /**
     * A value as an object of a class.
     *
     * @throws io.nonrel.spi.NonrelException {@link io.nonrel.spi.ErrorCode#INVALID_PARAMETER} when that can't be
     */
    public static <T> T toClass(Object value, ColumnType type, Class<T> target, ZoneId zone) {
        Conversion conversion = CONVERSIONS.get(target);
        if (conversion != null) {
            return target.cast(conversion.convert(value, type, zone));
        }
        Object object = toDefault(value, type, zone);
        if (target.isInstance(object)) {
            return target.cast(object);
        }
        throw Conversions.impossible(value, target.getName());
    }

    private static void numbers() {
        CONVERSIONS.put(Boolean.class, (v, t, z) -> NumberConversion.toBoolean(v));
        CONVERSIONS.put(Byte.class, (v, t, z) -> NumberConversion.toByte(v));
        CONVERSIONS.put(Short.class, (v, t, z) -> NumberConversion.toShort(v));
        CONVERSIONS.put(Integer.class, (v, t, z) -> NumberConversion.toInt(v));
        CONVERSIONS.put(Long.class, (v, t, z) -> NumberConversion.toLong(v));
        CONVERSIONS.put(Float.class, (v, t, z) -> NumberConversion.toFloat(v));
        CONVERSIONS.put(Double.class, (v, t, z) -> NumberConversion.toDouble(v));
        CONVERSIONS.put(BigDecimal.class, (v, t, z) -> NumberConversion.toDecimal(v));
        CONVERSIONS.put(BigInteger.class, (v, t, z) -> NumberConversion.toBigInteger(v));
    }

    private static void temporals() {
        CONVERSIONS.put(LocalDate.class, (v, t, z) -> TemporalConversion.toLocalDate(v, z));
        CONVERSIONS.put(LocalTime.class, (v, t, z) -> TemporalConversion.toLocalTime(v, z));
        CONVERSIONS.put(LocalDateTime.class, (v, t, z) -> TemporalConversion.toLocalDateTime(v, z));
        CONVERSIONS.put(Instant.class, (v, t, z) -> TemporalConversion.toInstant(v, z));
        CONVERSIONS.put(OffsetDateTime.class, (v, t, z) -> TemporalConversion.toOffsetDateTime(v, z));
        CONVERSIONS.put(ZonedDateTime.class, (v, t, z) -> TemporalConversion.toZonedDateTime(v, z));
        CONVERSIONS.put(OffsetTime.class, (v, t, z) -> offsetTime(v, z));
        CONVERSIONS.put(Date.class, (v, t, z) -> LegacyTemporal.toDate(v, z, null));
        CONVERSIONS.put(Time.class, (v, t, z) -> LegacyTemporal.toTime(v, z, null));
        CONVERSIONS.put(Timestamp.class, (v, t, z) -> LegacyTemporal.toTimestamp(v, z, null));
        CONVERSIONS.put(java.util.Date.class, (v, t, z) -> LegacyTemporal.toTimestamp(v, z, null));
        CONVERSIONS.put(Calendar.class, (v, t, z) -> calendar(v, z));
    }

    private static void others() {
        CONVERSIONS.put(String.class, ValueText::of);
        CONVERSIONS.put(byte[].class, (v, t, z) -> BinaryConversion.toBytes(v).clone());
        CONVERSIONS.put(UUID.class, (v, t, z) -> BinaryConversion.toUuid(v));
        CONVERSIONS.put(URL.class, (v, t, z) -> url(ValueText.of(v, t, z)));
        CONVERSIONS.put(Blob.class, (v, t, z) -> new BytesBlob(BinaryConversion.toBytes(v)));
        CONVERSIONS.put(Clob.class, (v, t, z) -> new StringClob(ValueText.of(v, t, z)));
        CONVERSIONS.put(NClob.class, (v, t, z) -> new StringClob(ValueText.of(v, t, z)));
    }

    private static URL url(String text) {
        try {
            return URI.create(text.strip()).toURL();
        } catch (IllegalArgumentException | MalformedURLException e) {
            throw Conversions.unreadable(e, "URL");
        }
    }

    private static OffsetTime offsetTime(Object value, ZoneId zone) {
        if (value instanceof LocalTime time) {
            return time.atDate(LocalDate.EPOCH).atZone(zone).toOffsetDateTime().toOffsetTime();
        }
        return TemporalConversion.toOffsetDateTime(value, zone).toOffsetTime();
    }

    private static Calendar calendar(Object value, ZoneId zone) {
        if (value instanceof Instant instant) {
            return GregorianCalendar.from(instant.atZone(zone));
        }
        Calendar calendar = Calendar.getInstance(java.util.Locale.ROOT);
        calendar.setTimeInMillis(LegacyTemporal.toTimestamp(value, zone, null).getTime());
        return calendar;
    }

    private static Period period(Object value) {
        long months = NumberConversion.toLong(value);
        return Period.of(Math.toIntExact(months / 12), (int) (months % 12), 0);
    }
}
