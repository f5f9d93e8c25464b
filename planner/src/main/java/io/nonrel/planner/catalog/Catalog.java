package io.nonrel.planner.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A snapshot of all that a database declares. Immutable; each change makes a new one with a higher version, which plans
 * are cached by.
 */
public final class Catalog {

    /** The schema of a database that has no other. */
    public static final String DEFAULT_SCHEMA = "PUBLIC";

    private final long version;
    private final Map<String, Map<String, CatalogObject>> schemas;

    private Catalog(long version, Map<String, Map<String, CatalogObject>> schemas) {
        this.version = version;
        this.schemas = schemas;
    }

    /** Version 0 with the default schema alone. */
    public static Catalog empty() {
        return new Catalog(0, Map.of(DEFAULT_SCHEMA, Map.of()));
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    /** All schema names, exact case, sorted. */
    public Set<String> schemas() {
        return Collections.unmodifiableSet(new TreeMap<>(schemas).keySet());
    }

    /** The objects of the schema of exactly that name, sorted by name; empty when there is no such schema. */
    public Collection<CatalogObject> objects(String schema) {
        return Collections.unmodifiableCollection(new TreeMap<>(schemas.getOrDefault(schema, Map.of())).values());
    }

    /** The object of exactly that schema and name. */
    public Optional<CatalogObject> object(String schema, String name) {
        return Optional.ofNullable(schemas.getOrDefault(schema, Map.of()).get(name));
    }

    /** The same objects as another version. */
    public Catalog withVersion(long newVersion) {
        return new Catalog(newVersion, schemas);
    }

    /** This catalog with one more schema. */
    public Catalog withSchema(String schema) {
        Map<String, Map<String, CatalogObject>> changed = new LinkedHashMap<>(schemas);
        changed.putIfAbsent(schema, Map.of());
        return new Catalog(version + 1, changed);
    }

    /** This catalog without a schema and all that is in it. */
    public Catalog withoutSchema(String schema) {
        Map<String, Map<String, CatalogObject>> changed = new LinkedHashMap<>(schemas);
        changed.remove(schema);
        return new Catalog(version + 1, changed);
    }

    /** This catalog with an object, in place of the one of the same name if there is one. */
    public Catalog with(CatalogObject object) {
        Map<String, Map<String, CatalogObject>> changed = new LinkedHashMap<>(schemas);
        Map<String, CatalogObject> objects = new LinkedHashMap<>(changed.getOrDefault(object.schema(), Map.of()));
        objects.put(object.name(), object);
        changed.put(object.schema(), objects);
        return new Catalog(version + 1, changed);
    }

    /** This catalog without an object. */
    public Catalog without(String schema, String name) {
        Map<String, Map<String, CatalogObject>> changed = new LinkedHashMap<>(schemas);
        Map<String, CatalogObject> objects = new LinkedHashMap<>(changed.getOrDefault(schema, Map.of()));
        objects.remove(name);
        changed.put(schema, objects);
        return new Catalog(version + 1, changed);
    }
}
