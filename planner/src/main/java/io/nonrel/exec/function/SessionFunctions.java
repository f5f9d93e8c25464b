package io.nonrel.exec.function;

import static io.nonrel.exec.function.FunctionDefinition.Topic.SESSION;
import static io.nonrel.exec.function.FunctionDefinition.function;

import io.nonrel.exec.Environment;
import io.nonrel.exec.Sequences;
import io.nonrel.exec.conversion.NumericRange;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.planner.catalog.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/** Functions of the session: who, where, sequences, new identifiers. */
final class SessionFunctions {

    private final List<FunctionDefinition> all = new ArrayList<>();

    private SessionFunctions() {}

    static List<FunctionDefinition> all() {
        SessionFunctions functions = new SessionFunctions();
        functions.names();
        functions.sequences();
        functions.identifiers();
        return functions.all;
    }

    private void add(SqlOperator operator, String signature, String description, CallCompiler compiler) {
        all.add(new FunctionDefinition(operator, SESSION, signature, description, compiler));
    }

    private void names() {
        for (SqlOperator operator : List.of(
                SqlStdOperatorTable.USER,
                SqlStdOperatorTable.CURRENT_USER,
                SqlStdOperatorTable.SESSION_USER,
                SqlStdOperatorTable.SYSTEM_USER)) {
            add(operator, operator.getName(), "the session's user", named(Environment::user));
        }
        add(SqlStdOperatorTable.CURRENT_ROLE, "CURRENT_ROLE", "the session's user", named(Environment::user));
        add(SqlStdOperatorTable.CURRENT_SCHEMA, "CURRENT_SCHEMA", "the session's schema", named(Environment::schema));
        add(SqlStdOperatorTable.CURRENT_PATH, "CURRENT_PATH", "the session's schema", named(Environment::schema));
        add(SqlStdOperatorTable.CURRENT_CATALOG, "CURRENT_CATALOG", "the database", named(Environment::catalog));
        for (String name : List.of("DATABASE", "CURRENT_DATABASE")) {
            add(
                    function(name, ReturnTypes.VARCHAR_2000, OperandTypes.NILADIC)
                            .withDynamic(true),
                    name + "()",
                    "the database",
                    named(Environment::catalog));
        }
    }

    private void sequences() {
        add(
                SqlStdOperatorTable.NEXT_VALUE,
                "NEXT VALUE FOR sequence",
                "a value that nobody got before",
                sequence(Sequences::next));
        add(
                SqlStdOperatorTable.CURRENT_VALUE,
                "CURRENT VALUE FOR sequence",
                "the value this session got last",
                sequence(Sequences::current));
    }

    private void identifiers() {
        for (String name : List.of("RANDOM_UUID", "GEN_RANDOM_UUID", "UUID")) {
            add(
                    function(name, ReturnTypes.explicit(SqlTypeName.UUID), OperandTypes.NILADIC)
                            .withDeterministic(false),
                    name + "()",
                    "a random UUID, anew for each row",
                    (call, operands) -> (row, execution) -> UUID.randomUUID());
        }
    }

    private static CallCompiler named(Function<Environment, String> name) {
        return (call, operands) -> (row, execution) -> name.apply(execution.environment());
    }

    @FunctionalInterface
    private interface SequenceValue {
        long of(Sequences sequences, String schema, String sequence);
    }

    /** The operands are the parts of the sequence's name, its schema first unless it is left out. */
    private static CallCompiler sequence(SequenceValue value) {
        return (call, operands) -> {
            int last = operands.size() - 1;
            String sequence = text(call, last);
            String schema = last == 0 ? null : text(call, last - 1);
            TypeName type = RunTimeTypes.of(call.getType()).name();
            return (row, execution) -> {
                Environment environment = execution.environment();
                String in = schema == null ? environment.schema() : schema;
                return NumericRange.integer(value.of(environment.sequences(), in, sequence), type);
            };
        };
    }

    private static String text(RexCall call, int operand) {
        return String.valueOf(RexLiteral.stringValue(call.getOperands().get(operand)));
    }
}
