package io.nonrel.jdbc.metadata;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code getPrimaryKeys}, {@code getImportedKeys}, {@code getExportedKeys} and {@code getCrossReference}. */
public final class KeysQuery {

    private static final List<ColumnDescriptor> PRIMARY = new Shape()
            .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME")
            .smallInt("KEY_SEQ")
            .text("PK_NAME")
            .build();

    private static final List<ColumnDescriptor> FOREIGN = new Shape()
            .text("PKTABLE_CAT", "PKTABLE_SCHEM", "PKTABLE_NAME", "PKCOLUMN_NAME")
            .text("FKTABLE_CAT", "FKTABLE_SCHEM", "FKTABLE_NAME", "FKCOLUMN_NAME")
            .smallInt("KEY_SEQ", "UPDATE_RULE", "DELETE_RULE")
            .text("FK_NAME", "PK_NAME")
            .smallInt("DEFERRABILITY")
            .build();

    private KeysQuery() {}

    /** The columns of primary keys. */
    public static MetadataRows primaryKeys(
            CatalogView view, @Nullable String catalog, @Nullable String schema, @Nullable String name) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Table table : view.tables(catalog, schema, name)) {
            Constraint.PrimaryKey key = table.primaryKey();
            if (key != null) {
                for (int i = 0; i < key.columns().size(); i++) {
                    rows.add(new @Nullable Object[] {
                        view.name(), table.schema(), table.name(), key.columns().get(i), i + 1L, key.name()
                    });
                }
            }
        }
        return MetadataRows.sorted(PRIMARY, rows, 1, 2, 3);
    }

    /** What a table refers to. */
    public static MetadataRows importedKeys(
            CatalogView view, @Nullable String catalog, @Nullable String schema, @Nullable String name) {
        return foreignKeys(view, view.tables(null, null, null), view.tables(catalog, schema, name), 1, 2);
    }

    /** What refers to a table. */
    public static MetadataRows exportedKeys(
            CatalogView view, @Nullable String catalog, @Nullable String schema, @Nullable String name) {
        return foreignKeys(view, view.tables(catalog, schema, name), view.tables(null, null, null), 5, 6);
    }

    /**
     * What in one table refers to another.
     *
     * @param parent catalog, schema and name of the table that is referred to
     * @param child the same of the table that refers
     */
    public static MetadataRows crossReference(CatalogView view, @Nullable String[] parent, @Nullable String[] child) {
        return foreignKeys(
                view, view.tables(parent[0], parent[1], parent[2]), view.tables(child[0], child[1], child[2]), 5, 6);
    }

    private static MetadataRows foreignKeys(
            CatalogView view, List<Table> parents, List<Table> children, int bySchema, int byTable) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Table child : children) {
            for (Constraint.ForeignKey key : child.foreignKeys()) {
                Table parent = view.table(key.referencedSchema(), key.referencedTable());
                if (parent != null && parents.contains(parent)) {
                    addRows(rows, view.name(), parent, child, key);
                }
            }
        }
        return MetadataRows.sorted(FOREIGN, rows, bySchema, byTable, 11, 8);
    }

    private static void addRows(
            List<@Nullable Object[]> rows, String catalog, Table parent, Table child, Constraint.ForeignKey key) {
        for (int i = 0; i < key.columns().size(); i++) {
            rows.add(new @Nullable Object[] {
                catalog,
                parent.schema(),
                parent.name(),
                key.referencedColumns().get(i),
                catalog,
                child.schema(),
                child.name(),
                key.columns().get(i),
                i + 1L,
                rule(key.onUpdate()),
                rule(key.onDelete()),
                key.name(),
                referencedKey(parent, key.referencedColumns()),
                (long) DatabaseMetaData.importedKeyNotDeferrable
            });
        }
    }

    private static @Nullable String referencedKey(Table parent, List<String> columns) {
        Constraint.PrimaryKey primary = parent.primaryKey();
        if (primary != null && primary.columns().equals(columns)) {
            return primary.name();
        }
        return parent.uniques().stream()
                .filter(u -> u.columns().equals(columns))
                .map(Constraint.Unique::name)
                .findFirst()
                .orElse(null);
    }

    private static long rule(String action) {
        return switch (action) {
            case "CASCADE" -> DatabaseMetaData.importedKeyCascade;
            case "RESTRICT" -> DatabaseMetaData.importedKeyRestrict;
            case "SET NULL" -> DatabaseMetaData.importedKeySetNull;
            case "SET DEFAULT" -> DatabaseMetaData.importedKeySetDefault;
            default -> DatabaseMetaData.importedKeyNoAction;
        };
    }
}
