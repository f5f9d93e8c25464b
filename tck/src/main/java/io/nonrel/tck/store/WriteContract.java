package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each mutation does what it says, keeps what it doesn't name, and a batch that fails leaves no half of a document. */
interface WriteContract extends TestedStore {

    List<String> MORE_FIELDS = List.of("id", "name", "colour", "size");

    @Test
    default void anInsertMakesADocument() {
        createItems();
        assertThat(Calls.write(store(), insert(1L, "one", 10L), insert(2L, null, null)))
                .containsExactly(1, 1);
        assertThat(items()).containsExactly("1|one|10", "2|null|null");
    }

    @Test
    default void anInsertOfAnExistingKeyFailsAndChangesNothing() {
        createItems(insert(1L, "one", 10L));
        NonrelException error =
                TestedStore.fails(ErrorCode.UNIQUE_VIOLATION, () -> Calls.write(store(), insert(1L, "other", 99L)));
        assertThat(error.fact("index")).isEqualTo("key");
        assertThat(error.fact("position")).isEqualTo(0);
        assertThat(items()).containsExactly("1|one|10");
    }

    @Test
    default void aBatchWithAnExistingKeyFailsAtItsPosition() {
        createItems(insert(2L, "two", 20L));
        NonrelException error = TestedStore.fails(
                ErrorCode.UNIQUE_VIOLATION,
                () -> Calls.write(store(), insert(1L, "one", 10L), insert(2L, "other", 0L), insert(3L, "three", 30L)));
        assertThat(error.fact("index")).isEqualTo("key");
        assertThat(error.fact("position")).isEqualTo(1);
        if (declares(Capability.ATOMIC_WRITES)) {
            assertThat(items()).containsExactly("2|two|20");
        } else {
            assertThat(items()).contains("2|two|20").isSubsetOf("1|one|10", "2|two|20", "3|three|30");
        }
    }

    @Test
    default void aBatchFailsThatNamesAKeyTwice() {
        createItems();
        TestedStore.fails(
                ErrorCode.UNIQUE_VIOLATION, () -> Calls.write(store(), insert(1L, "one", 10L), insert(1L, "two", 20L)));
        if (declares(Capability.ATOMIC_WRITES)) {
            assertThat(items()).isEmpty();
        } else {
            assertThat(items()).isSubsetOf("1|one|10");
        }
    }

    @Test
    default void anInsertNeedsAKey() {
        createItems();
        TestedStore.fails(ErrorCode.NOT_NULL_VIOLATION, () -> Calls.write(store(), insertWithoutKey()));
        assertThat(items()).isEmpty();
    }

    @Test
    default void anUpsertMakesADocumentOrSetsItsFields() {
        createItems(insert(1L, "one", 10L));
        assertThat(Calls.write(store(), upsert(1L, "price", 11L), upsert(2L, "name", "two")))
                .containsExactly(1, 1);
        assertThat(items()).containsExactly("1|one|11", "2|two|null");
    }

    @Test
    default void anUpdateSetsTheFieldsThatItNames() {
        createItems(insert(1L, "one", 10L), insert(2L, "two", 20L));
        assertThat(Calls.write(store(), update(2L, "price", null), update(9L, "price", 1L), update(1L, "name", "uno")))
                .containsExactly(1, 0, 1);
        assertThat(items()).containsExactly("1|uno|10", "2|two|null");
    }

    @Test
    default void aDeleteRemovesTheDocument() {
        createItems(insert(1L, "one", 10L), insert(2L, "two", 20L));
        assertThat(Calls.write(store(), delete(1L), delete(9L))).containsExactly(1, 0);
        assertThat(items()).containsExactly("2|two|20");
        assertThat(Calls.write(store(), insert(1L, "again", 1L))).containsExactly(1);
        assertThat(items()).containsExactly("1|again|1", "2|two|20");
    }

    @Test
    default void laterMutationsOfABatchSeeTheEarlierOnes() {
        createItems(insert(1L, "one", 10L));
        assertThat(Calls.write(
                        store(),
                        insert(2L, "two", 20L),
                        update(2L, "price", 21L),
                        delete(1L),
                        insert(1L, "new", 1L),
                        upsert(3L, "name", "three"),
                        update(1L, "name", "newer"),
                        delete(3L)))
                .containsExactly(1, 1, 1, 1, 1, 1, 1);
        assertThat(items()).containsExactly("1|newer|1", "2|two|21");
    }

    @Test
    default void fieldsThatNobodyNamesAreKept() {
        createItems();
        @Nullable Object[] values = {1L, "one", "red", null};
        Calls.write(store(), new Mutation.Insert("item", MORE_FIELDS, values));
        Calls.write(store(), update(1L, "name", "uno"));
        Calls.write(store(), upsert(1L, "price", 10L));
        Calls.write(store(), update(1L, "weight", 2.5));
        Scan scan = Scan.of("item", List.of("name", "colour", "size", "price", "weight"));
        assertThat(Calls.rows(store(), scan)).containsExactly("String:uno|String:red|NULL|Long:10|Double:2.5");
        Calls.write(store(), update(1L, "colour", null));
        assertThat(Calls.rows(store(), scan)).containsExactly("String:uno|NULL|NULL|Long:10|Double:2.5");
    }

    @Test
    default void aFieldThatIsNullAndOneThatIsMissingAreBothNull() {
        createItems(insert(1L, null, 10L));
        Calls.write(store(), upsert(2L, "price", 20L));
        Scan scan = ITEMS.withPredicate(new Predicate.IsNull("name"));
        if (store().check(scan) instanceof io.nonrel.spi.Verdict.Exact) {
            assertThat(Calls.rows(store(), scan))
                    .containsExactlyInAnyOrder("Long:1|NULL|Long:10", "Long:2|NULL|Long:20");
        }
        assertThat(items()).containsExactly("1|null|10", "2|null|20");
    }

    @Test
    default void anEmptyBatchDoesNothing() {
        createItems(insert(1L, "one", 10L));
        assertThat(store().write(List.of(), CallContext.NONE)).isEmpty();
        assertThat(items()).containsExactly("1|one|10");
    }

    @Test
    default void severalCollectionsMayBeWrittenAtOnce() {
        createItems();
        store().createCollection(Samples.DEFINITION);
        Mutation sample = Samples.insert(Samples.documents().get(0));
        assertThat(Calls.write(store(), insert(1L, "one", 10L), sample, insert(2L, "two", 20L)))
                .containsExactly(1, 1, 1);
        assertThat(items()).hasSize(2);
        assertThat(Calls.rows(store(), Scan.of(Samples.COLLECTION, List.of(Samples.KEY))))
                .hasSize(1);
    }

    @Test
    default void anUpdateOfTheKeyMovesTheDocumentOrIsRefused() {
        createItems(insert(1L, "one", 10L), insert(2L, "two", 20L));
        Mutation move = update(1L, "id", 5L);
        if (!declares(Capability.KEY_UPDATES)) {
            TestedStore.fails(ErrorCode.UNSUPPORTED, () -> Calls.write(store(), move));
            assertThat(items()).containsExactly("1|one|10", "2|two|20");
            return;
        }
        assertThat(Calls.write(store(), move)).containsExactly(1);
        assertThat(items()).containsExactly("2|two|20", "5|one|10");
        assertThat(Calls.lookup(store(), "item", List.of(1L), ITEM_FIELDS)).isEmpty();
        TestedStore.fails(ErrorCode.UNIQUE_VIOLATION, () -> Calls.write(store(), update(5L, "id", 2L)));
        assertThat(items()).containsExactly("2|two|20", "5|one|10");
        if (declares(Capability.ATOMIC_WRITES)) {
            assertThat(Calls.write(store(), update(2L, "id", 5L), update(5L, "id", 2L)))
                    .containsExactly(1, 1);
        }
    }

    private static Mutation insertWithoutKey() {
        return new Mutation.Insert("item", List.of("name"), new @Nullable Object[] {"nameless"});
    }
}
