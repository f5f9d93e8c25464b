package io.nonrel.engine.catalog;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Mutation;
import java.util.ArrayList;
import java.util.List;

/** Changes of the catalog that take effect together, in the store and in the snapshot. Used by one thread. */
public final class CatalogChange {

    /** One step; each knows both what it does to the store's documents and to the snapshot. */
    private sealed interface Step {}

    private record Put(CatalogObject object) implements Step {}

    private record Remove(CatalogObject object) implements Step {}

    private record PutSchema(String schema) implements Step {}

    private record RemoveSchema(String schema) implements Step {}

    private record Note(Leftover leftover) implements Step {}

    private record Forget(Leftover leftover) implements Step {}

    private final List<Step> steps = new ArrayList<>();

    /** Adds an object or replaces the one of its name. */
    public CatalogChange put(CatalogObject object) {
        steps.add(new Put(object));
        return this;
    }

    /** Removes an object. */
    public CatalogChange remove(CatalogObject object) {
        steps.add(new Remove(object));
        return this;
    }

    /** Adds an empty schema. */
    public CatalogChange putSchema(String schema) {
        steps.add(new PutSchema(schema));
        return this;
    }

    /** Removes a schema; its objects are removed one by one. */
    public CatalogChange removeSchema(String schema) {
        steps.add(new RemoveSchema(schema));
        return this;
    }

    /** Writes down what will be left over in the store. */
    public CatalogChange note(Leftover leftover) {
        steps.add(new Note(leftover));
        return this;
    }

    /** Forgets what is no longer left over. */
    public CatalogChange forget(Leftover leftover) {
        steps.add(new Forget(leftover));
        return this;
    }

    /** Whether the snapshot changes, not only what is left over. */
    boolean changesCatalog() {
        return steps.stream().anyMatch(s -> !(s instanceof Note || s instanceof Forget));
    }

    /** Tables that are written down without a declaration. */
    List<Table> inferredTables() {
        List<Table> tables = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Put put && put.object instanceof Table table && table.inferred()) {
                tables.add(table);
            }
        }
        return tables;
    }

    /** The snapshot after this change. */
    public Catalog applyTo(Catalog catalog) {
        Catalog changed = catalog;
        for (Step step : steps) {
            if (step instanceof Put put) {
                changed = changed.with(put.object);
            } else if (step instanceof Remove remove) {
                changed = changed.without(remove.object.schema(), remove.object.name());
            } else if (step instanceof PutSchema put) {
                changed = changed.withSchema(put.schema);
            } else if (step instanceof RemoveSchema remove) {
                changed = changed.withoutSchema(remove.schema);
            }
        }
        return changed;
    }

    /** The writes of this change. */
    List<Mutation> mutations() {
        List<Mutation> mutations = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Put put) {
                CatalogObject o = put.object;
                mutations.add(CatalogDocuments.put(ObjectText.kind(o), o.schema(), o.name(), ObjectText.write(o)));
            } else if (step instanceof Remove remove) {
                CatalogObject o = remove.object;
                mutations.add(CatalogDocuments.remove(ObjectText.kind(o), o.schema(), o.name()));
            } else if (step instanceof PutSchema put) {
                mutations.add(CatalogDocuments.put(CatalogDocuments.SCHEMA, put.schema, "", ""));
            } else if (step instanceof RemoveSchema remove) {
                mutations.add(CatalogDocuments.remove(CatalogDocuments.SCHEMA, remove.schema, ""));
            } else if (step instanceof Note note) {
                mutations.add(
                        CatalogDocuments.put(CatalogDocuments.LEFTOVER, "", note.leftover.id(), note.leftover.text()));
            } else if (step instanceof Forget forget) {
                mutations.add(CatalogDocuments.remove(CatalogDocuments.LEFTOVER, "", forget.leftover.id()));
            }
        }
        return mutations;
    }
}
