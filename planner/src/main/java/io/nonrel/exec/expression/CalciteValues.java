package io.nonrel.exec.expression;

import io.nonrel.exec.conversion.NumericRange;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ErrorCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Run-time values as Calcite's generated code has them, and back. Nothing is lost: what doesn't fit is refused. */
final class CalciteValues {

    private static final int NANOS_OF_MILLI = 1_000_000;

    private CalciteValues() {}

    /**
     * The value for generated code.
     *
     * @param function for the message when the value has more digits than Calcite keeps
     */
    static @Nullable Object toCalcite(@Nullable Object value, ColumnType type, String function) {
        if (value == null) {
            return null;
        }
        return switch (type.name()) {
            case TINYINT -> ((Long) value).byteValue();
            case SMALLINT -> ((Long) value).shortValue();
            case INTEGER -> ((Long) value).intValue();
            case REAL -> ((Double) value).floatValue();
            case BINARY, VARBINARY, BLOB -> new ByteString((byte[]) value);
            case DATE -> (int) ((LocalDate) value).toEpochDay();
            case TIME -> (int) millis(((LocalTime) value).toNanoOfDay(), function);
            case TIMESTAMP -> millis(((LocalDateTime) value).toInstant(ZoneOffset.UTC), function);
            case TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> millis((Instant) value, function);
            case INTERVAL_YEAR_MONTH -> ((Long) value).intValue();
            case INTERVAL_DAY_TIME -> millis((Long) value, function);
            default -> value;
        };
    }

    /** The value that generated code gave. */
    static @Nullable Object fromCalcite(@Nullable Object value, ColumnType type) {
        if (value == null) {
            return null;
        }
        return switch (type.name()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> NumericRange.fit(number(value), type);
            case CHAR, VARCHAR, CLOB -> value.toString();
            case BINARY, VARBINARY, BLOB -> value instanceof ByteString bytes ? bytes.getBytes() : value;
            case DATE -> LocalDate.ofEpochDay(number(value).longValue());
            case TIME -> LocalTime.ofNanoOfDay(number(value).longValue() * NANOS_OF_MILLI);
            case TIMESTAMP ->
                LocalDateTime.ofInstant(Instant.ofEpochMilli(number(value).longValue()), ZoneOffset.UTC);
            case TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                Instant.ofEpochMilli(number(value).longValue());
            case INTERVAL_YEAR_MONTH -> number(value).longValue();
            case INTERVAL_DAY_TIME ->
                Literals.nanos(BigDecimal.valueOf(number(value).longValue()));
            default -> value;
        };
    }

    /** A number in one of the classes that {@link NumericRange#fit} takes. */
    private static Number number(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float x) {
            return x.doubleValue();
        }
        if (value instanceof Number x) {
            return x;
        }
        throw ErrorCode.INVALID_CAST.error("'%s' is no number", value);
    }

    private static long millis(Instant instant, String function) {
        return millis(instant.get(ChronoField.NANO_OF_SECOND), function) % 1000 + instant.getEpochSecond() * 1000;
    }

    private static long millis(long nanos, String function) {
        if (nanos % NANOS_OF_MILLI != 0) {
            throw ErrorCode.UNSUPPORTED.error(
                    "%s computes in milliseconds, the value has more digits; CAST it to a precision of 3", function);
        }
        return nanos / NANOS_OF_MILLI;
    }
}
