package io.nonrel.exec.expression;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function that has no closure of ours, through Calcite's code generation: a few milliseconds when it is compiled,
 * fast afterwards. Its operands are closures of ours whose values are translated; only calls that produce something that isn't
 * an SQL value (parts of the JSON functions) are generated along with it.
 */
final class GeneratedCall implements Scalar {

    private final String name;
    private final Function1<DataContext, @Nullable Object @Nullable []> code;
    private final List<Scalar> inputs;
    private final List<ColumnType> types;
    private final ColumnType result;

    private GeneratedCall(
            String name,
            Function1<DataContext, @Nullable Object @Nullable []> code,
            List<Scalar> inputs,
            List<ColumnType> types,
            ColumnType result) {
        this.name = name;
        this.code = code;
        this.inputs = List.copyOf(inputs);
        this.types = List.copyOf(types);
        this.result = result;
    }

    static Scalar compile(ExpressionCompiler compiler, RexBuilder builder, RexCall call) {
        String name = call.getOperator().getName();
        List<RexNode> inputs = new ArrayList<>();
        RexNode over = overInputs(call, builder, inputs);
        RelDataTypeFactory.Builder row = builder.getTypeFactory().builder();
        List<ColumnType> types = new ArrayList<>();
        for (RexNode input : inputs) {
            ColumnType type = RunTimeTypes.of(input.getType());
            if (type.name() == TypeName.OTHER) {
                throw unsupported(name, null);
            }
            types.add(type);
            row.add("input" + types.size(), input.getType());
        }
        try {
            return new GeneratedCall(
                    name,
                    RexExecutorImpl.getExecutable(builder, List.of(over), row.build())
                            .getFunction(),
                    compiler.compileAll(inputs),
                    types,
                    RunTimeTypes.of(call.getType()));
        } catch (NonrelException e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            // Calcite says so in many ways, among them assertions and errors of its compiler.
            throw unsupported(name, e);
        }
    }

    /** The call with its operands replaced by references into a row. */
    private static RexNode overInputs(RexCall call, RexBuilder builder, List<RexNode> inputs) {
        boolean inJson = call.getOperator().getName().startsWith("JSON_");
        List<RexNode> operands = new ArrayList<>();
        for (RexNode operand : call.getOperands()) {
            if (inJson && needsText(operand)) {
                RelDataType text = builder.getTypeFactory().createSqlType(SqlTypeName.VARCHAR);
                RelDataType type = builder.getTypeFactory()
                        .createTypeWithNullability(text, operand.getType().isNullable());
                operands.add(new RexInputRef(inputs.size(), type));
                inputs.add(builder.makeAbstractCast(type, operand, false));
            } else if (operand instanceof RexLiteral) {
                operands.add(operand);
            } else if (operand instanceof RexCall nested
                    && RunTimeTypes.of(operand.getType()).name() == TypeName.OTHER) {
                operands.add(overInputs(nested, builder, inputs));
            } else {
                operands.add(new RexInputRef(inputs.size(), operand.getType()));
                inputs.add(operand);
            }
        }
        return call.clone(call.getType(), operands);
    }

    /** JSON has no dates, times or binary values; generated code would write its internal numbers for them. */
    private static boolean needsText(RexNode operand) {
        return switch (RunTimeTypes.of(operand.getType()).name()) {
            case DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_TIME_ZONE,
                    TIMESTAMP_WITH_LOCAL_TIME_ZONE,
                    UUID,
                    BINARY,
                    VARBINARY,
                    BLOB,
                    INTERVAL_DAY_TIME,
                    INTERVAL_YEAR_MONTH -> true;
            default -> false;
        };
    }

    @Override
    public @Nullable Object evaluate(@Nullable Object[] row, Execution execution) {
        @Nullable Object[] values = new Object[inputs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = CalciteValues.toCalcite(inputs.get(i).evaluate(row, execution), types.get(i), name);
        }
        try {
            @Nullable Object @Nullable [] results = code.apply(new GeneratedContext(values, execution.environment()));
            return results == null ? null : CalciteValues.fromCalcite(results[0], result);
        } catch (NonrelException e) {
            throw e;
        } catch (NumberFormatException e) {
            throw ErrorCode.INVALID_CAST.error(e, "%s: %s", name, e.getMessage());
        } catch (ArithmeticException e) {
            boolean zero = String.valueOf(e.getMessage()).contains("zero");
            throw (zero ? ErrorCode.DIVISION_BY_ZERO : ErrorCode.NUMBER_OUT_OF_RANGE)
                    .error(e, "%s: %s", name, e.getMessage());
        } catch (CalciteException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | UnsupportedOperationException
                | ClassCastException
                | NullPointerException e) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error(e, "%s: %s", name, e.getMessage());
        }
    }

    private static NonrelException unsupported(String name, @Nullable Throwable cause) {
        String message = "The function %s can't be evaluated for these operands";
        return cause == null
                ? ErrorCode.UNSUPPORTED.error(message, name)
                : ErrorCode.UNSUPPORTED.error(cause, message, name);
    }
}
