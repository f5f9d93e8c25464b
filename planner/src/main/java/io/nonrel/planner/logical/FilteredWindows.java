package io.nonrel.planner.logical;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * {@code SUM(x) FILTER (WHERE c) OVER (…)}, which Calcite doesn't know, as {@code SUM(CASE WHEN c THEN x END) OVER (…)}: the
 * same for aggregates that pass NULLs by.
 */
final class FilteredWindows {

    private static final Set<String> PASS_NULLS_BY = Set.of(
            "COUNT",
            "SUM",
            "AVG",
            "MIN",
            "MAX",
            "STDDEV",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "VARIANCE",
            "VAR_POP",
            "VAR_SAMP",
            "EVERY",
            "BOOL_AND",
            "BOOL_OR",
            "ANY_VALUE",
            "BIT_AND",
            "BIT_OR",
            "BIT_XOR");

    private FilteredWindows() {}

    /** Changes a call of OVER; leaves all others as they are. */
    static void rewrite(SqlNode node) {
        if (node.getKind() != SqlKind.OVER
                || !(((SqlCall) node).operand(0) instanceof SqlCall filter)
                || filter.getKind() != SqlKind.FILTER
                || !(filter.operand(0) instanceof SqlCall aggregate)
                || aggregate.operandCount() != 1
                || !PASS_NULLS_BY.contains(aggregate.getOperator().getName().toUpperCase(Locale.ROOT))) {
            return;
        }
        SqlParserPos place = aggregate.getParserPosition();
        SqlNode argument = aggregate.operand(0);
        boolean star = argument instanceof SqlIdentifier id && id.isStar();
        SqlNode counted = star ? SqlLiteral.createExactNumeric("1", place) : argument;
        SqlNode choice = new SqlCase(
                place,
                null,
                new SqlNodeList(List.of(filter.<SqlNode>operand(1)), place),
                new SqlNodeList(List.of(counted), place),
                SqlLiteral.createNull(place));
        ((SqlCall) node)
                .setOperand(0, aggregate.getOperator().createCall(aggregate.getFunctionQuantifier(), place, choice));
    }
}
