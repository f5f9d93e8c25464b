package io.nonrel.planner.scan;

import io.nonrel.planner.logical.type.NonrelTypeFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/** Expressions in the words of SQL, with column names, for EXPLAIN and warnings. Long ones are cut. */
public final class ConditionText {

    private static final int LONGEST = 200;

    private ConditionText() {}

    /** The text of a condition on the columns of a node. */
    public static String of(RexNode condition, org.apache.calcite.rel.RelNode input) {
        String text = text(condition, ColumnNames.of(input));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /**
     * The text of an expression without columns.
     *
     * @param alone whether nothing stands beside it
     */
    static String ofOperand(RexNode expression, boolean alone) {
        String text = alone ? text(expression, List.of()) : operand(expression, List.of());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    static String text(RexNode node, List<String> columns) {
        if (node instanceof RexInputRef ref) {
            return columns.get(ref.getIndex());
        }
        if (node instanceof RexDynamicParam parameter) {
            return "?" + parameter.getIndex();
        }
        if (node instanceof RexFieldAccess access) {
            return "outer." + ColumnNames.word(access.getField().getName());
        }
        if (node instanceof RexLiteral literal) {
            return literal(literal);
        }
        if (node.isA(SqlKind.SEARCH)) {
            return text(RexUtil.expandSearch(new RexBuilder(NonrelTypeFactory.INSTANCE), null, node), columns);
        }
        if (node instanceof RexCall call) {
            return call(call, columns);
        }
        return node.toString();
    }

    private static String literal(RexLiteral literal) {
        if (literal.isNull()) {
            return "NULL";
        }
        if (SqlTypeUtil.inCharFamily(literal.getType())) {
            return "'" + String.valueOf(literal.getValueAs(String.class)).replace("'", "''") + "'";
        }
        return switch (literal.getTypeName()) {
            case DATE -> "DATE '" + literal.getValueAs(DateString.class) + "'";
            case TIME -> "TIME '" + literal.getValueAs(TimeString.class) + "'";
            case TIMESTAMP -> "TIMESTAMP '" + literal.getValueAs(TimestampString.class) + "'";
            default -> String.valueOf(literal.getValue());
        };
    }

    private static String call(RexCall call, List<String> columns) {
        List<String> operands =
                call.getOperands().stream().map(o -> operand(o, columns)).toList();
        String name = call.getOperator().getName();
        SqlSyntax syntax = call.getOperator().getSyntax();
        if ((syntax == SqlSyntax.BINARY || call.getKind() == SqlKind.LIKE) && operands.size() >= 2) {
            return operands.stream().collect(Collectors.joining(" " + name + " "));
        }
        if (syntax == SqlSyntax.POSTFIX) {
            return operands.get(0) + " " + name;
        }
        if (syntax == SqlSyntax.PREFIX) {
            return name + " " + operands.get(0);
        }
        if (call.getKind() == SqlKind.CAST) {
            return "CAST(" + operands.get(0) + " AS " + call.getType() + ")";
        }
        return name + "(" + String.join(", ", operands) + ")";
    }

    private static String operand(RexNode operand, List<String> columns) {
        String text = text(operand, columns);
        boolean nested = operand instanceof RexCall call && call.getOperator().getSyntax() == SqlSyntax.BINARY;
        return nested ? "(" + text + ")" : text;
    }
}
