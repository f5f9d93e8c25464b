package io.nonrel.exec.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** MOD of approximate numbers too, which Calcite gives the type of the divisor. */
public final class Remainder {

    /** The function; {@code %} becomes it too. */
    public static final SqlFunction MOD = SqlBasicFunction.create(
                    SqlKind.MOD, Remainder::type, OperandTypes.NUMERIC_NUMERIC)
            .withFunctionType(SqlFunctionCategory.NUMERIC);

    private Remainder() {}

    private static RelDataType type(SqlOperatorBinding call) {
        RelDataType x = call.getOperandType(0);
        RelDataType y = call.getOperandType(1);
        if (!SqlTypeUtil.isApproximateNumeric(x) && !SqlTypeUtil.isApproximateNumeric(y)) {
            return ReturnTypes.NULLABLE_MOD.inferReturnType(call);
        }
        RelDataTypeFactory types = call.getTypeFactory();
        return types.createTypeWithNullability(
                types.createSqlType(SqlTypeName.DOUBLE), x.isNullable() || y.isNullable());
    }
}
