package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What the themes of the contract have in common: a store that was empty before the test, and what they do to it. */
interface TestedStore {

    /** A small collection: key {@code id}, fields {@code name} and {@code price}. */
    CollectionDefinition ITEM = new CollectionDefinition(
            "item",
            List.of(
                    new CollectionDefinition.FieldDefinition("id", ValueType.INTEGER, false),
                    new CollectionDefinition.FieldDefinition("name", ValueType.STRING, true),
                    new CollectionDefinition.FieldDefinition("price", ValueType.INTEGER, true)),
            List.of("id"));

    List<String> ITEM_FIELDS = List.of("id", "name", "price");

    /** All of {@link #ITEM}. */
    Scan ITEMS = Scan.of("item", ITEM_FIELDS);

    /** The store, open. */
    Store store();

    default boolean declares(Capability capability) {
        return store().capabilities().contains(capability);
    }

    /** Creates {@link Samples} with its documents. */
    default void createSamples() {
        store().createCollection(Samples.DEFINITION);
        List<Mutation> inserts =
                Samples.documents().stream().map(Samples::insert).toList();
        int step = 40;
        for (int from = 0; from < inserts.size(); from += step) {
            store().write(inserts.subList(from, Math.min(from + step, inserts.size())), CallContext.NONE);
        }
    }

    /** Creates {@link #ITEM} with these documents. */
    default void createItems(Mutation... inserts) {
        store().createCollection(ITEM);
        if (inserts.length > 0) {
            Calls.write(store(), inserts);
        }
    }

    /** Creates {@link #ITEM} with {@code count} documents: {@code (i, "item i", i % 10)}. */
    default void createManyItems(int count) {
        store().createCollection(ITEM);
        List<Mutation> batch = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            batch.add(insert(i, "item " + i, i % 10));
            if (batch.size() == 100 || i == count - 1) {
                store().write(batch, CallContext.NONE);
                batch = new ArrayList<>();
            }
        }
    }

    default Mutation insert(Object id, @Nullable Object name, @Nullable Object price) {
        return new Mutation.Insert("item", ITEM_FIELDS, new @Nullable Object[] {id, name, price});
    }

    default Mutation upsert(Object id, String field, @Nullable Object value) {
        return new Mutation.Upsert("item", List.of("id", field), new @Nullable Object[] {id, value});
    }

    default Mutation update(Object id, String field, @Nullable Object value) {
        return new Mutation.Update("item", new @Nullable Object[] {id}, List.of(field), new @Nullable Object[] {value});
    }

    default Mutation delete(Object id) {
        return new Mutation.Delete("item", new @Nullable Object[] {id});
    }

    /** The items as {@code id|name|price}, sorted by that text. */
    default List<String> items() {
        return Calls.read(store(), ITEMS).stream()
                .map(TestedStore::plain)
                .sorted()
                .toList();
    }

    /** The item's row as {@code id|name|price}, as {@link #items} gives it. */
    static String plain(@Nullable Object[] row) {
        return String.join("|", Arrays.stream(row).map(String::valueOf).toList());
    }

    default IndexDefinition index(String name, boolean unique, String... fields) {
        List<IndexDefinition.Field> parts = Arrays.stream(fields)
                .map(f -> new IndexDefinition.Field(f.replace(" DESC", ""), f.endsWith(" DESC")))
                .toList();
        return new IndexDefinition(name, "item", parts, unique);
    }

    /** Asserts that the call fails with this code; gives the exception. */
    static NonrelException fails(ErrorCode code, ThrowingCallable call) {
        NonrelException[] thrown = new NonrelException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(NonrelException.class, e -> {
            assertThat(e.code()).as("code of: %s", e.getMessage()).isEqualTo(code);
            assertThat(e.getMessage()).isNotBlank();
            thrown[0] = e;
        });
        return thrown[0];
    }
}
