package io.nonrel.planner.logical.catalogreader;

import java.util.Map;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.Lookup;

/** A schema whose names are found by our rule for names. */
final class CatalogSchema extends AbstractSchema {

    private final Lookup<Table> tables;
    private final Lookup<? extends Schema> schemas;

    CatalogSchema(Map<String, Table> tables, Map<String, CatalogSchema> schemas) {
        this.tables = new SpellingLookup<>(Map.copyOf(tables));
        this.schemas = new SpellingLookup<>(Map.copyOf(schemas));
    }

    @Override
    public Lookup<Table> tables() {
        return tables;
    }

    @Override
    public Lookup<? extends Schema> subSchemas() {
        return schemas;
    }
}
