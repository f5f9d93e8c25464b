package io.nonrel.engine.catalog;

import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents of the catalog's collection. */
final class CatalogDocuments {

    static final String COLLECTION = "nonrel_catalog";
    static final String SCHEMA = "schema";
    static final String LEFTOVER = "leftover";
    static final String VERSION = "version";

    /** Key of the document that counts the changes. */
    static final List<String> VERSION_KEY = List.of(VERSION, "", "");

    static final List<String> FIELDS = List.of("kind", "schema", "name", "definition", "version");

    static final CollectionDefinition DEFINITION = new CollectionDefinition(
            COLLECTION,
            List.of(
                    new FieldDefinition("kind", ValueType.STRING, false),
                    new FieldDefinition("schema", ValueType.STRING, false),
                    new FieldDefinition("name", ValueType.STRING, false),
                    new FieldDefinition("definition", ValueType.STRING, true),
                    new FieldDefinition("version", ValueType.INTEGER, true)),
            List.of("kind", "schema", "name"));

    private CatalogDocuments() {}

    static Mutation put(String kind, String schema, String name, String definition) {
        return new Mutation.Upsert(COLLECTION, FIELDS, new @Nullable Object[] {kind, schema, name, definition, null});
    }

    static Mutation remove(String kind, String schema, String name) {
        return new Mutation.Delete(COLLECTION, new @Nullable Object[] {kind, schema, name});
    }

    static Mutation version(long version) {
        return new Mutation.Upsert(COLLECTION, FIELDS, new @Nullable Object[] {VERSION, "", "", null, version});
    }
}
