package io.nonrel.jdbc.metadata;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TableIndex;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code getIndexInfo}: the primary key as the index that it is, and all other indexes, whatever keeps them. */
public final class IndexesQuery {

    private static final List<ColumnDescriptor> INDEXES = new Shape()
            .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME")
            .truth("NON_UNIQUE")
            .text("INDEX_QUALIFIER", "INDEX_NAME")
            .smallInt("TYPE", "ORDINAL_POSITION")
            .text("COLUMN_NAME", "ASC_OR_DESC")
            .bigInt("CARDINALITY", "PAGES")
            .text("FILTER_CONDITION")
            // Beyond JDBC, which knows no derived indexes.
            .text("KIND", "LOOKUPS")
            .build();

    private IndexesQuery() {}

    /** The columns of indexes. */
    public static MetadataRows indexes(
            CatalogView view,
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String name,
            boolean uniqueOnly) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Table table : view.tables(catalog, schema, name)) {
            if (table.primaryKey() != null) {
                addRows(rows, view.name(), table, primary(table.primaryKey()));
            }
            for (TableIndex index : view.indexes(table)) {
                if (index.unique() || !uniqueOnly) {
                    addRows(rows, view.name(), table, index);
                }
            }
        }
        return MetadataRows.sorted(INDEXES, rows, 3, 6, 5, 7);
    }

    private static TableIndex primary(Constraint.PrimaryKey key) {
        List<TableIndex.Part> parts =
                key.columns().stream().map(c -> new TableIndex.Part(c, false)).toList();
        return new TableIndex(key.name(), TableIndex.Kind.NATIVE, true, parts, null, null);
    }

    private static void addRows(List<@Nullable Object[]> rows, String catalog, Table table, TableIndex index) {
        for (int i = 0; i < index.parts().size(); i++) {
            TableIndex.Part part = index.parts().get(i);
            boolean ordered = index.kind() != TableIndex.Kind.DERIVED;
            rows.add(new @Nullable Object[] {
                catalog,
                table.schema(),
                table.name(),
                !index.unique(),
                null,
                index.name(),
                (long) DatabaseMetaData.tableIndexOther,
                i + 1L,
                part.column(),
                ordered ? (part.descending() ? "D" : "A") : null,
                0L,
                0L,
                index.condition(),
                index.kind().name(),
                index.lookups()
            });
        }
    }
}
