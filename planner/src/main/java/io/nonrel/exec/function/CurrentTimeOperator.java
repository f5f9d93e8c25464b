package io.nonrel.exec.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlTypeName;

/** CURRENT_TIMESTAMP and its relatives; Calcite's own have no fraction of a second unless they are asked for one. */
final class CurrentTimeOperator extends SqlFunction {

    private final SqlTypeName type;

    CurrentTimeOperator(String name, SqlTypeName type) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                null,
                null,
                type == SqlTypeName.DATE
                        ? OperandTypes.NILADIC
                        : OperandTypes.POSITIVE_INTEGER_LITERAL.or(OperandTypes.NILADIC),
                SqlFunctionCategory.TIMEDATE);
        this.type = type;
    }

    @Override
    public SqlSyntax getSyntax() {
        return getName().contains("_") || getName().startsWith("LOCAL") ? SqlSyntax.FUNCTION_ID : SqlSyntax.FUNCTION;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return type == SqlTypeName.DATE ? SqlOperandCountRanges.of(0) : SqlOperandCountRanges.between(0, 1);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataTypeFactory types = binding.getTypeFactory();
        if (type == SqlTypeName.DATE) {
            return types.createSqlType(type);
        }
        Integer digits = binding.getOperandCount() == 0 ? null : binding.getOperandLiteralValue(0, Integer.class);
        return types.createSqlType(type, digits == null ? types.getTypeSystem().getMaxPrecision(type) : digits);
    }

    @Override
    public boolean isDynamicFunction() {
        return true;
    }
}
