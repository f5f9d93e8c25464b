package io.nonrel.planner.logical;

import io.nonrel.exec.function.FunctionConvertlets;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.jspecify.annotations.Nullable;

/** How calls become expressions, where Calcite's own way is not ours. Stateless. */
enum Convertlets implements SqlRexConvertletTable {
    INSTANCE;

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        if (call.getOperator() instanceof TypedParameter parameter) {
            int index = ((SqlDynamicParam) call.operand(0)).getIndex();
            return (context, c) -> context.getRexBuilder().makeDynamicParam(parameter.type(), index);
        }
        if (call.getKind() == SqlKind.NEXT_VALUE || call.getKind() == SqlKind.CURRENT_VALUE) {
            return (context, c) -> {
                RexBuilder rex = context.getRexBuilder();
                SqlIdentifier sequence = c.operand(0);
                return rex.makeCall(
                        context.getValidator().getValidatedNodeType(c),
                        c.getOperator(),
                        List.<RexNode>copyOf(
                                sequence.names.stream().map(rex::makeLiteral).toList()));
            };
        }
        return FunctionConvertlets.INSTANCE.get(call);
    }
}
