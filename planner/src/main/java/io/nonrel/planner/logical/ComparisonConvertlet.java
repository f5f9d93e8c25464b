package io.nonrel.planner.logical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlBetweenOperator.Flag;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** Converts comparisons. Calcite casts both sides to one type; we do only where it is needed ({@link Comparability}). */
final class ComparisonConvertlet {

    private ComparisonConvertlet() {}

    static RexNode compare(SqlRexContext context, SqlCall call) {
        SqlNode left = call.operand(0);
        SqlNode right = call.operand(1);
        boolean equality = call.getKind() == SqlKind.EQUALS || call.getKind() == SqlKind.NOT_EQUALS;
        if (equality && left.getKind() == SqlKind.ROW && right.getKind() == SqlKind.ROW) {
            return compareRows(context, call, (SqlCall) left, (SqlCall) right);
        }
        return compareAsTheyAre(context, left, right)
                ? context.getRexBuilder()
                        .makeCall(
                                call.getOperator(),
                                List.of(context.convertExpression(left), context.convertExpression(right)))
                : standard(context, call);
    }

    private static RexNode compareRows(SqlRexContext context, SqlCall call, SqlCall left, SqlCall right) {
        List<RexNode> equals = new ArrayList<>();
        for (int i = 0; i < left.operandCount(); i++) {
            SqlCall pair =
                    SqlStdOperatorTable.EQUALS.createCall(call.getParserPosition(), left.operand(i), right.operand(i));
            equals.add(context.convertExpression(pair));
        }
        RexBuilder rex = context.getRexBuilder();
        RexNode all = RexUtil.composeConjunction(rex, equals);
        return call.getKind() == SqlKind.EQUALS ? all : rex.makeCall(SqlStdOperatorTable.NOT, all);
    }

    static RexNode between(SqlRexContext context, SqlCall call) {
        SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
        SqlNode value = call.operand(0);
        SqlNode lower = call.operand(1);
        SqlNode upper = call.operand(2);
        if (operator.flag != Flag.ASYMMETRIC
                || !compareAsTheyAre(context, value, lower)
                || !compareAsTheyAre(context, value, upper)) {
            return standard(context, call);
        }
        RexBuilder rex = context.getRexBuilder();
        RexNode x = context.convertExpression(value);
        RexNode both = rex.makeCall(
                SqlStdOperatorTable.AND,
                bound(rex, SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, x, context.convertExpression(lower)),
                bound(rex, SqlStdOperatorTable.LESS_THAN_OR_EQUAL, x, context.convertExpression(upper)));
        return operator.isNegated() ? rex.makeCall(SqlStdOperatorTable.NOT, both) : both;
    }

    private static RexNode bound(RexBuilder rex, SqlOperator comparison, RexNode value, RexNode bound) {
        return rex.makeCall(comparison, value, bound);
    }

    private static boolean compareAsTheyAre(SqlRexContext context, SqlNode left, SqlNode right) {
        RelDataType a = context.getValidator().getValidatedNodeTypeIfKnown(left);
        RelDataType b = context.getValidator().getValidatedNodeTypeIfKnown(right);
        return a != null && b != null && !a.isStruct() && !b.isStruct() && Comparability.compareAsTheyAre(a, b);
    }

    private static RexNode standard(SqlRexContext context, SqlCall call) {
        SqlRexConvertlet convertlet = StandardConvertletTable.INSTANCE.get(call);
        if (convertlet == null) {
            throw new AssertionError("no conversion of " + call.getOperator());
        }
        return convertlet.convertCall(context, call);
    }
}
