package io.nonrel.jdbc.metadata;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.IndexDefinition;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code getIndexInfo}: the primary key as the index that it is, and the native indexes. */
public final class IndexesQuery {

    private static final List<ColumnDescriptor> INDEXES = new Shape()
            .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME")
            .truth("NON_UNIQUE")
            .text("INDEX_QUALIFIER", "INDEX_NAME")
            .smallInt("TYPE", "ORDINAL_POSITION")
            .text("COLUMN_NAME", "ASC_OR_DESC")
            .bigInt("CARDINALITY", "PAGES")
            .text("FILTER_CONDITION")
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
                List<String> columns = table.primaryKey().columns();
                for (int i = 0; i < columns.size(); i++) {
                    rows.add(row(view.name(), table, table.primaryKey().name(), true, i, columns.get(i), false));
                }
            }
            for (IndexDefinition index : table.indexes()) {
                if (table.isUnique(index) || !uniqueOnly) {
                    addIndex(rows, view.name(), table, index);
                }
            }
            for (IndexDefinition index : table.markerIndexes()) {
                addIndex(rows, view.name(), table, index);
            }
        }
        return MetadataRows.sorted(INDEXES, rows, 3, 6, 5, 7);
    }

    private static void addIndex(List<@Nullable Object[]> rows, String catalog, Table table, IndexDefinition index) {
        for (int i = 0; i < index.fields().size(); i++) {
            IndexDefinition.Field field = index.fields().get(i);
            rows.add(row(
                    catalog,
                    table,
                    index.name(),
                    table.isUnique(index),
                    i,
                    column(table, field.name()),
                    field.descending()));
        }
    }

    private static @Nullable Object[] row(
            String catalog,
            Table table,
            String index,
            boolean unique,
            int position,
            String column,
            boolean descending) {
        return new @Nullable Object[] {
            catalog,
            table.schema(),
            table.name(),
            !unique,
            null,
            index,
            (long) DatabaseMetaData.tableIndexOther,
            position + 1L,
            column,
            descending ? "D" : "A",
            0L,
            0L,
            null
        };
    }

    private static String column(Table table, String field) {
        return table.columns().stream()
                .filter(c -> c.field().equals(field))
                .map(Column::name)
                .findFirst()
                .orElse(field);
    }
}
