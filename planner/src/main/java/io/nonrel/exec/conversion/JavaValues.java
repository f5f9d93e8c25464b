package io.nonrel.exec.conversion;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;

/** Java values that a program may hand over, as run-time values and with their SQL types. */
final class JavaValues {

    private JavaValues() {}

    static ColumnType typeOf(Object value) {
        if (value instanceof BigDecimal x) {
            int scale = Math.max(x.scale(), 0);
            if (scale > NumericRange.MAX_PRECISION || x.precision() - x.scale() + scale > NumericRange.MAX_PRECISION) {
                throw ErrorCode.NUMBER_OUT_OF_RANGE.error(
                        "The number has %d digits, a DECIMAL has at most %d",
                        Math.max(x.precision() - x.scale() + scale, scale), NumericRange.MAX_PRECISION);
            }
            return new ColumnType(TypeName.DECIMAL, Math.max(x.precision() - x.scale() + scale, scale), scale);
        }
        if (value instanceof BigInteger x) {
            return typeOf(new BigDecimal(x));
        }
        TypeName name = nameOf(value);
        return ColumnType.of(name);
    }

    private static TypeName nameOf(Object value) {
        if (value instanceof String || value instanceof Character) {
            return TypeName.VARCHAR;
        }
        if (value instanceof Long) {
            return TypeName.BIGINT;
        }
        if (value instanceof Integer) {
            return TypeName.INTEGER;
        }
        if (value instanceof Boolean) {
            return TypeName.BOOLEAN;
        }
        if (value instanceof BigDecimal) {
            return TypeName.DECIMAL;
        }
        if (value instanceof Double) {
            return TypeName.DOUBLE;
        }
        if (value instanceof Float) {
            return TypeName.REAL;
        }
        if (value instanceof Short) {
            return TypeName.SMALLINT;
        }
        if (value instanceof Byte) {
            return TypeName.TINYINT;
        }
        if (value instanceof byte[]) {
            return TypeName.VARBINARY;
        }
        if (value instanceof UUID) {
            return TypeName.UUID;
        }
        return nameOfTime(value);
    }

    private static TypeName nameOfTime(Object value) {
        if (value instanceof LocalDate) {
            return TypeName.DATE;
        }
        if (value instanceof LocalDateTime || value instanceof Date) {
            return TypeName.TIMESTAMP;
        }
        if (value instanceof LocalTime || value instanceof OffsetTime) {
            return TypeName.TIME;
        }
        if (value instanceof Instant || value instanceof OffsetDateTime || value instanceof ZonedDateTime) {
            return TypeName.TIMESTAMP_WITH_TIME_ZONE;
        }
        if (value instanceof Duration) {
            return TypeName.INTERVAL_DAY_TIME;
        }
        if (value instanceof Period) {
            return TypeName.INTERVAL_YEAR_MONTH;
        }
        throw unknown(value);
    }

    /** The run-time value; a {@link Date} is brought into the zone, an {@link OffsetTime} loses its offset. */
    static Object runTime(Object value, ZoneId zone) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigDecimal) {
            return value;
        }
        if (value instanceof Float x) {
            return (double) x;
        }
        if (value instanceof BigInteger x) {
            return new BigDecimal(x);
        }
        if (value instanceof Character) {
            return value.toString();
        }
        if (value instanceof OffsetDateTime x) {
            return DateTimeRange.check(x.toInstant());
        }
        if (value instanceof ZonedDateTime x) {
            return DateTimeRange.check(x.toInstant());
        }
        if (value instanceof OffsetTime x) {
            return x.toLocalTime();
        }
        if (value instanceof Instant x) {
            return DateTimeRange.check(x);
        }
        if (value instanceof LocalDate x) {
            return DateTimeRange.check(x);
        }
        if (value instanceof LocalDateTime x) {
            return DateTimeRange.check(x);
        }
        if (value instanceof Date x) {
            return DateTimeRange.check(LocalDateTime.ofInstant(x.toInstant(), zone));
        }
        if (value instanceof Duration x) {
            return x.toNanos();
        }
        if (value instanceof Period x && x.get(ChronoUnit.DAYS) == 0) {
            return x.toTotalMonths();
        }
        if (value instanceof Period) {
            throw ErrorCode.INVALID_PARAMETER.error(
                    "A Period with days is no SQL interval; bind years and months only");
        }
        nameOf(value);
        return value;
    }

    private static NonrelException unknown(Object value) {
        String hint = value instanceof Enum ? "; bind its name() or ordinal()" : "";
        return ErrorCode.INVALID_PARAMETER.error(
                "A value of class %s is no SQL value%s", value.getClass().getName(), hint);
    }
}
