package io.nonrel.jdbc.metadata;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TableIndex;
import io.nonrel.planner.catalog.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What metadata queries read: a catalog and the columns of its views. Immutable. */
public final class CatalogView {

    /** Plans a view to learn its columns. */
    public interface ViewColumns {
        /** The columns; empty when the view's query is no longer valid. */
        List<ColumnDescriptor> of(View view);
    }

    private final String name;
    private final Catalog catalog;
    private final ViewColumns viewColumns;

    /**
     * A view on a catalog of the moment.
     *
     * @param name the database's, which is the only catalog
     */
    public CatalogView(String name, Catalog catalog, ViewColumns viewColumns) {
        this.name = name;
        this.catalog = catalog;
        this.viewColumns = viewColumns;
    }

    /** What stands in the catalog's column of each row. */
    String name() {
        return name;
    }

    /** Whether a catalog's name that is given means this one: tools send null, an empty name or a percent sign for any. */
    boolean isMeant(@Nullable String catalogName) {
        return catalogName == null
                || catalogName.isEmpty()
                || catalogName.equals("%")
                || catalogName.equalsIgnoreCase(name);
    }

    /** Names of the schemas that fit a pattern. */
    List<String> schemas(@Nullable String pattern) {
        NamePattern wanted = NamePattern.like(pattern);
        return catalog.schemas().stream().filter(wanted::matches).toList();
    }

    /** Tables, views and system tables that fit the patterns, by schema and name. */
    List<CatalogObject> relations(
            @Nullable String catalogName, @Nullable String schemaPattern, @Nullable String namePattern) {
        List<CatalogObject> found = new ArrayList<>();
        if (isMeant(catalogName)) {
            NamePattern wanted = NamePattern.like(namePattern);
            for (String schema : schemas(schemaPattern)) {
                for (CatalogObject object : catalog.objects(schema)) {
                    if (!(object instanceof Sequence) && wanted.matches(object.name())) {
                        found.add(object);
                    }
                }
            }
        }
        return found;
    }

    /** The tables that a schema's and a table's name, no patterns, mean. */
    List<Table> tables(@Nullable String catalogName, @Nullable String schema, @Nullable String name) {
        List<Table> found = new ArrayList<>();
        if (isMeant(catalogName)) {
            for (String each : NamePattern.named(emptyToNull(schema), List.copyOf(catalog.schemas()))) {
                List<Table> all = catalog.objects(each).stream()
                        .filter(Table.class::isInstance)
                        .map(Table.class::cast)
                        .toList();
                List<String> names =
                        NamePattern.named(name, all.stream().map(Table::name).toList());
                all.stream().filter(t -> names.contains(t.name())).forEach(found::add);
            }
        }
        return found;
    }

    /** The columns that users see, in their order. */
    List<Column> columns(CatalogObject relation) {
        if (relation instanceof Table table) {
            return table.visibleColumns();
        }
        if (relation instanceof SystemTable table) {
            return table.columns();
        }
        return relation instanceof View view
                ? viewColumns.of(view).stream()
                        .map(c -> Column.of(c.label(), c.type(), c.nullable()))
                        .toList()
                : List.of();
    }

    /** The indexes of a table, without its primary key. */
    List<TableIndex> indexes(Table table) {
        return TableIndex.of(catalog, table);
    }

    /** The table of exactly that schema and name, null when there is none. */
    @Nullable
    Table table(String schema, String name) {
        return catalog.object(schema, name).orElse(null) instanceof Table table ? table : null;
    }

    private static @Nullable String emptyToNull(@Nullable String schema) {
        return schema == null || schema.isEmpty() ? null : schema;
    }
}
