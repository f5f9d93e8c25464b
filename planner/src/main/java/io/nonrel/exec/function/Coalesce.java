package io.nonrel.exec.function;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.fun.SqlCoalesceFunction;
import org.apache.calcite.sql.validate.SqlValidator;

/** COALESCE as a call. Calcite writes it as a CASE, which evaluates the operand that it takes twice. */
final class Coalesce extends SqlCoalesceFunction {

    private final String name;
    private final SqlOperandCountRange count;

    /**
     * @param name COALESCE or a synonym
     * @param count how many operands it takes
     */
    Coalesce(String name, SqlOperandCountRange count) {
        this.name = name;
        this.count = count;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public SqlNode rewriteCall(SqlValidator validator, SqlCall call) {
        validateQuantifier(validator, call);
        return call;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return count;
    }

    /** The result's type tells whether the operands go together: it may cast them. */
    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        return true;
    }
}
