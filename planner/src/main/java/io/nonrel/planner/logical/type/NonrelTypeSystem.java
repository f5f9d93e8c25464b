package io.nonrel.planner.logical.type;

import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Limits of types and the types of results. No result loses whole digits or fraction digits as long as 38 digits can hold
 * them; where they can't, {@link DecimalDigits} says what gives way. Stateless.
 */
public final class NonrelTypeSystem extends RelDataTypeSystemImpl {

    /** The only instance. */
    public static final NonrelTypeSystem INSTANCE = new NonrelTypeSystem();

    /** Digits of the fraction of a second that a value can have. */
    public static final int MAX_FRACTION = 9;

    /** Digits of the fraction of a second of TIME and TIMESTAMP without a precision. */
    static final int DEFAULT_FRACTION = 6;

    private NonrelTypeSystem() {}

    @Override
    public int getMaxPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case DECIMAL -> DecimalDigits.MAX;
            case CHAR, VARCHAR, BINARY, VARBINARY -> Integer.MAX_VALUE;
            case TIME, TIME_TZ, TIME_WITH_LOCAL_TIME_ZONE, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                MAX_FRACTION;
            default -> super.getMaxPrecision(typeName);
        };
    }

    @Override
    public int getMinPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case CHAR, VARCHAR, BINARY, VARBINARY -> 0;
            case TIME, TIME_TZ, TIME_WITH_LOCAL_TIME_ZONE, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> 0;
            default -> super.getMinPrecision(typeName);
        };
    }

    @Override
    public int getDefaultPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case TIME, TIME_TZ, TIME_WITH_LOCAL_TIME_ZONE, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                DEFAULT_FRACTION;
            default -> super.getDefaultPrecision(typeName);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName typeName) {
        return typeName == SqlTypeName.DECIMAL ? DecimalDigits.MAX : super.getMaxScale(typeName);
    }

    @Override
    public RoundingMode roundingMode() {
        return RoundingMode.HALF_UP;
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType type =
                switch (argument.getSqlTypeName()) {
                    case TINYINT, SMALLINT, INTEGER -> factory.createSqlType(SqlTypeName.BIGINT);
                    case BIGINT -> factory.createSqlType(SqlTypeName.DECIMAL, DecimalDigits.MAX, 0);
                    case DECIMAL -> factory.createSqlType(SqlTypeName.DECIMAL, DecimalDigits.MAX, argument.getScale());
                    case REAL, FLOAT, DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
                    default -> argument;
                };
        return factory.createTypeWithNullability(type, argument.isNullable());
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        if (!SqlTypeUtil.isNumeric(argument)) {
            return argument;
        }
        RelDataType type = SqlTypeUtil.isExactNumeric(argument)
                ? DecimalDigits.of(argument).average().toType(factory)
                : factory.createSqlType(SqlTypeName.DOUBLE);
        return factory.createTypeWithNullability(type, argument.isNullable());
    }

    @Override
    public RelDataType deriveCovarType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return factory.createTypeWithNullability(
                factory.createSqlType(SqlTypeName.DOUBLE), left.isNullable() || right.isNullable());
    }

    @Override
    public @Nullable RelDataType deriveDecimalPlusType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return isDecimalArithmetic(left, right)
                ? DecimalDigits.of(left).plus(DecimalDigits.of(right)).toType(factory)
                : null;
    }

    @Override
    public @Nullable RelDataType deriveDecimalMultiplyType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return isDecimalArithmetic(left, right)
                ? DecimalDigits.of(left).times(DecimalDigits.of(right)).toType(factory)
                : null;
    }

    @Override
    public @Nullable RelDataType deriveDecimalDivideType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return isDecimalArithmetic(left, right)
                ? DecimalDigits.of(left).dividedBy(DecimalDigits.of(right)).toType(factory)
                : null;
    }

    @Override
    public @Nullable RelDataType deriveDecimalModType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return isDecimalArithmetic(left, right)
                ? DecimalDigits.of(left).modulo(DecimalDigits.of(right)).toType(factory)
                : null;
    }

    private static boolean isDecimalArithmetic(RelDataType left, RelDataType right) {
        return SqlTypeUtil.isExactNumeric(left)
                && SqlTypeUtil.isExactNumeric(right)
                && (SqlTypeUtil.isDecimal(left) || SqlTypeUtil.isDecimal(right));
    }
}
