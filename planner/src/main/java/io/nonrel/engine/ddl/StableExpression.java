package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.ErrorCode;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses expressions whose value depends on more than their row: what is decided once must stay so. */
final class StableExpression {

    private static final Set<String> UNSTABLE = Set.of(
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "NOW",
            "CURDATE",
            "CURTIME",
            "SYSDATE",
            "CURRENT_USER",
            "SESSION_USER",
            "USER",
            "CURRENT_SCHEMA",
            "CURRENT_CATALOG",
            "NEXT_VALUE",
            "NEXT VALUE FOR",
            "CURRENT VALUE FOR",
            "NEXTVAL",
            "CURRVAL",
            "RAND",
            "RANDOM",
            "RANDOM_UUID",
            "GEN_RANDOM_UUID",
            "UUID");

    private StableExpression() {}

    static void require(SqlNode expression, Table table) {
        expression.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
                check(call.getOperator().getName());
                return super.visit(call);
            }

            @Override
            public @Nullable Void visit(SqlIdentifier id) {
                if (id.isSimple()
                        && CatalogNames.columnIfThere(table, id.getSimple()).isEmpty()) {
                    check(id.getSimple());
                }
                return null;
            }
        });
    }

    private static void check(String name) {
        if (UNSTABLE.contains(name.toUpperCase(Locale.ROOT))) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "The condition of an index can't use %s: it must be true of a row always or never", name);
        }
    }
}
