package io.nonrel.adapter.embedded;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Settings;
import io.nonrel.spi.SortField;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stores and calls that the tests have in common. */
final class Shop {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Collection {@code item}: key {@code id}, fields {@code name}, {@code price}. */
    static final CollectionDefinition ITEM = new CollectionDefinition(
            "item",
            List.of(
                    new CollectionDefinition.FieldDefinition("id", ValueType.INTEGER, false),
                    new CollectionDefinition.FieldDefinition("name", ValueType.STRING, true),
                    new CollectionDefinition.FieldDefinition("price", ValueType.INTEGER, true)),
            List.of("id"));

    static final List<String> FIELDS = List.of("id", "name", "price");

    private Shop() {}

    /** A new empty database in memory. */
    static Store open() {
        return open("embedded:mem:test" + NUMBER.incrementAndGet(), Map.of());
    }

    static Store open(String locator, Map<String, String> properties) {
        return new EmbeddedAdapter().open(locator, new Settings(properties, null, null));
    }

    /** A new database with an empty collection {@code item}. */
    static Store withItems() {
        Store store = open();
        store.createCollection(ITEM);
        return store;
    }

    static Mutation insert(Object id, @Nullable Object name, @Nullable Object price) {
        return new Mutation.Insert("item", FIELDS, new @Nullable Object[] {id, name, price});
    }

    static Mutation update(Object id, String field, @Nullable Object value) {
        return new Mutation.Update("item", key(id), List.of(field), new @Nullable Object[] {value});
    }

    static Mutation delete(Object id) {
        return new Mutation.Delete("item", key(id));
    }

    static @Nullable Object[] key(@Nullable Object... values) {
        return values;
    }

    static long[] write(StoreAccess store, Mutation... mutations) {
        return store.write(List.of(mutations), CallContext.NONE);
    }

    static Scan items() {
        return Scan.of("item", FIELDS);
    }

    static SortField ascending(String field) {
        return new SortField(field, false, true);
    }

    static SortField descending(String field) {
        return new SortField(field, true, false);
    }

    static void index(Store store, String name, boolean unique, String... fields) {
        List<IndexDefinition.Field> parts = Arrays.stream(fields)
                .map(f -> new IndexDefinition.Field(f.replace(" DESC", ""), f.endsWith(" DESC")))
                .toList();
        store.createIndex(new IndexDefinition(name, "item", parts, unique));
    }

    /** All rows of a scan, each as the text of its values. */
    static List<String> rows(StoreAccess store, Scan scan) {
        return drain(store.scan(scan, CallContext.NONE));
    }

    static List<String> rows(StoreAccess store, Predicate predicate) {
        return rows(store, items().withPredicate(predicate));
    }

    static List<String> lookup(StoreAccess store, Object... ids) {
        List<@Nullable Object[]> keys = new ArrayList<>();
        for (Object id : ids) {
            keys.add(key(id));
        }
        return drain(store.lookup("item", keys, FIELDS, CallContext.NONE));
    }

    static List<String> aggregate(StoreAccess store, Aggregation aggregation) {
        return drain(store.aggregate(aggregation, CallContext.NONE));
    }

    static List<String> drain(RowCursor cursor) {
        List<String> rows = new ArrayList<>();
        try (cursor) {
            @Nullable Object @Nullable [] row = cursor.next();
            while (row != null) {
                rows.add(text(row));
                row = cursor.next();
            }
        }
        return rows;
    }

    private static String text(@Nullable Object[] row) {
        List<String> parts = new ArrayList<>();
        for (Object value : row) {
            parts.add(String.valueOf(value));
        }
        return String.join("|", parts);
    }
}
