package io.nonrel.engine.write;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.Plan;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.statement.Insert;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * The source of an INSERT as a query without DEFAULT.
 *
 * @param query gives the rows
 * @param targets for each column of the query the position of the table's column that it fills, -1 for one to leave aside
 * @param asIs whether the query says of each value that it is for its column
 */
record InsertSource(SqlNode query, int[] targets, boolean asIs) {

    /** The types of what the query gives. */
    List<ColumnType> types(Plan plan) {
        return asIs
                ? Assigning.types(targets.length)
                : plan.columns().stream().map(ColumnDescriptor::type).toList();
    }

    static InsertSource of(
            Table table,
            List<SqlIdentifier> columns,
            @Nullable SqlNode source,
            Insert.Overriding overriding,
            Assigning assigning) {
        TargetColumns target = new TargetColumns(table);
        if (source == null) {
            return new InsertSource(Sql.select(List.of(Sql.number(1)), null, null), new int[] {-1}, true);
        }
        List<Integer> positions = target.positions(columns);
        if (source.getKind() == SqlKind.VALUES) {
            return ofValues((SqlCall) source, positions, target, overriding, assigning);
        }
        int[] targets = new int[positions.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = target.takesValues(positions.get(i), overriding) ? positions.get(i) : -1;
        }
        return new InsertSource(source, targets, false);
    }

    private static InsertSource ofValues(
            SqlCall values,
            List<Integer> positions,
            TargetColumns target,
            Insert.Overriding overriding,
            Assigning assigning) {
        List<List<SqlNode>> rows = new ArrayList<>();
        for (SqlNode row : values.getOperandList()) {
            List<SqlNode> items =
                    row.getKind() == SqlKind.ROW ? ((SqlCall) row).getOperandList() : List.<SqlNode>of(row);
            if (items.size() != positions.size()) {
                throw wrongNumber(items.size(), positions.size());
            }
            rows.add(items);
        }
        List<Integer> targets = new ArrayList<>();
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            int column = i;
            boolean allDefault = rows.stream().allMatch(r -> TargetColumns.isDefault(r.get(column)));
            if (!allDefault && target.takesValues(positions.get(i), overriding)) {
                targets.add(positions.get(i));
                taken.add(i);
            }
        }
        if (taken.isEmpty()) {
            List<SqlNode> ones =
                    rows.stream().map(r -> row(List.of(Sql.number(1)))).toList();
            return new InsertSource(values(ones), new int[] {-1}, true);
        }
        List<SqlNode> kept = new ArrayList<>();
        for (List<SqlNode> row : rows) {
            List<SqlNode> items = new ArrayList<>();
            for (int i : taken) {
                SqlNode value = row.get(i);
                int position = positions.get(i);
                items.add(assigning.assign(
                        TargetColumns.isDefault(value) ? target.defaultOf(position) : value, position));
            }
            kept.add(row(items));
        }
        return new InsertSource(
                values(kept), targets.stream().mapToInt(Integer::intValue).toArray(), true);
    }

    static RuntimeException wrongNumber(int values, int columns) {
        return ErrorCode.WRONG_NUMBER_OF_VALUES.error(
                "%d %s for %d %s",
                values, values == 1 ? "value" : "values", columns, columns == 1 ? "column" : "columns");
    }

    private static SqlNode row(List<SqlNode> items) {
        return SqlStdOperatorTable.ROW.createCall(SqlParserPos.ZERO, items);
    }

    private static SqlNode values(List<SqlNode> rows) {
        return SqlStdOperatorTable.VALUES.createCall(SqlParserPos.ZERO, rows);
    }
}
