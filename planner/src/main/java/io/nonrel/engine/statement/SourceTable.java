package io.nonrel.engine.statement;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.statement.Query;
import io.nonrel.planner.statement.Statement;
import java.util.Optional;
import org.apache.calcite.sql.SqlAsOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/** Finds the table that each row of a query is one row of. */
public final class SourceTable {

    private SourceTable() {}

    /** The only table of the query's FROM; empty for joins, views, groups, DISTINCT and set operations. */
    public static Optional<Table> of(Statement statement, CatalogNames names) {
        if (!(statement instanceof Query query)) {
            return Optional.empty();
        }
        SqlNode body = query.query() instanceof SqlOrderBy ordered ? ordered.query : query.query();
        if (!(body instanceof SqlSelect select) || isSummed(select)) {
            return Optional.empty();
        }
        SqlIdentifier name = name(select.getFrom());
        return name == null || name.names.size() > 2
                ? Optional.empty()
                : names.object(name).filter(Table.class::isInstance).map(Table.class::cast);
    }

    private static boolean isSummed(SqlSelect select) {
        return select.isDistinct() || select.getGroup() != null || select.getHaving() != null;
    }

    private static @Nullable SqlIdentifier name(@Nullable SqlNode from) {
        if (from instanceof SqlIdentifier name) {
            return name;
        }
        return from instanceof SqlCall call
                        && call.getOperator() instanceof SqlAsOperator
                        && call.operandCount() == 2
                        && call.operand(0) instanceof SqlIdentifier name
                ? name
                : null;
    }
}
