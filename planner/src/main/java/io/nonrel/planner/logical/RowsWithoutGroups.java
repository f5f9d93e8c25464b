package io.nonrel.planner.logical;

import io.nonrel.exec.function.FunctionTable;
import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.spi.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses aggregates and window functions where there is one row at a time and nothing to group, outside of sub-queries.
 * Calcite would let them pass, since it sees these expressions as a query's.
 */
public final class RowsWithoutGroups extends SqlBasicVisitor<@Nullable Void> {

    /** Their names, as calls have them before validation. Functions that need OVER are refused for its lack elsewhere. */
    private static final Set<String> AGGREGATES = FunctionTable.INSTANCE.getOperatorList().stream()
            .filter(RowsWithoutGroups::isAggregate)
            .map(operator -> operator.getName().toUpperCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final String clause;
    private final String remedy;

    private RowsWithoutGroups(String clause, String remedy) {
        this.clause = clause;
        this.remedy = remedy;
    }

    /** The values of a statement, validated or not; {@code clause} says where they stand. */
    public static void require(List<SqlNode> values, String clause) {
        refuseIn(values, new RowsWithoutGroups(clause, "put it into a sub-query"));
    }

    /** Expressions that can't hold sub-queries either. */
    public static void requireOfRow(List<SqlNode> expressions, String clause) {
        refuseIn(expressions, new RowsWithoutGroups(clause, "it may use the columns of its row only"));
    }

    private static void refuseIn(List<SqlNode> expressions, RowsWithoutGroups visitor) {
        expressions.forEach(expression -> expression.accept(visitor));
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY) && call.getKind() != SqlKind.VALUES) {
            return null;
        }
        if (call.getKind() == SqlKind.OVER) {
            throw refused(function(call.operand(0)), "a window function");
        }
        SqlOperator operator = call.getOperator();
        boolean aggregate = operator instanceof SqlUnresolvedFunction
                ? AGGREGATES.contains(operator.getName().toUpperCase(Locale.ROOT))
                : isAggregate(operator);
        if (aggregate) {
            throw refused(call, "an aggregate");
        }
        return super.visit(call);
    }

    private static boolean isAggregate(SqlOperator operator) {
        return operator.isAggregator() && !operator.requiresOver();
    }

    /** Without FILTER and the like around it. */
    private static SqlCall function(SqlCall call) {
        return switch (call.getKind()) {
            case FILTER, WITHIN_GROUP, WITHIN_DISTINCT, RESPECT_NULLS, IGNORE_NULLS -> function(call.operand(0));
            default -> call;
        };
    }

    private RuntimeException refused(SqlCall call, String kind) {
        return ErrorCode.GROUPING_ERROR.error(
                "%s can't hold %s, %s: %s%s", clause, call.getOperator().getName(), kind, remedy, Place.at(call));
    }
}
