package io.nonrel.jdbc.metadata;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code getTables}, {@code getTableTypes}, {@code getSchemas} and {@code getCatalogs}. */
public final class TablesQuery {

    private static final String TABLE = "TABLE";
    private static final String VIEW = "VIEW";
    private static final String SYSTEM_TABLE = "SYSTEM TABLE";

    private static final List<ColumnDescriptor> TABLES = new Shape()
            .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "TABLE_TYPE", "REMARKS", "TYPE_CAT", "TYPE_SCHEM")
            .text("TYPE_NAME", "SELF_REFERENCING_COL_NAME", "REF_GENERATION")
            .build();

    private static final List<ColumnDescriptor> TYPES =
            new Shape().text("TABLE_TYPE").build();
    private static final List<ColumnDescriptor> SCHEMAS =
            new Shape().text("TABLE_SCHEM", "TABLE_CATALOG").build();
    private static final List<ColumnDescriptor> CATALOGS =
            new Shape().text("TABLE_CAT").build();

    private TablesQuery() {}

    /**
     * Tables and views.
     *
     * @param types names of table types, null for all
     */
    public static MetadataRows tables(
            CatalogView view,
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            @Nullable String @Nullable [] types) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CatalogObject object : view.relations(catalog, schemaPattern, namePattern)) {
            String type = type(object);
            if (wanted(type, types)) {
                String comment = object instanceof Table table ? table.comment() : null;
                rows.add(new @Nullable Object[] {
                    view.name(), object.schema(), object.name(), type, comment, null, null, null, null, null
                });
            }
        }
        return MetadataRows.sorted(TABLES, rows, 3, 1, 2);
    }

    /** The types of tables there are. */
    public static MetadataRows types() {
        return new MetadataRows(TYPES, List.of(row(SYSTEM_TABLE), row(TABLE), row(VIEW)));
    }

    /** The schemas. */
    public static MetadataRows schemas(CatalogView view, @Nullable String catalog, @Nullable String pattern) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        if (view.isMeant(catalog)) {
            view.schemas(pattern).forEach(schema -> rows.add(row(schema, view.name())));
        }
        return MetadataRows.sorted(SCHEMAS, rows, 0);
    }

    /** The database is the only one. */
    public static MetadataRows catalogs(CatalogView view) {
        return new MetadataRows(CATALOGS, List.<@Nullable Object[]>of(row(view.name())));
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private static String type(CatalogObject object) {
        return object instanceof View ? VIEW : object instanceof SystemTable ? SYSTEM_TABLE : TABLE;
    }

    private static boolean wanted(String type, @Nullable String @Nullable [] types) {
        return types == null || Arrays.stream(types).anyMatch(t -> type.equals(ours(t)));
    }

    /** BASE TABLE is what some databases, and so some tools, call a table. */
    private static @Nullable String ours(@Nullable String type) {
        String upper = type == null ? null : type.toUpperCase(Locale.ROOT);
        return "BASE TABLE".equals(upper) ? TABLE : upper;
    }
}
