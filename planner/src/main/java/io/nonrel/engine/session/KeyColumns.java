package io.nonrel.engine.session;

import io.nonrel.engine.ExecuteOptions.GeneratedKeys;
import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.write.WritePlan;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.ErrorCode;
import java.util.Arrays;
import java.util.List;

/** Which columns of inserted rows are given as generated keys. */
final class KeyColumns {

    private static final int[] NONE = {};

    private KeyColumns() {}

    /** Positions in the table of the columns that are asked for. */
    static int[] positions(WritePlan plan, GeneratedKeys wanted) {
        Table table = plan.table();
        if (!wanted.wanted()) {
            return NONE;
        }
        if (!wanted.columns().isEmpty()) {
            return wanted.columns().stream()
                    .mapToInt(name ->
                            table.indexOf(CatalogNames.column(table, name).name()))
                    .toArray();
        }
        List<Column> visible = table.visibleColumns();
        if (!wanted.positions().isEmpty()) {
            return wanted.positions().stream()
                    .mapToInt(position -> {
                        if (position < 1 || position > visible.size()) {
                            throw ErrorCode.INVALID_PARAMETER_INDEX.error(
                                    "Table %s.%s has columns 1 to %d, and none at %d",
                                    table.schema(), table.name(), visible.size(), position);
                        }
                        return table.indexOf(visible.get(position - 1).name());
                    })
                    .toArray();
        }
        return own(table, visible);
    }

    /** The identity columns; without any the primary key. */
    private static int[] own(Table table, List<Column> visible) {
        int[] identity = visible.stream()
                .filter(c -> c.identity() != null)
                .mapToInt(c -> table.indexOf(c.name()))
                .toArray();
        if (identity.length > 0) {
            return identity;
        }
        return table.primaryKey() == null
                ? NONE
                : table.primaryKey().columns().stream().mapToInt(table::indexOf).toArray();
    }

    /** The columns of the keys' rows. */
    static List<ColumnDescriptor> describe(WritePlan plan, int[] positions) {
        if (positions.length == 0) {
            return List.of();
        }
        Table table = plan.table();
        return Arrays.stream(positions)
                .mapToObj(p -> table.columns().get(p))
                .map(c -> new ColumnDescriptor(
                        c.name(), c.type(), c.nullable(), table.schema(), table.name(), c.name(), c.identity() != null))
                .toList();
    }
}
