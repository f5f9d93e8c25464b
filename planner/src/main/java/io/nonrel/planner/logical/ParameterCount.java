package io.nonrel.planner.logical;

import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Counts the parameters of a query: one more than the highest index. */
final class ParameterCount extends SqlBasicVisitor<@Nullable Void> {

    private int count;

    private ParameterCount() {}

    static int of(SqlNode query) {
        ParameterCount counter = new ParameterCount();
        query.accept(counter);
        return counter.count;
    }

    @Override
    public @Nullable Void visit(SqlDynamicParam parameter) {
        count = Math.max(count, parameter.getIndex() + 1);
        return null;
    }
}
