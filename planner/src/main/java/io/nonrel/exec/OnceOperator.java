package io.nonrel.exec;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Says that the operand of {@code CASE x WHEN …} is one value for all branches although it has another one each time, such as
 * RAND(). Calcite writes x into each branch's condition; the executor evaluates all calls of this operator in the conditions of
 * one CASE as one. Outside of a CASE the call is its operand.
 */
public final class OnceOperator extends SqlSpecialOperator {

    /** The operator. */
    public static final OnceOperator INSTANCE = new OnceOperator();

    private OnceOperator() {
        super("ONCE", SqlKind.OTHER, 0, true, ReturnTypes.ARG0, null, OperandTypes.ANY);
    }

    /** For messages: the value alone. */
    @Override
    public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
        call.operand(0).unparse(writer, left, right);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return validator.deriveType(scope, call.operand(0));
    }
}
