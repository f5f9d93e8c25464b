package io.nonrel.planner.logical;

import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.spi.ErrorCode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses aggregates in VALUES, where Calcite lets them pass: there are no rows to aggregate. */
final class RowsWithoutGroups extends SqlBasicVisitor<@Nullable Void> {

    private RowsWithoutGroups() {}

    static void require(SqlNode values) {
        values.accept(new RowsWithoutGroups());
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY) && call.getKind() != SqlKind.VALUES) {
            return null;
        }
        if (call.getOperator().isAggregator()) {
            throw ErrorCode.GROUPING_ERROR.error(
                    "VALUES can't hold %s, an aggregate: put it into a sub-query%s",
                    call.getOperator().getName(), Place.at(call));
        }
        return super.visit(call);
    }
}
