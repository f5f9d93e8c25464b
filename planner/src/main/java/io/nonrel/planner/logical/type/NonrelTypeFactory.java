package io.nonrel.planner.logical.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Makes types. Calcite pads values of CHAR and BINARY wherever it meets them (literals, casts, CASE branches); we never do,
 * so here every CHAR is a VARCHAR of that length and every BINARY a VARBINARY. All text is Unicode. Thread-safe.
 */
public final class NonrelTypeFactory extends JavaTypeFactoryImpl {

    /** For everything but generated code, which needs its own: {@link #NonrelTypeFactory()}. */
    public static final NonrelTypeFactory INSTANCE = new NonrelTypeFactory();

    /** Digits after the point of DECIMAL without parameters. */
    static final int DEFAULT_DECIMAL_SCALE = 10;

    /** One that may make synthetic Java types, which only one thread may do. */
    public NonrelTypeFactory() {
        super(NonrelTypeSystem.INSTANCE);
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public RelDataType createSqlType(SqlTypeName typeName) {
        return switch (typeName) {
            case CHAR -> super.createSqlType(SqlTypeName.VARCHAR, 1);
            case BINARY -> super.createSqlType(SqlTypeName.VARBINARY, 1);
            case DECIMAL -> super.createSqlType(SqlTypeName.DECIMAL, DecimalDigits.MAX, DEFAULT_DECIMAL_SCALE);
            case FLOAT -> super.createSqlType(SqlTypeName.DOUBLE);
            case TIME, TIME_TZ, TIME_WITH_LOCAL_TIME_ZONE, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                super.createSqlType(typeName, NonrelTypeSystem.DEFAULT_FRACTION);
            default -> super.createSqlType(typeName);
        };
    }

    @Override
    public RelDataType createSqlType(SqlTypeName typeName, int precision) {
        boolean needsPrecision = typeName == SqlTypeName.DECIMAL || SqlTypeName.DATETIME_TYPES.contains(typeName);
        return precision == RelDataType.PRECISION_NOT_SPECIFIED && needsPrecision && typeName != SqlTypeName.DATE
                ? createSqlType(typeName)
                : super.createSqlType(varying(typeName), precision);
    }

    /**
     * The type that all values fit into; none when they are of different kinds. Calcite would find one by the casts that exist,
     * and make dates of numbers.
     */
    @Override
    public @Nullable RelDataType leastRestrictive(List<RelDataType> types, SqlTypeMappingRule rule) {
        Object kind = null;
        for (RelDataType type : types) {
            Object other = kind(type);
            if (kind != null && other != null && !kind.equals(other)) {
                return null;
            }
            kind = kind == null ? other : kind;
        }
        RelDataType type = super.leastRestrictive(types, rule);
        return type == null ? null : withFractions(type, types);
    }

    /** What an interval moves has at least as many digits of a second as the interval. */
    private RelDataType withFractions(RelDataType type, List<RelDataType> types) {
        int digits = type.getSqlTypeName() == SqlTypeName.DATE || !SqlTypeUtil.isDatetime(type) ? -1 : 0;
        for (RelDataType other : types) {
            SqlIntervalQualifier interval = digits < 0 ? null : other.getIntervalQualifier();
            if (interval != null && interval.getUnit() == TimeUnit.SECOND) {
                digits = Math.max(digits, interval.getFractionalSecondPrecision(NonrelTypeSystem.INSTANCE));
            }
        }
        return digits <= type.getPrecision()
                ? type
                : createTypeWithNullability(createSqlType(type.getSqlTypeName(), digits), type.isNullable());
    }

    /** What values of a type are; null for a type that goes with all. */
    private static @Nullable Object kind(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case NULL, UNKNOWN, ANY -> null;
            // Also asked for the type of a date plus an interval.
            case INTERVAL_YEAR,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_MONTH,
                    INTERVAL_DAY,
                    INTERVAL_DAY_HOUR,
                    INTERVAL_DAY_MINUTE,
                    INTERVAL_DAY_SECOND,
                    INTERVAL_HOUR,
                    INTERVAL_HOUR_MINUTE,
                    INTERVAL_HOUR_SECOND,
                    INTERVAL_MINUTE,
                    INTERVAL_MINUTE_SECOND,
                    INTERVAL_SECOND -> null;
            case DATE, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> SqlTypeName.TIMESTAMP;
            case TIME, TIME_TZ, TIME_WITH_LOCAL_TIME_ZONE -> SqlTypeName.TIME;
            default ->
                type.getSqlTypeName().getFamily() == SqlTypeFamily.NUMERIC || SqlTypeUtil.isNumeric(type)
                        ? SqlTypeFamily.NUMERIC
                        : Objects.requireNonNullElse(type.getSqlTypeName().getFamily(), type.getSqlTypeName());
        };
    }

    private static SqlTypeName varying(SqlTypeName typeName) {
        return switch (typeName) {
            case CHAR -> SqlTypeName.VARCHAR;
            case BINARY -> SqlTypeName.VARBINARY;
            case FLOAT -> SqlTypeName.DOUBLE;
            default -> typeName;
        };
    }
}
