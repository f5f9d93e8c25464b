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
 * Says that an operand is one value for a whole condition although it has another one each time, such as RAND(). Calcite writes
 * x of {@code CASE x WHEN …}, of {@code x IN (…)} and of {@code x BETWEEN …} into several comparisons; the executor evaluates
 * equal calls of {@link #INSTANCE} as one when they stand in the conditions of one CASE or in one call of {@link #SCOPE}.
 * Elsewhere a call is its operand.
 */
public final class OnceOperator extends SqlSpecialOperator {

    /** Of the value. */
    public static final OnceOperator INSTANCE = new OnceOperator("ONCE");

    /** Of the condition that the value is one in. */
    public static final OnceOperator SCOPE = new OnceOperator("ONCE_EACH");

    private OnceOperator(String name) {
        super(name, SqlKind.OTHER, 0, true, ReturnTypes.ARG0, null, OperandTypes.ANY);
    }

    /** For messages: the operand alone. */
    @Override
    public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
        call.operand(0).unparse(writer, left, right);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return validator.deriveType(scope, call.operand(0));
    }
}
