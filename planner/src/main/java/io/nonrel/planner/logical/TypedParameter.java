package io.nonrel.planner.logical;

import io.nonrel.planner.logical.type.NonrelTypeFactory;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * A call that stands for a parameter whose type is known: to the validator it is an expression like any other, which may be
 * coerced. Conversion turns it into the parameter itself, so that no value is cast (a cast to DECIMAL would round).
 */
final class TypedParameter extends SqlSpecialOperator {

    private final transient RelDataType type;

    TypedParameter(RelDataType type) {
        super(
                "PARAMETER OF " + type,
                SqlKind.OTHER,
                0,
                true,
                ReturnTypes.explicit(type),
                InferTypes.explicit(List.of(type)),
                OperandTypes.ANY);
        this.type = NonrelTypeFactory.INSTANCE.createTypeWithNullability(type, true);
    }

    SqlCall of(SqlDynamicParam parameter) {
        return createCall(
                parameter.getParserPosition(),
                new SqlDynamicParam(parameter.getIndex(), parameter.getParserPosition()));
    }

    RelDataType type() {
        return type;
    }

    /** For messages. */
    @Override
    public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
        call.operand(0).unparse(writer, left, right);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return type;
    }
}
