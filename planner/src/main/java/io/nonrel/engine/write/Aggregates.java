package io.nonrel.engine.write;

import io.nonrel.exec.function.FunctionTable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Finds aggregates in expressions as they were written, outside of sub-queries and not over a window. */
final class Aggregates extends SqlBasicVisitor<@Nullable Void> {

    private final Set<String> names = FunctionTable.INSTANCE.getOperatorList().stream()
            .filter(SqlOperator::isAggregator)
            .map(operator -> operator.getName().toUpperCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private @Nullable SqlCall found;

    private Aggregates() {}

    static @Nullable SqlCall firstIn(List<SqlNode> expressions) {
        Aggregates aggregates = new Aggregates();
        expressions.forEach(expression -> expression.accept(aggregates));
        return aggregates.found;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (found != null || call.isA(SqlKind.QUERY) || call.getKind() == SqlKind.OVER) {
            return null;
        }
        if (names.contains(call.getOperator().getName().toUpperCase(Locale.ROOT))) {
            found = call;
            return null;
        }
        return super.visit(call);
    }
}
