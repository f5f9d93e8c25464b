package io.nonrel.planner.logical;

import io.nonrel.exec.Cancellation;
import io.nonrel.exec.function.FunctionConvertlets;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.jspecify.annotations.Nullable;

/** How calls become expressions, where Calcite's own way is not ours. Stateless. */
enum Convertlets implements SqlRexConvertletTable {
    INSTANCE;

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        Cancellation.checkCurrent();
        if (call.getOperator() instanceof TypedParameter parameter) {
            int index = ((SqlDynamicParam) call.operand(0)).getIndex();
            return (context, c) -> context.getRexBuilder().makeDynamicParam(parameter.type(), index);
        }
        return switch (call.getKind()) {
            case NEXT_VALUE, CURRENT_VALUE -> Convertlets::sequenceValue;
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM -> ComparisonConvertlet::compare;
            case BETWEEN -> ComparisonConvertlet::between;
            default -> FunctionConvertlets.INSTANCE.get(call);
        };
    }

    /** Two strings: the names of the schema and of the sequence. */
    private static RexNode sequenceValue(SqlRexContext context, SqlCall call) {
        RexBuilder rex = context.getRexBuilder();
        List<RexNode> names = new ArrayList<>();
        for (String name : ((SqlIdentifier) call.operand(0)).names) {
            names.add(rex.makeLiteral(name));
        }
        return rex.makeCall(context.getValidator().getValidatedNodeType(call), call.getOperator(), names);
    }
}
