package io.nonrel.engine.catalog;

import io.nonrel.engine.catalog.DefinitionText.Part;
import io.nonrel.index.DerivedField;
import io.nonrel.index.DerivedIndex;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.Store;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something in the store that a change of the catalog makes or unmakes. It is written down before the store is touched and
 * forgotten afterwards; whoever finds one after a crash clears it: what the catalog does not name is removed. So the same
 * note undoes a creation that did not finish and finishes a removal. Immutable.
 *
 * @param kind what it is
 * @param collection the collection
 * @param index the index, empty for the other kinds
 * @param owner the {@link LiveWork} that made the note, empty for none
 */
public record Leftover(Kind kind, String collection, String index, String owner) {

    /** What may be left over. */
    public enum Kind {
        /** A collection with all its documents. */
        COLLECTION,
        /** A native index. */
        INDEX,
        /** What the store knows of a collection's fields. */
        FIELDS
    }

    /** A collection. */
    public static Leftover collection(String collection) {
        return new Leftover(Kind.COLLECTION, collection, "", "");
    }

    /** A native index. */
    public static Leftover index(String collection, String index) {
        return new Leftover(Kind.INDEX, collection, index, "");
    }

    /** The fields that the store knows of. */
    public static Leftover fields(String collection) {
        return new Leftover(Kind.FIELDS, collection, "", "");
    }

    /** The same, noted by work that goes on. */
    Leftover of(String newOwner) {
        return new Leftover(kind, collection, index, newOwner);
    }

    /** Whether it is not left over yet: a thread of this process is at it. */
    boolean isLive() {
        return LiveWork.isLive(owner);
    }

    /** Brings the store in line with the catalog. May be repeated. */
    void clear(Store store, Catalog catalog) {
        Optional<Table> table = owner(catalog);
        switch (kind) {
            case COLLECTION -> {
                if (table.isEmpty()) {
                    store.dropCollection(collection);
                }
            }
            case INDEX -> {
                if (table.isPresent()
                        && DerivedFields.nativeIndexes(table.get()).stream()
                                .noneMatch(i -> i.name().equals(index))) {
                    store.dropIndex(collection, index);
                }
            }
            case FIELDS -> table.ifPresent(t -> store.alterCollection(definition(t)));
        }
    }

    private Optional<Table> owner(Catalog catalog) {
        return catalog.schemas().stream()
                .flatMap(s -> catalog.objects(s).stream())
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(t -> t.collection().equals(collection)
                        || t.uniqueIndexes().stream()
                                .anyMatch(i -> i.collection().equals(collection)))
                .findFirst();
    }

    /** What the store has to know of a table: also of the fields of its derived indexes, whose values say less than types. */
    public static CollectionDefinition definition(Table table) {
        List<CollectionDefinition.FieldDefinition> fields = new ArrayList<>();
        for (Column c : table.columns()) {
            fields.add(new CollectionDefinition.FieldDefinition(c.field(), c.valueType(), c.nullable()));
        }
        for (DerivedIndex index : table.derivedIndexes()) {
            for (DerivedField f : DerivedFields.of(table, index)) {
                fields.add(
                        new CollectionDefinition.FieldDefinition(f.name(), f.list() ? ValueType.LIST : f.type(), true));
            }
        }
        return new CollectionDefinition(table.collection(), fields, table.keyFields());
    }

    /** Unique among all leftovers. */
    String id() {
        return kind + " " + collection + " " + index;
    }

    String text() {
        return DefinitionText.write(List.of(new Part("leftover")
                .with("kind", kind)
                .with("collection", collection)
                .with("index", index)
                .with("owner", owner)));
    }

    static Leftover read(String text) {
        Part part = DefinitionText.read(text).get(0);
        String owner = part.textOrNull("owner");
        return new Leftover(
                Kind.valueOf(part.text("kind")),
                part.text("collection"),
                part.text("index"),
                owner == null ? "" : owner);
    }
}
