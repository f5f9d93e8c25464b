package io.nonrel.planner.catalog;

import io.nonrel.spi.ValueType;
import org.jspecify.annotations.Nullable;

/** The SQL types of columns, parameters and results. Those without a value type stand in expressions only. */
public enum TypeName {
    BOOLEAN(ValueType.BOOLEAN),
    TINYINT(ValueType.INTEGER),
    SMALLINT(ValueType.INTEGER),
    INTEGER(ValueType.INTEGER),
    BIGINT(ValueType.INTEGER),
    DECIMAL(ValueType.DECIMAL),
    REAL(ValueType.DOUBLE),
    DOUBLE(ValueType.DOUBLE),
    /** Never padded: a CHAR(n) holds up to n characters. */
    CHAR(ValueType.STRING),
    VARCHAR(ValueType.STRING),
    CLOB(ValueType.STRING),
    BINARY(ValueType.BINARY),
    VARBINARY(ValueType.BINARY),
    BLOB(ValueType.BINARY),
    DATE(ValueType.DATE),
    TIME(ValueType.TIME),
    TIMESTAMP(ValueType.TIMESTAMP),
    TIMESTAMP_WITH_TIME_ZONE(ValueType.INSTANT),
    TIMESTAMP_WITH_LOCAL_TIME_ZONE(ValueType.INSTANT),
    UUID(ValueType.UUID),
    /** At run time a Long: months. */
    INTERVAL_YEAR_MONTH(null),
    /** At run time a Long: nanoseconds. */
    INTERVAL_DAY_TIME(null),
    /** The type of a bare NULL. */
    NULL(null),
    /** A type that has no place in a column yet: ARRAY, MAP, ROW and their like. */
    OTHER(null);

    private final @Nullable ValueType valueType;

    TypeName(@Nullable ValueType valueType) {
        this.valueType = valueType;
    }

    /** The store's type for it, null when it can't be stored. */
    public @Nullable ValueType valueType() {
        return valueType;
    }

    /** As written in SQL, without precision. */
    public String sqlName() {
        return switch (this) {
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP WITH TIME ZONE";
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "TIMESTAMP WITH LOCAL TIME ZONE";
            case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR TO MONTH";
            case INTERVAL_DAY_TIME -> "INTERVAL DAY TO SECOND";
            case DOUBLE -> "DOUBLE PRECISION";
            default -> name();
        };
    }
}
