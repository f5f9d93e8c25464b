package io.nonrel.engine.write;

import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.RowsWithoutGroups;
import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.planner.statement.Assignment;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;

/**
 * The SET clause of a statement: which columns, and an expression for each.
 *
 * @param targets positions of the table's columns
 * @param values one expression for each
 */
record NewValues(int[] targets, List<SqlNode> values) {

    static NewValues of(Table table, List<Assignment> assignments, Assigning assigning) {
        TargetColumns target = new TargetColumns(table);
        List<Integer> positions = new ArrayList<>();
        List<SqlNode> values = new ArrayList<>();
        for (Assignment assignment : assignments) {
            List<SqlIdentifier> columns = assignment.columns();
            for (int i = 0; i < columns.size(); i++) {
                int position = target.position(columns.get(i));
                if (positions.contains(position)) {
                    throw target.twice(position);
                }
                requireWidth(assignment.value(), columns.size());
                SqlNode value = columns.size() == 1 ? assignment.value() : item(assignment.value(), columns.size(), i);
                Column column = table.columns().get(position);
                if (TargetColumns.isDefault(value)) {
                    if (column.generatedSql() != null) {
                        continue;
                    }
                    value = target.defaultOf(position);
                } else {
                    target.checkUpdatable(position);
                }
                positions.add(position);
                values.add(assigning.assign(value, position));
            }
        }
        if (positions.isEmpty() && assignments.isEmpty()) {
            throw ErrorCode.INVALID_STATEMENT.error("SET names no column");
        }
        RowsWithoutGroups.require(values, "SET");
        return new NewValues(positions.stream().mapToInt(Integer::intValue).toArray(), values);
    }

    private static void requireWidth(SqlNode value, int width) {
        if (width > 1 && value instanceof SqlSelect query) {
            List<SqlNode> items = query.getSelectList();
            boolean known = items.stream().noneMatch(i -> i instanceof SqlIdentifier id && id.isStar());
            if (known && items.size() != width) {
                throw ErrorCode.WRONG_NUMBER_OF_VALUES.error(
                        "SET has %d columns, and the sub-query gives %d%s", width, items.size(), Place.at(value));
            }
        }
    }

    /** One column of a sub-query that gives several. */
    private static SqlNode item(SqlNode query, int width, int index) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            names.add("$" + i);
        }
        return Sql.select(List.of(Sql.name("$row", names.get(index))), Sql.as(query, "$row", names), null);
    }
}
