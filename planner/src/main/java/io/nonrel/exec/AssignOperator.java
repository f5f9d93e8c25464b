package io.nonrel.exec;

import io.nonrel.planner.catalog.ColumnType;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Says in a query that a value is for a column: {@code INSERT}, {@code UPDATE} and {@code MERGE} become queries whose items are
 * such calls. The call's type is the column's and a bare parameter in it gets that type, but no value is converted: the executor
 * evaluates the call as its operand, and whoever writes the row converts it, exactly or with an error. Made by {@code
 * io.nonrel.planner.logical.Assignments}.
 */
public final class AssignOperator extends SqlSpecialOperator {

    private final transient RelDataType type;
    private final transient ColumnType target;

    /**
     * An operator for one type.
     *
     * @param type Calcite's type for it, nullable
     * @param target the column's type, for messages
     */
    public AssignOperator(RelDataType type, ColumnType target) {
        // Calcite compares operators by name.
        super(
                "ASSIGN TO " + target,
                SqlKind.OTHER,
                0,
                true,
                // NULL stays NULL, and what can't be NULL stays so.
                ReturnTypes.explicit(type).andThen((binding, result) -> binding.getTypeFactory()
                        .createTypeWithNullability(
                                result, binding.getOperandType(0).isNullable())),
                InferTypes.explicit(List.of(type)),
                OperandTypes.ANY);
        this.type = type;
        this.target = target;
    }

    /** The column's type. */
    public ColumnType target() {
        return target;
    }

    /** For messages: the value alone. */
    @Override
    public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
        call.operand(0).unparse(writer, left, right);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        RelDataType operand = validator.deriveType(scope, call.operand(0));
        return validator.getTypeFactory().createTypeWithNullability(type, operand.isNullable());
    }
}
