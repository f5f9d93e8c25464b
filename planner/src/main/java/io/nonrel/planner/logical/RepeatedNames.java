package io.nonrel.planner.logical;

import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.spi.ErrorCode;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses a WITH that gives two queries the same name, which Calcite takes. */
final class RepeatedNames extends SqlBasicVisitor<@Nullable Void> {

    private RepeatedNames() {}

    static void refuseIn(SqlNode query) {
        query.accept(new RepeatedNames());
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call instanceof SqlWith with) {
            Set<String> names = new HashSet<>();
            for (SqlNode item : with.withList) {
                SqlIdentifier name = ((SqlWithItem) item).name;
                if (!names.add(name.getSimple())) {
                    throw ErrorCode.INVALID_STATEMENT.error(
                            "WITH names two queries %s%s", name.getSimple(), Place.at(name));
                }
            }
        }
        return super.visit(call);
    }
}
