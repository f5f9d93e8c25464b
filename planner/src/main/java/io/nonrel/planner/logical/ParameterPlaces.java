package io.nonrel.planner.logical;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/** Copies a query and puts something else in the places of its parameters, but for those that are a number of rows. */
abstract class ParameterPlaces extends SqlCopy {

    private final Set<SqlNode> rowCounts = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Items of GROUP BY and ORDER BY. */
    private final Set<SqlNode> items = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * What stands in the place of a parameter.
     *
     * @param item whether it is a whole item of GROUP BY or ORDER BY, where a number would be one of a column
     */
    abstract SqlNode replaced(SqlDynamicParam parameter, boolean item);

    /** The parameter again. */
    static SqlDynamicParam bare(SqlDynamicParam parameter) {
        return new SqlDynamicParam(parameter.getIndex(), parameter.getParserPosition());
    }

    @Override
    public final @Nullable SqlNode visit(SqlCall call) {
        if (call instanceof SqlOrderBy orderBy) {
            note(orderBy.offset, rowCounts);
            note(orderBy.fetch, rowCounts);
            noteItems(orderBy.orderList);
        } else if (call instanceof SqlSelect select) {
            note(select.getOffset(), rowCounts);
            note(select.getFetch(), rowCounts);
            noteItems(select.getOrderList());
            noteItems(select.getGroup());
        }
        return super.visit(call);
    }

    private void noteItems(@Nullable SqlNodeList list) {
        if (list != null) {
            list.forEach(item -> note(item, items));
        }
    }

    private static void note(@Nullable SqlNode node, Set<SqlNode> places) {
        if (node instanceof SqlDynamicParam) {
            places.add(node);
        }
    }

    @Override
    public final SqlNode visit(SqlDynamicParam parameter) {
        return rowCounts.contains(parameter) ? bare(parameter) : replaced(parameter, items.contains(parameter));
    }
}
