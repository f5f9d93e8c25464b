package io.nonrel.exec.function;

import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ValueOrder;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlNullifFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;

/** NULLIF as a call. Calcite writes it as a CASE, which evaluates the first operand twice. */
final class NullIf extends SqlNullifFunction {

    @Override
    public SqlNode rewriteCall(SqlValidator validator, SqlCall call) {
        return call;
    }

    /** What {@code =} accepts; the second operand is cast as {@code =} would, the first keeps its type. */
    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        SqlCall call = binding.getCall();
        SqlCall equals = SqlStdOperatorTable.EQUALS.createCall(
                call.getParserPosition(), call.operand(0), call.<SqlNode>operand(1));
        boolean comparable = SqlStdOperatorTable.EQUALS.checkOperandTypes(
                new SqlCallBinding(binding.getValidator(), binding.getScope(), equals), throwOnFailure);
        if (comparable) {
            call.setOperand(1, equals.operand(1));
        }
        return comparable;
    }

    static Scalar compile(RexCall call, List<Scalar> operands) {
        RelDataType left = call.getOperands().get(0).getType();
        RelDataType right = call.getOperands().get(1).getType();
        Scalar first = operands.get(0);
        Scalar second = operands.get(1);
        Scalar compared = compared(left, right);
        return (row, execution) -> {
            Object value = first.evaluate(row, execution);
            Object other = second.evaluate(row, execution);
            if (value == null || other == null) {
                return value;
            }
            Object meeting = compared.evaluate(new Object[] {value}, execution);
            return meeting != null && ValueOrder.compare(meeting, other) == 0 ? null : value;
        };
    }

    /** The first operand's value, alone in a row, as it is compared: exact numbers are as they are. */
    private static Scalar compared(RelDataType left, RelDataType right) {
        Scalar value = new InputColumn(0);
        if (SqlTypeUtil.isExactNumeric(left) && SqlTypeUtil.isExactNumeric(right)) {
            return value;
        }
        ColumnType type = RunTimeTypes.of(right);
        return Coercion.coerce(value, RunTimeTypes.of(left), type);
    }
}
