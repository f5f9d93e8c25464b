package io.nonrel.planner.logical.type;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ValueType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * From the catalog's types to Calcite's and back. The way back gives VARCHAR for what was CHAR or CLOB and VARBINARY for what
 * was BINARY or BLOB: expressions don't keep them apart.
 */
public final class TypeMapping {

    private TypeMapping() {}

    /** Calcite's type for a column, parameter or cast. */
    public static RelDataType toRel(ColumnType type, boolean nullable, RelDataTypeFactory factory) {
        int precision = type.precision() < 0 ? RelDataType.PRECISION_NOT_SPECIFIED : type.precision();
        RelDataType rel =
                switch (type.name()) {
                    case DECIMAL ->
                        precision < 0
                                ? factory.createSqlType(SqlTypeName.DECIMAL)
                                : factory.createSqlType(SqlTypeName.DECIMAL, precision, type.scale());
                    case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
                        factory.createSqlIntervalType(Intervals.qualifier(type.name()));
                    case CHAR, VARCHAR, CLOB -> factory.createSqlType(SqlTypeName.VARCHAR, precision);
                    case BINARY, VARBINARY, BLOB -> factory.createSqlType(SqlTypeName.VARBINARY, precision);
                    case TIME -> factory.createSqlType(SqlTypeName.TIME, precision);
                    case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, precision);
                    case TIMESTAMP_WITH_TIME_ZONE -> factory.createSqlType(SqlTypeName.TIMESTAMP_TZ, precision);
                    case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                        factory.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, precision);
                    case OTHER -> factory.createSqlType(SqlTypeName.ANY);
                    case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DATE, UUID, NULL ->
                        factory.createSqlType(SqlTypeName.valueOf(type.name().name()));
                };
        return factory.createTypeWithNullability(rel, nullable);
    }

    /** The catalog's type for an expression's; {@link TypeName#OTHER} for one that no column can have. */
    public static ColumnType toColumn(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case DECIMAL -> new ColumnType(TypeName.DECIMAL, type.getPrecision(), type.getScale());
            case CHAR, VARCHAR -> ColumnType.of(TypeName.VARCHAR, length(type));
            case BINARY, VARBINARY -> ColumnType.of(TypeName.VARBINARY, length(type));
            case FLOAT, DOUBLE -> ColumnType.of(TypeName.DOUBLE);
            case TIME -> ColumnType.of(TypeName.TIME, type.getPrecision());
            case TIMESTAMP -> ColumnType.of(TypeName.TIMESTAMP, type.getPrecision());
            case TIMESTAMP_TZ -> ColumnType.of(TypeName.TIMESTAMP_WITH_TIME_ZONE, type.getPrecision());
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                ColumnType.of(TypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, type.getPrecision());
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
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DATE, UUID, NULL ->
                ColumnType.of(TypeName.valueOf(type.getSqlTypeName().name()));
            default -> ColumnType.of(TypeName.OTHER);
        };
    }

    /** The store's type for the values of an expression, null when a store can't hold them. */
    public static @Nullable ValueType toValue(RelDataType type) {
        return toColumn(type).name().valueType();
    }

    private static int length(RelDataType type) {
        return type.getPrecision() < 0 ? ColumnType.UNBOUNDED : type.getPrecision();
    }
}
