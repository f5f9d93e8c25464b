package io.nonrel.engine.write;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.logical.Assignments;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlNode;

/** Says in a query that values are for the columns of a table, so that parameters get the columns' types. */
record Assigning(Table table) {

    /** The type of what the query then gives: the value as it is, whatever the column. */
    static final ColumnType AS_IS = ColumnType.of(TypeName.OTHER);

    /** The value for the column at a position of the table. */
    SqlNode assign(SqlNode value, int position) {
        return Assignments.assign(value, table.columns().get(position).type());
    }

    /** The types of a number of such values. */
    static List<ColumnType> types(int count) {
        return IntStream.range(0, count).mapToObj(i -> AS_IS).toList();
    }
}
