package io.nonrel.exec.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The type of ROUND and TRUNCATE. A DECIMAL keeps the digits asked for, when they are a literal, and has room for the digit
 * that rounding up may add: ROUND(9.9) is 10.
 */
final class RoundedType implements SqlReturnTypeInference {

    static final SqlReturnTypeInference ROUNDED = new RoundedType(1);
    static final SqlReturnTypeInference CUT = new RoundedType(0);

    private final int carry;

    private RoundedType(int carry) {
        this.carry = carry;
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding call) {
        RelDataType number = call.getOperandType(0);
        RelDataTypeFactory types = call.getTypeFactory();
        boolean nullable = number.isNullable()
                || call.getOperandCount() > 1 && call.getOperandType(1).isNullable();
        if (number.getSqlTypeName() != SqlTypeName.DECIMAL) {
            return types.createTypeWithNullability(number, nullable);
        }
        int scale = number.getScale();
        Integer digits = digits(call);
        int kept = digits == null ? scale : Math.max(0, Math.min(scale, digits));
        int most = types.getTypeSystem().getMaxPrecision(SqlTypeName.DECIMAL);
        int precision = Math.max(1, Math.min(most, number.getPrecision() - scale + kept + carry));
        return types.createTypeWithNullability(types.createSqlType(SqlTypeName.DECIMAL, precision, kept), nullable);
    }

    /** Null when they aren't known before the statement runs. */
    private static @Nullable Integer digits(SqlOperatorBinding call) {
        if (call.getOperandCount() == 1) {
            return 0;
        }
        return call.isOperandLiteral(1, false) && !call.isOperandNull(1, false)
                ? call.getOperandLiteralValue(1, Integer.class)
                : null;
    }
}
