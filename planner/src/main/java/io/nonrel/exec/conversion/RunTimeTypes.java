package io.nonrel.exec.conversion;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import org.apache.calcite.rel.type.RelDataType;

/** Calcite's types as ours: which run-time class an expression's values have. */
public final class RunTimeTypes {

    private RunTimeTypes() {}

    /** The type without nullability; types without run-time class of their own are {@link TypeName#OTHER}. */
    public static ColumnType of(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> ColumnType.of(TypeName.BOOLEAN);
            case TINYINT -> ColumnType.of(TypeName.TINYINT);
            case SMALLINT -> ColumnType.of(TypeName.SMALLINT);
            case INTEGER -> ColumnType.of(TypeName.INTEGER);
            case BIGINT -> ColumnType.of(TypeName.BIGINT);
            case DECIMAL -> new ColumnType(TypeName.DECIMAL, precision(type), Math.max(type.getScale(), 0));
            case REAL -> ColumnType.of(TypeName.REAL);
            case FLOAT, DOUBLE -> ColumnType.of(TypeName.DOUBLE);
            case CHAR -> ColumnType.of(TypeName.CHAR, precision(type));
            case VARCHAR -> ColumnType.of(TypeName.VARCHAR, precision(type));
            case BINARY -> ColumnType.of(TypeName.BINARY, precision(type));
            case VARBINARY -> ColumnType.of(TypeName.VARBINARY, precision(type));
            case DATE -> ColumnType.of(TypeName.DATE);
            case TIME, TIME_WITH_LOCAL_TIME_ZONE, TIME_TZ -> ColumnType.of(TypeName.TIME, precision(type));
            case TIMESTAMP -> ColumnType.of(TypeName.TIMESTAMP, precision(type));
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                ColumnType.of(TypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, precision(type));
            case TIMESTAMP_TZ -> ColumnType.of(TypeName.TIMESTAMP_WITH_TIME_ZONE, precision(type));
            case UUID -> ColumnType.of(TypeName.UUID);
            case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH -> ColumnType.of(TypeName.INTERVAL_YEAR_MONTH);
            case INTERVAL_DAY,
                    INTERVAL_DAY_HOUR,
                    INTERVAL_DAY_MINUTE,
                    INTERVAL_DAY_SECOND,
                    INTERVAL_HOUR,
                    INTERVAL_HOUR_MINUTE,
                    INTERVAL_HOUR_SECOND,
                    INTERVAL_MINUTE,
                    INTERVAL_MINUTE_SECOND,
                    INTERVAL_SECOND -> ColumnType.of(TypeName.INTERVAL_DAY_TIME);
            case NULL -> ColumnType.of(TypeName.NULL);
            default -> ColumnType.of(TypeName.OTHER);
        };
    }

    private static int precision(RelDataType type) {
        int precision = type.getPrecision();
        return precision < 0 || precision == Integer.MAX_VALUE ? ColumnType.UNBOUNDED : precision;
    }
}
