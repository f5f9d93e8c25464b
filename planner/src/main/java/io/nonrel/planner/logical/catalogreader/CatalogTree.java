package io.nonrel.planner.logical.catalogreader;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.jdbc.CalciteSchema;

/**
 * A catalog snapshot as a tree of Calcite schemas. Immutable and thread-safe; made once per snapshot. It keeps no reference
 * to the {@link Catalog}, so that a weak cache by catalog can hold it.
 */
public final class CatalogTree {

    /**
     * The schema under which every schema is found once more, with tables that show their hidden columns too: {@code
     * "$ROWS"."schema"."table"}. For statements that the engine makes; DDL can't create a schema of this name.
     */
    public static final String ROWS = "$ROWS";

    private final Map<String, Set<String>> names = new LinkedHashMap<>();
    private final ViewQueries views;
    private final CalciteSchema root;

    /** A tree of all objects of the catalog. */
    public CatalogTree(Catalog catalog, ViewQueries views) {
        this.views = views;
        Map<String, CatalogSchema> schemas = new LinkedHashMap<>();
        Map<String, CatalogSchema> rows = new LinkedHashMap<>();
        for (String schema : catalog.schemas()) {
            Map<String, org.apache.calcite.schema.Table> tables = new LinkedHashMap<>();
            Map<String, org.apache.calcite.schema.Table> tablesWithHidden = new LinkedHashMap<>();
            for (CatalogObject object : catalog.objects(schema)) {
                tables.put(object.name(), relation(object));
                if (object instanceof Table table) {
                    tablesWithHidden.put(object.name(), CatalogTable.rows(table));
                }
            }
            names.put(schema, Set.copyOf(tables.keySet()));
            schemas.put(schema, new CatalogSchema(tables, Map.of()));
            rows.put(schema, new CatalogSchema(tablesWithHidden, Map.of()));
        }
        schemas.put(ROWS, new CatalogSchema(Map.of(), rows));
        root = CalciteSchema.createRootSchema(false, false, "", new CatalogSchema(Map.of(), schemas));
    }

    /** A reader for one statement, which finds names without a schema in the given one only. */
    public CatalogReader reader(String schema, NameMatcher matcher) {
        return new CatalogReader(root, matcher, List.of(List.of(schema), List.of()));
    }

    /** The names of the schemas. */
    public Set<String> schemas() {
        return names.keySet();
    }

    /** The names of the objects in the schema of exactly that name. */
    public Set<String> objects(String schema) {
        return names.getOrDefault(schema, Set.of());
    }

    ViewQueries views() {
        return views;
    }

    private CatalogRelation relation(CatalogObject object) {
        if (object instanceof Table table) {
            return CatalogTable.of(table);
        }
        if (object instanceof SystemTable table) {
            return CatalogTable.of(table);
        }
        if (object instanceof View view) {
            return new CatalogView(view, this);
        }
        return new CatalogSequence((Sequence) object);
    }
}
