package io.nonrel.exec.function;

import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/**
 * One function: what the validator knows of it, how it is evaluated, and what the documentation says. Immutable.
 *
 * @param operator name, operands and result for the validator
 * @param topic which part of the documentation it belongs to
 * @param signature as it is called, for example {@code LEFT(string, count)}
 * @param description one line
 * @param compiler how calls become closures
 */
public record FunctionDefinition(
        SqlOperator operator, Topic topic, String signature, String description, CallCompiler compiler) {

    /** Parts of the documentation. */
    public enum Topic {
        TEXT,
        PATTERN,
        NUMBER,
        DATE_AND_TIME,
        CONDITIONAL,
        SESSION,
        BINARY
    }

    /** The name in SQL. */
    public String name() {
        return operator.getName();
    }

    /** Whether a function was made by {@link #function}. */
    static boolean isOurs(SqlFunction function) {
        return function.getFunctionType() == SqlFunctionCategory.USER_DEFINED_FUNCTION;
    }

    /** A function of ours, by name and operands. */
    static SqlBasicFunction function(String name, SqlReturnTypeInference result, SqlOperandTypeChecker operands) {
        return SqlBasicFunction.create(name, result, operands, SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }
}
