package io.nonrel.jdbc.value;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * What JDBC is told of each SQL type. A UUID is reported as BINARY(16), as there is no code for it and tools give up on OTHER;
 * {@code getObject} gives the {@link UUID} all the same.
 */
public enum JdbcType {
    BOOLEAN(TypeName.BOOLEAN, Types.BOOLEAN, Boolean.class, 1, 5),
    TINYINT(TypeName.TINYINT, Types.TINYINT, Integer.class, 3, 4),
    SMALLINT(TypeName.SMALLINT, Types.SMALLINT, Integer.class, 5, 6),
    INTEGER(TypeName.INTEGER, Types.INTEGER, Integer.class, 10, 11),
    BIGINT(TypeName.BIGINT, Types.BIGINT, Long.class, 19, 20),
    DECIMAL(TypeName.DECIMAL, Types.DECIMAL, BigDecimal.class, 38, 40),
    REAL(TypeName.REAL, Types.REAL, Float.class, 7, 15),
    DOUBLE(TypeName.DOUBLE, Types.DOUBLE, Double.class, 15, 24),
    CHAR(TypeName.CHAR, Types.CHAR, String.class, Integer.MAX_VALUE, Integer.MAX_VALUE),
    VARCHAR(TypeName.VARCHAR, Types.VARCHAR, String.class, Integer.MAX_VALUE, Integer.MAX_VALUE),
    CLOB(TypeName.CLOB, Types.CLOB, Clob.class, Integer.MAX_VALUE, Integer.MAX_VALUE),
    BINARY(TypeName.BINARY, Types.BINARY, byte[].class, Integer.MAX_VALUE, Integer.MAX_VALUE),
    VARBINARY(TypeName.VARBINARY, Types.VARBINARY, byte[].class, Integer.MAX_VALUE, Integer.MAX_VALUE),
    BLOB(TypeName.BLOB, Types.BLOB, Blob.class, Integer.MAX_VALUE, Integer.MAX_VALUE),
    DATE(TypeName.DATE, Types.DATE, Date.class, 10, 10),
    TIME(TypeName.TIME, Types.TIME, Time.class, 18, 18),
    TIMESTAMP(TypeName.TIMESTAMP, Types.TIMESTAMP, Timestamp.class, 29, 29),
    TIMESTAMP_WITH_TIME_ZONE(
            TypeName.TIMESTAMP_WITH_TIME_ZONE, Types.TIMESTAMP_WITH_TIMEZONE, OffsetDateTime.class, 35, 35),
    TIMESTAMP_WITH_LOCAL_TIME_ZONE(
            TypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, Types.TIMESTAMP_WITH_TIMEZONE, OffsetDateTime.class, 35, 35),
    UUID(TypeName.UUID, Types.BINARY, UUID.class, 16, 36),
    INTERVAL_YEAR_MONTH(TypeName.INTERVAL_YEAR_MONTH, Types.OTHER, Period.class, 19, 19),
    INTERVAL_DAY_TIME(TypeName.INTERVAL_DAY_TIME, Types.OTHER, Duration.class, 19, 29),
    NULL(TypeName.NULL, Types.NULL, Object.class, 1, 4),
    OTHER(TypeName.OTHER, Types.OTHER, Object.class, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** Digits of a fraction of a second when the type does not limit them. */
    private static final int NANOSECONDS = 9;

    private static final Map<TypeName, JdbcType> BY_NAME = new EnumMap<>(TypeName.class);

    static {
        for (JdbcType type : values()) {
            BY_NAME.put(type.name, type);
        }
    }

    private final TypeName name;
    private final int code;
    private final Class<?> javaClass;
    private final int precision;
    private final int displaySize;

    JdbcType(TypeName name, int code, Class<?> javaClass, int precision, int displaySize) {
        this.name = name;
        this.code = code;
        this.javaClass = javaClass;
        this.precision = precision;
        this.displaySize = displaySize;
    }

    /** What JDBC is told of an SQL type. */
    public static JdbcType of(TypeName name) {
        return BY_NAME.getOrDefault(name, OTHER);
    }

    /** The SQL type. */
    public TypeName typeName() {
        return name;
    }

    /** The code of {@link Types}. */
    public int code() {
        return code;
    }

    /** The class that {@code getObject} gives. */
    public Class<?> javaClass() {
        return javaClass;
    }

    /** The greatest precision of the type: digits, characters or bytes. */
    public int maxPrecision() {
        return precision;
    }

    /** The precision as JDBC counts it: digits; characters, also of dates and times; bytes. Always above 0. */
    public static int precision(ColumnType type) {
        JdbcType jdbc = of(type.name());
        int fraction = fractionDigits(type);
        if (fraction >= 0) {
            // The longest form has a point and nine digits.
            return jdbc.precision - (fraction == 0 ? NANOSECONDS + 1 : NANOSECONDS - fraction);
        }
        return jdbc.hasLength() && type.precision() > 0 ? type.precision() : jdbc.precision;
    }

    /** Digits after the point: of a decimal number or of a second; 0 for other types. */
    public static int scale(ColumnType type) {
        return Math.max(fractionDigits(type), type.scale());
    }

    /** How many characters the text of a value has at most. */
    public static int displaySize(ColumnType type) {
        return switch (type.name()) {
            case DECIMAL -> precision(type) + 2;
            // Two hexadecimal digits a byte.
            case BINARY, VARBINARY, BLOB -> (int) Math.min(2L * precision(type), Integer.MAX_VALUE);
            case CHAR, VARCHAR, CLOB, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                precision(type);
            default -> of(type.name()).displaySize;
        };
    }

    /** Whether it has digits and a sign. */
    public boolean isNumeric() {
        return switch (this) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> true;
            default -> false;
        };
    }

    /** Whether values are text, whose upper and lower case differ. */
    public boolean isText() {
        return this == CHAR || this == VARCHAR || this == CLOB;
    }

    /** Whether values are bytes. */
    public boolean isBinary() {
        return this == BINARY || this == VARBINARY || this == BLOB;
    }

    /** Whether the type is written with a length or precision in parentheses that limits its values. */
    public boolean hasLength() {
        return this == DECIMAL || isText() || isBinary();
    }

    private static int fractionDigits(ColumnType type) {
        return switch (type.name()) {
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                type.precision() < 0 ? NANOSECONDS : type.precision();
            default -> -1;
        };
    }
}
