package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.ValueType;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documents are found by their keys: each that is there once, with its own values. */
interface LookupContract extends TestedStore {

    /** A collection with a key of two fields and keys that differ in one of them only. */
    CollectionDefinition PLACE = new CollectionDefinition(
            "place",
            List.of(
                    new CollectionDefinition.FieldDefinition("town", ValueType.STRING, false),
                    new CollectionDefinition.FieldDefinition("number", ValueType.INTEGER, false),
                    new CollectionDefinition.FieldDefinition("label", ValueType.STRING, true)),
            List.of("town", "number"));

    List<String> TOWNS = List.of("", "a", "ab", "b", "\uFFFD", "\uD83D\uDE00");

    @Test
    default void aLookupGivesTheDocumentsThatAreThere() {
        createItems(insert(1L, "one", 10L), insert(2L, null, 20L), insert(3L, "three", null));
        assertThat(Calls.lookup(store(), "item", List.of(3L, 99L, 1L, -1L), List.of("name", "id", "nowhere", "price")))
                .containsExactlyInAnyOrder("String:one|Long:1|NULL|Long:10", "String:three|Long:3|NULL|NULL");
        assertThat(Calls.lookup(store(), "item", List.of(2L), List.of("id", "name")))
                .containsExactly("Long:2|NULL");
        assertThat(Calls.lookup(store(), "item", List.of(2L, 1L), List.of())).containsExactly("", "");
    }

    @Test
    default void aLookupOfNothingGivesNothing() {
        createItems(insert(1L, "one", 10L));
        assertThat(Calls.lookup(store(), "item", List.of(), ITEM_FIELDS)).isEmpty();
        assertThat(Calls.lookup(store(), "item", List.of(5L), ITEM_FIELDS)).isEmpty();
    }

    @Test
    default void aLookupTakesAnyNumberOfKeys() {
        createManyItems(1_500);
        List<Long> keys =
                LongStream.iterate(2_998, i -> i >= 0, i -> i - 2).boxed().toList();
        assertThat(Calls.lookup(store(), "item", keys, List.of("id", "name")))
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 750)
                        .mapToObj(i -> "Long:" + 2 * i + "|String:item " + 2 * i)
                        .toList());
    }

    @Test
    default void aLookupSeesTheLatestValues() {
        createItems(insert(1L, "one", 10L));
        Calls.write(store(), update(1L, "name", "first"));
        assertThat(Calls.lookup(store(), "item", List.of(1L), List.of("name"))).containsExactly("String:first");
        Calls.write(store(), delete(1L));
        assertThat(Calls.lookup(store(), "item", List.of(1L), List.of("name"))).isEmpty();
    }

    @Test
    default void aLookupTakesKeysOfSeveralFields() {
        createPlaces();
        List<@Nullable Object[]> keys =
                List.of(new @Nullable Object[] {"ab", 2L}, new @Nullable Object[] {"ab", 7L}, new @Nullable Object[] {
                    "\uFFFD", 0L
                });
        List<@Nullable Object[]> rows =
                Calls.drain(store().lookup("place", keys, List.of("label", "number"), CallContext.NONE));
        assertThat(Calls.texts(rows)).containsExactlyInAnyOrder("String:ab/2|Long:2", "String:\uFFFD/0|Long:0");
    }

    @Test
    default void aPredicateOnTheKeyFindsTheSameDocuments() {
        createPlaces();
        Predicate town = Predicate.equal("town", "ab");
        Predicate number = Predicate.equal("number", 1L);
        Predicate more = new Predicate.Comparison("number", Predicate.Operator.GREATER, Operand.of(0L));
        found(town.and(number), "String:ab/1");
        found(number.and(town), "String:ab/1");
        found(town, "String:ab/0", "String:ab/1", "String:ab/2");
        found(town.and(more), "String:ab/1", "String:ab/2");
        found(new Predicate.Prefix("town", Operand.of("a")).and(number), "String:a/1", "String:ab/1");
        found(
                new Predicate.In("town", List.of(Operand.of("b"), Operand.of("a"), Operand.of("b"))).and(number),
                "String:a/1",
                "String:b/1");
        found(
                new Predicate.Comparison("town", Predicate.Operator.GREATER, Operand.of("b")).and(number),
                "String:\uFFFD/1",
                "String:\uD83D\uDE00/1");
    }

    private void createPlaces() {
        store().createCollection(PLACE);
        List<String> fields = List.of("town", "number", "label");
        List<Mutation> inserts = new ArrayList<>();
        for (String town : TOWNS) {
            for (long number = 0; number < 3; number++) {
                @Nullable Object[] values = {town, number, town + "/" + number};
                inserts.add(new Mutation.Insert("place", fields, values));
            }
        }
        store().write(inserts, CallContext.NONE);
    }

    private void found(Predicate predicate, String... labels) {
        Scan scan = Scan.of("place", List.of("label")).withPredicate(predicate);
        if (store().check(scan) instanceof Verdict.Exact) {
            assertThat(Calls.rows(store(), scan)).as("rows of %s", scan).containsExactlyInAnyOrder(labels);
        }
    }

    @Test
    default void wholeDocumentsHaveFieldsThatNobodyKnows() {
        createItems(insert(1L, "one", 10L), insert(3L, null, 30L));
        Calls.write(store(), new Mutation.Insert("item", List.of("id", "name", "colour"), new @Nullable Object[] {
            2L, "two", List.of("red", "green")
        }));
        List<@Nullable Object[]> keys =
                List.of(new @Nullable Object[] {1L}, new @Nullable Object[] {2L}, new @Nullable Object[] {9L});
        assertThat(store().documents("item", keys, CallContext.NONE))
                .containsExactlyInAnyOrder(
                        Map.of("id", 1L, "name", "one", "price", 10L),
                        Map.of("id", 2L, "name", "two", "colour", List.of("red", "green")));
        assertThat(store().keyFields("item")).containsExactly("id");
    }

    @Test
    default void wholeDocumentsCanBeWrittenAgain() {
        createItems();
        @Nullable Object[] values = {1L, "one", "red", null};
        Calls.write(store(), new Mutation.Insert("item", List.of("id", "name", "colour", "size"), values));
        Map<String, @Nullable Object> document = new LinkedHashMap<>(
                store().documents("item", List.<@Nullable Object[]>of(new @Nullable Object[] {1L}), CallContext.NONE)
                        .get(0));
        document.put("id", 2L);
        Mutation copy = new Mutation.Insert(
                "item", List.copyOf(document.keySet()), document.values().toArray());
        assertThat(Calls.write(store(), delete(1L), copy)).containsExactly(1, 1);
        assertThat(Calls.rows(store(), Scan.of("item", List.of("id", "name", "colour", "size"))))
                .containsExactly("Long:2|String:one|String:red|NULL");
    }
}
