package io.nonrel.exec.function;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlExtractFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** EXTRACT, whose seconds have a fraction, as the standard says: as many digits of it as the value's type has. */
public final class Extract extends SqlExtractFunction {

    /** The function, for calls that the grammar made of Calcite's. */
    public static final SqlExtractFunction INSTANCE = new Extract();

    private Extract() {
        super("EXTRACT", false);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding call) {
        RelDataTypeFactory types = call.getTypeFactory();
        RelDataType source = call.getOperandType(1);
        int scale = unit(call) == TimeUnitRange.SECOND ? fraction(source, types) : 0;
        RelDataType type = scale == 0
                ? types.createSqlType(SqlTypeName.BIGINT)
                : types.createSqlType(SqlTypeName.DECIMAL, 2 + scale, scale);
        return types.createTypeWithNullability(type, source.isNullable());
    }

    private static @Nullable TimeUnitRange unit(SqlOperatorBinding call) {
        if (call instanceof SqlCallBinding written) {
            return written.operand(0) instanceof SqlIntervalQualifier unit && unit.timeFrameName == null
                    ? unit.timeUnitRange
                    : null;
        }
        return call.getOperandLiteralValue(0, TimeUnitRange.class);
    }

    private static int fraction(RelDataType source, RelDataTypeFactory types) {
        SqlIntervalQualifier interval = source.getIntervalQualifier();
        if (interval != null) {
            return interval.getUnit() == TimeUnit.SECOND
                    ? interval.getFractionalSecondPrecision(types.getTypeSystem())
                    : 0;
        }
        return SqlTypeUtil.isDatetime(source) && source.getSqlTypeName() != SqlTypeName.DATE
                ? Math.max(0, source.getPrecision())
                : 0;
    }
}
