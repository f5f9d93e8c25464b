package io.nonrel.planner.logical;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * A call that stands for a parameter whose type is known: to the validator it is an expression like any other, which may be
 * coerced. Conversion turns it into the parameter itself, so that no value is cast (a cast to DECIMAL would round).
 */
final class TypedParameter extends SqlFunction {

    private final RelDataType type;

    TypedParameter(RelDataType type) {
        super(
                "$PARAMETER",
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.explicit(type),
                InferTypes.explicit(List.of(type)),
                OperandTypes.ANY,
                SqlFunctionCategory.SYSTEM);
        this.type = type;
    }

    SqlNode of(SqlDynamicParam parameter) {
        return createCall(
                parameter.getParserPosition(),
                new SqlDynamicParam(parameter.getIndex(), parameter.getParserPosition()));
    }

    RelDataType type() {
        return type;
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }
}
