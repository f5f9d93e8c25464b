package io.nonrel.exec.function;

import static io.nonrel.exec.function.FunctionDefinition.Topic.CONDITIONAL;
import static io.nonrel.exec.function.FunctionDefinition.function;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.ValueOrder;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** Functions that choose one of their operands; those that take branches evaluate only the one taken. */
final class ConditionalFunctions {

    private static final SqlReturnTypeInference WIDEST =
            ReturnTypes.LEAST_RESTRICTIVE.andThen(SqlTypeTransforms.TO_NULLABLE);

    private ConditionalFunctions() {}

    static List<FunctionDefinition> all() {
        return List.of(
                new FunctionDefinition(
                        new Coalesce("COALESCE", SqlOperandCountRanges.from(1)),
                        CONDITIONAL,
                        "COALESCE(a, b, ...)",
                        "the first that is not NULL; those after it are not evaluated",
                        ConditionalFunctions::coalesce),
                new FunctionDefinition(
                        new NullIf(), CONDITIONAL, "NULLIF(a, b)", "NULL when a = b, else a", NullIf::compile),
                new FunctionDefinition(
                        function("GREATEST", WIDEST, OperandTypes.SAME_VARIADIC),
                        CONDITIONAL,
                        "GREATEST(a, b, ...)",
                        "the greatest, NULL when one is",
                        extreme(1)),
                new FunctionDefinition(
                        function("LEAST", WIDEST, OperandTypes.SAME_VARIADIC),
                        CONDITIONAL,
                        "LEAST(a, b, ...)",
                        "the least, NULL when one is",
                        extreme(-1)),
                new FunctionDefinition(
                        new Coalesce("IFNULL", SqlOperandCountRanges.of(2)),
                        CONDITIONAL,
                        "IFNULL(a, b)",
                        "the same as COALESCE",
                        ConditionalFunctions::coalesce),
                new FunctionDefinition(
                        new Coalesce("NVL", SqlOperandCountRanges.of(2)),
                        CONDITIONAL,
                        "NVL(a, b)",
                        "the same as COALESCE",
                        ConditionalFunctions::coalesce),
                new FunctionDefinition(
                        function(
                                "IIF",
                                ConditionalFunctions::branches,
                                OperandTypes.family(SqlTypeFamily.BOOLEAN, SqlTypeFamily.ANY, SqlTypeFamily.ANY)),
                        CONDITIONAL,
                        "IIF(condition, a, b)",
                        "the first when the condition is TRUE, else the second; IF too",
                        ConditionalFunctions::iif));
    }

    private static RelDataType branches(SqlOperatorBinding call) {
        List<RelDataType> types = List.of(call.getOperandType(1), call.getOperandType(2));
        RelDataType widest = call.getTypeFactory().leastRestrictive(types);
        if (widest == null) {
            throw ErrorCode.TYPE_MISMATCH.error("IIF can't give both %s and %s", types.get(0), types.get(1));
        }
        return widest;
    }

    private static Scalar iif(RexCall call, List<Scalar> operands) {
        Scalar condition = operands.get(0);
        Scalar then = coerced(call, operands, 1);
        Scalar otherwise = coerced(call, operands, 2);
        return (row, execution) -> {
            boolean holds = condition.evaluate(row, execution) instanceof Boolean truth && truth;
            return (holds ? then : otherwise).evaluate(row, execution);
        };
    }

    private static Scalar coalesce(RexCall call, List<Scalar> operands) {
        Scalar[] values = coerced(call, operands);
        return (row, execution) -> {
            for (Scalar scalar : values) {
                Object value = scalar.evaluate(row, execution);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }

    private static CallCompiler extreme(int sign) {
        return (call, operands) -> {
            Scalar[] values = coerced(call, operands);
            return (row, execution) -> {
                Object best = null;
                for (Scalar scalar : values) {
                    Object value = scalar.evaluate(row, execution);
                    if (value == null) {
                        return null;
                    }
                    if (best == null || sign * Integer.signum(ValueOrder.compare(value, best)) > 0) {
                        best = value;
                    }
                }
                return best;
            };
        };
    }

    private static Scalar[] coerced(RexCall call, List<Scalar> operands) {
        Scalar[] values = new Scalar[operands.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = coerced(call, operands, i);
        }
        return values;
    }

    private static Scalar coerced(RexCall call, List<Scalar> operands, int index) {
        ColumnType from = RunTimeTypes.of(call.getOperands().get(index).getType());
        return Coercion.coerce(operands.get(index), from, RunTimeTypes.of(call.getType()));
    }
}
