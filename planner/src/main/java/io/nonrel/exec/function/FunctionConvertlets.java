package io.nonrel.exec.function;

import io.nonrel.spi.ErrorCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/**
 * How calls become row expressions, for the converter: as Calcite does, except where that would lose something. TIMESTAMPADD and
 * TIMESTAMPDIFF stay what they are, because Calcite computes them in milliseconds; a function of ours is never taken for one of
 * Calcite's with the same name.
 */
public final class FunctionConvertlets implements SqlRexConvertletTable {

    /** The table. */
    public static final SqlRexConvertletTable INSTANCE = new FunctionConvertlets();

    /** Aggregates of pairs: Calcite would make sums of them, which count pairs that lack one value. */
    private static final Set<SqlKind> PAIRS =
            EnumSet.of(SqlKind.COVAR_POP, SqlKind.COVAR_SAMP, SqlKind.REGR_SXX, SqlKind.REGR_SYY, SqlKind.REGR_COUNT);

    private FunctionConvertlets() {}

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        boolean unitFirst = call.operandCount() == 3 && call.operand(0) instanceof SqlIntervalQualifier;
        if (call.getKind() == SqlKind.TIMESTAMP_ADD && unitFirst) {
            return (context, add) -> span(context, add, SqlStdOperatorTable.TIMESTAMP_ADD);
        }
        if (call.getKind() == SqlKind.TIMESTAMP_DIFF && unitFirst) {
            return (context, difference) -> span(context, difference, SqlStdOperatorTable.TIMESTAMP_DIFF);
        }
        if (DayOperators.contains(call.getOperator())) {
            return StandardConvertletTable.INSTANCE::convertCall;
        }
        if (call.getOperator() instanceof SqlFunction function && FunctionDefinition.isOurs(function)) {
            return (context, ours) -> StandardConvertletTable.INSTANCE.convertFunction(context, function, ours);
        }
        if (call.getOperator() instanceof SqlAggFunction aggregate && PAIRS.contains(aggregate.getKind())) {
            return (context, pairs) ->
                    StandardConvertletTable.INSTANCE.convertAggregateFunction(context, aggregate, pairs);
        }
        return StandardConvertletTable.INSTANCE.get(call);
    }

    private static RexNode span(SqlRexContext context, SqlCall call, SqlOperator operator) {
        RexBuilder builder = context.getRexBuilder();
        SqlIntervalQualifier qualifier = call.operand(0);
        TimeUnit unit = context.getValidator().validateTimeFrame(qualifier).unit();
        if (unit == null) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("'%s' is no unit of time", qualifier);
        }
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        return builder.makeCall(
                type,
                operator,
                List.of(
                        builder.makeFlag(unit),
                        context.convertExpression(call.operand(1)),
                        context.convertExpression(call.operand(2))));
    }
}
