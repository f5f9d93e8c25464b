package io.nonrel.adapter.embedded;

import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of collections, indexes and layouts in the store itself; the package documentation has its form.
 * Written under the database's commit lock, so that a definition and its trees get to the file together.
 */
final class Catalog {

    /** The version of the form of everything in the file. */
    static final long FORMAT = 1;

    private static final String MAP = "nonrel.catalog";
    private static final String COLLECTION = "collection";
    private static final String INDEX = "index";
    private static final String LAYOUT = "layout";
    private static final @Nullable Object[] FORMAT_KEY = {"format"};
    private static final @Nullable Object[] NEXT_KEY = {"next"};

    private final MVStore store;
    private final MVMap<@Nullable Object[], @Nullable Object[]> entries;

    private Catalog(MVStore store) {
        this.store = store;
        this.entries = store.openMap(
                MAP,
                new MVMap.Builder<@Nullable Object[], @Nullable Object[]>()
                        .keyType(new KeyType())
                        .valueType(new KeyType()));
    }

    /** The catalog of a store; an empty store becomes a database. */
    static Catalog open(MVStore store, String database) {
        boolean fresh = store.getMapNames().isEmpty();
        if (!fresh && !store.hasMap(MAP)) {
            throw ErrorCode.CORRUPT_STORE.error("The file of %s holds something else than a nonrel database", database);
        }
        Catalog catalog = new Catalog(store);
        if (fresh) {
            catalog.entries.put(FORMAT_KEY, new @Nullable Object[] {FORMAT});
            catalog.entries.put(NEXT_KEY, new @Nullable Object[] {1L});
        }
        @Nullable Object[] format = catalog.entries.get(FORMAT_KEY);
        if (format == null || !Objects.equals(format[0], FORMAT)) {
            throw ErrorCode.CORRUPT_STORE.error(
                    "The database %s has the format %s and this version of nonrel reads format %s",
                    database, format == null ? "?" : format[0], FORMAT);
        }
        return catalog;
    }

    /** All collections, as they were at the last commit. */
    List<CollectionSchema> load() {
        List<CollectionSchema> schemas = new ArrayList<>();
        for (Map.Entry<@Nullable Object[], @Nullable Object[]> entry : entries.entrySet()) {
            if (COLLECTION.equals(entry.getKey()[0])) {
                schemas.add(load(number(entry.getKey()[1]), entry.getValue()));
            }
        }
        return schemas;
    }

    /** Removes trees that belong to nothing: a crash interrupted the building of an index. */
    void discardUnused() {
        Set<String> used = new HashSet<>(Set.of(MAP));
        for (@Nullable Object[] key : entries.keySet()) {
            if (COLLECTION.equals(key[0])) {
                used.add("rows." + key[1]);
            } else if (INDEX.equals(key[0])) {
                used.add("index." + key[2]);
            }
        }
        for (String name : store.getMapNames()) {
            if (!used.contains(name)) {
                store.removeMap(name);
            }
        }
    }

    private CollectionSchema load(int id, @Nullable Object[] value) {
        String name = text(value[0]);
        List<CollectionDefinition.FieldDefinition> fields = new ArrayList<>();
        List<?> names = list(value[1]);
        List<?> types = list(value[2]);
        List<?> nullable = list(value[3]);
        for (int i = 0; i < names.size(); i++) {
            fields.add(new CollectionDefinition.FieldDefinition(
                    text(names.get(i)), ValueType.valueOf(text(types.get(i))), Boolean.TRUE.equals(nullable.get(i))));
        }
        CollectionDefinition definition = new CollectionDefinition(name, fields, texts(value[4]));
        Layouts layouts = new Layouts();
        List<IndexSchema> indexes = new ArrayList<>();
        for (Map.Entry<@Nullable Object[], @Nullable Object[]> entry : entries.entrySet()) {
            @Nullable Object[] key = entry.getKey();
            if (LAYOUT.equals(key[0]) && number(key[1]) == id) {
                layouts.restore(number(key[2]), texts(entry.getValue()[0]));
            } else if (INDEX.equals(key[0]) && number(key[1]) == id) {
                indexes.add(loadIndex(name, number(key[2]), entry.getValue()));
            }
        }
        return new CollectionSchema(id, definition, layouts, rows(id, layouts), indexes);
    }

    private IndexSchema loadIndex(String collection, int id, @Nullable Object[] value) {
        List<String> names = texts(value[2]);
        List<?> descending = list(value[3]);
        List<IndexDefinition.Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(new IndexDefinition.Field(names.get(i), Boolean.TRUE.equals(descending.get(i))));
        }
        List<Boolean> lists = new ArrayList<>();
        if (value.length > 4) {
            list(value[4]).forEach(position -> lists.add(Boolean.TRUE.equals(position)));
        }
        IndexDefinition definition =
                new IndexDefinition(text(value[0]), collection, fields, Boolean.TRUE.equals(value[1]));
        return index(id, definition, new ListPositions(lists));
    }

    /** A new collection with an empty tree; it is in the catalog after {@link #save}. */
    CollectionSchema create(CollectionDefinition definition) {
        int id = nextId();
        Layouts layouts = new Layouts();
        return new CollectionSchema(id, definition, layouts, rows(id, layouts), List.of());
    }

    /** A new index with an empty tree; it is in the catalog after {@link #save}. */
    IndexSchema createIndex(IndexDefinition definition) {
        return index(nextId(), definition, new ListPositions(List.of()));
    }

    /** Writes a collection's definition. */
    void save(CollectionSchema schema) {
        CollectionDefinition definition = schema.definition();
        entries.put(new @Nullable Object[] {COLLECTION, (long) schema.id()}, new @Nullable Object[] {
            definition.name(),
            definition.fields().stream()
                    .map(CollectionDefinition.FieldDefinition::name)
                    .toList(),
            definition.fields().stream().map(f -> f.type().name()).toList(),
            definition.fields().stream()
                    .map(CollectionDefinition.FieldDefinition::nullable)
                    .toList(),
            definition.key()
        });
    }

    /** Writes an index's definition. */
    void save(CollectionSchema schema, IndexSchema index) {
        IndexDefinition definition = index.definition();
        entries.put(new @Nullable Object[] {INDEX, (long) schema.id(), (long) index.id()}, new @Nullable Object[] {
            definition.name(),
            definition.unique(),
            index.fields(),
            definition.fields().stream().map(IndexDefinition.Field::descending).toList(),
            index.lists().save()
        });
    }

    /** Writes a layout that documents are about to name. */
    void save(CollectionSchema schema, Layout layout) {
        entries.put(
                new @Nullable Object[] {LAYOUT, (long) schema.id(), (long) layout.id()},
                new @Nullable Object[] {layout.names()});
        layout.markPersistent();
    }

    /** Removes a collection, its indexes and layouts. */
    void remove(CollectionSchema schema) {
        schema.indexes().forEach(index -> remove(schema, index));
        List<@Nullable Object[]> gone = new ArrayList<>();
        for (@Nullable Object[] key : entries.keySet()) {
            if (LAYOUT.equals(key[0]) && number(key[1]) == schema.id()) {
                gone.add(key);
            }
        }
        gone.forEach(entries::remove);
        entries.remove(new @Nullable Object[] {COLLECTION, (long) schema.id()});
        store.removeMap(schema.rows());
    }

    /** Removes an index. */
    void remove(CollectionSchema schema, IndexSchema index) {
        entries.remove(new @Nullable Object[] {INDEX, (long) schema.id(), (long) index.id()});
        discard(index);
    }

    /** Frees the tree of an index that isn't in the catalog. */
    void discard(IndexSchema index) {
        store.removeMap(index.map());
    }

    private MVMap<Object, Document> rows(int id, Layouts layouts) {
        return store.openMap("rows." + id, trees(new KeyType(), new DocumentType(layouts)));
    }

    private IndexSchema index(int id, IndexDefinition definition, ListPositions lists) {
        List<String> fields =
                definition.fields().stream().map(IndexDefinition.Field::name).toList();
        KeyType type = KeyType.of(definition.fields());
        return new IndexSchema(
                id, definition, fields, lists, store.openMap("index." + id, trees(type, EntryType.INSTANCE)));
    }

    private static <V> MVMap.Builder<Object, V> trees(KeyType keys, org.h2.mvstore.type.DataType<? super V> values) {
        return new MVMap.Builder<Object, V>().keyType(new StoredKeyType(keys)).valueType(values);
    }

    private int nextId() {
        @Nullable Object[] next = Objects.requireNonNull(entries.get(NEXT_KEY));
        int id = number(next[0]);
        entries.put(NEXT_KEY, new @Nullable Object[] {id + 1L});
        return id;
    }

    private static int number(@Nullable Object value) {
        if (value instanceof Long x) {
            return Math.toIntExact(x);
        }
        throw StoreErrors.corrupt("a number is missing in the catalog");
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String x) {
            return x;
        }
        throw StoreErrors.corrupt("a name is missing in the catalog");
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> x) {
            return x;
        }
        throw StoreErrors.corrupt("a list is missing in the catalog");
    }

    private static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        list(value).forEach(element -> texts.add(text(element)));
        return texts;
    }
}
