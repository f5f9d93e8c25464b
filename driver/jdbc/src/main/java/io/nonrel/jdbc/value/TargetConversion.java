package io.nonrel.jdbc.value;

import io.nonrel.exec.conversion.ValueText;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** For {@code setObject} with a target type: converts before the value is bound. */
public final class TargetConversion {

    /** In place of a scale: as many digits as there are. */
    public static final int ANY_SCALE = -1;

    private TargetConversion() {}

    /** The code of {@link Types} for a type. */
    public static int code(@Nullable SQLType type) throws SQLException {
        Integer code = type == null ? null : type.getVendorTypeNumber();
        if (code == null) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "The target type is none of java.sql.Types");
        }
        return code;
    }

    /** Whether a code of {@link Types} is that of points in time. */
    public static boolean isInstant(int target) {
        return target == Types.TIMESTAMP_WITH_TIMEZONE;
    }

    /**
     * Converts to a class of the target type.
     *
     * @param bound as {@link RuntimeValue} gives it
     * @param target a code of {@link Types}; one that means nothing here leaves the value as it is
     * @param scale digits after the point of a decimal target, or {@link #ANY_SCALE}
     */
    public static @Nullable Object convert(@Nullable Object bound, int target, int scale, ZoneId zone) {
        if (bound == null) {
            return null;
        }
        Object value = RuntimeValue.plain(bound);
        return switch (target) {
            case Types.BIT, Types.BOOLEAN -> NumberConversion.toBoolean(value);
            case Types.TINYINT -> NumberConversion.toByte(value);
            case Types.SMALLINT -> NumberConversion.toShort(value);
            case Types.INTEGER -> NumberConversion.toInt(value);
            case Types.BIGINT -> NumberConversion.toLong(value);
            case Types.REAL -> NumberConversion.toFloat(value);
            case Types.FLOAT, Types.DOUBLE -> NumberConversion.toDouble(value);
            case Types.NUMERIC, Types.DECIMAL ->
                scale < 0 ? NumberConversion.toDecimal(value) : NumberConversion.toDecimal(value, scale);
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> ValueText.of(value, zone);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> binary(value);
            default -> temporal(bound, value, target, zone);
        };
    }

    private static Object binary(Object value) {
        // A UUID is reported as BINARY, so this is the type that callers name for it.
        return value instanceof java.util.UUID ? value : BinaryConversion.toBytes(value);
    }

    private static Object temporal(Object bound, Object value, int target, ZoneId zone) {
        return switch (target) {
            case Types.DATE -> value instanceof LocalDate ? value : TemporalConversion.toLocalDate(value, zone);
            case Types.TIME, Types.TIME_WITH_TIMEZONE ->
                value instanceof LocalTime ? value : TemporalConversion.toLocalTime(value, zone);
            case Types.TIMESTAMP ->
                value instanceof LocalDateTime ? value : TemporalConversion.toLocalDateTime(value, zone);
            case Types.TIMESTAMP_WITH_TIMEZONE -> TemporalConversion.toInstant(value, zone);
            default -> bound;
        };
    }
}
