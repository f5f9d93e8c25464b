package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Native indexes are listed and used, change no answer, and unique ones are enforced. */
interface IndexContract extends TestedStore {

    @Test
    default void anIndexIsMadeListedAndDropped() {
        createItems(insert(1L, "one", 10L));
        IndexDefinition byName = index("by_name", false, "name");
        if (!declares(Capability.INDEXES)) {
            TestedStore.fails(ErrorCode.UNSUPPORTED, () -> store().createIndex(byName));
            assertThat(store().indexes("item")).isEmpty();
            return;
        }
        IndexDefinition byBoth = index("by_price", false, "price DESC", "name");
        store().createIndex(byName);
        store().createIndex(byBoth);
        assertThat(store().indexes("item")).containsExactlyInAnyOrder(byName, byBoth);
        store().dropIndex("item", "by_name");
        assertThat(store().indexes("item")).containsExactly(byBoth);
        store().dropIndex("item", "by_name");
        store().dropIndex("item", "nowhere");
        assertThat(store().indexes("item")).containsExactly(byBoth);
        store().createIndex(byName);
        assertThat(store().indexes("item")).containsExactlyInAnyOrder(byName, byBoth);
    }

    @Test
    default void anIndexOnAFilledCollectionAnswers() {
        if (!declares(Capability.INDEXES)) {
            return;
        }
        createManyItems(300);
        Scan scan = ITEMS.withPredicate(Predicate.equal("price", 7L));
        if (store().check(scan) instanceof Verdict.Rejected) {
            return;
        }
        assertThat(store().accessPath(scan).kind()).isEqualTo(AccessPath.Kind.FULL);
        store().createIndex(index("by_price", false, "price"));
        AccessPath path = store().accessPath(scan);
        assertThat(path.kind()).as("kind of %s", path).isEqualTo(AccessPath.Kind.INDEX);
        assertThat(path.description()).contains("by_price");
        assertThat(Calls.rows(store(), scan)).hasSize(30).allMatch(row -> row.endsWith("Long:7"));
        Calls.write(store(), insert(1_000L, "late", 7L), update(7L, "price", 8L), delete(17L));
        assertThat(Calls.rows(store(), scan)).hasSize(29).contains("Long:1000|String:late|Long:7");
        store().dropIndex("item", "by_price");
        assertThat(store().accessPath(scan).kind()).isEqualTo(AccessPath.Kind.FULL);
        assertThat(Calls.rows(store(), scan)).hasSize(29);
    }

    @Test
    default void theKeyIsTheAccessPathOfKeys() {
        createItems(insert(1L, "one", 10L));
        Scan scan = ITEMS.withPredicate(Predicate.equal("id", 1L));
        if (!(store().check(scan) instanceof Verdict.Rejected)) {
            assertThat(store().accessPath(scan).kind()).isEqualTo(AccessPath.Kind.KEY);
        }
        AccessPath everything = store().accessPath(ITEMS);
        assertThat(everything.kind()).isEqualTo(AccessPath.Kind.FULL);
        assertThat(everything.description()).isNotBlank();
    }

    @Test
    default void indexesChangeNoAnswer() {
        if (!declares(Capability.INDEXES)) {
            return;
        }
        createSamples();
        index("by_name", "name", "whole");
        index("by_whole", "whole DESC");
        index("by_flag", "flag", "ratio DESC", "id");
        index("by_amount", "amount");
        index("by_extra", Samples.UNKNOWN, "day DESC");
        for (int seed = 0; seed < 200; seed++) {
            Predicate predicate = new GeneratedPredicates(seed, false).next(seed % 3);
            Scan scan = Scan.of(Samples.COLLECTION, Samples.FIELDS).withPredicate(predicate);
            if (store().check(scan) instanceof Verdict.Exact) {
                assertThat(Calls.sortedRows(store(), scan))
                        .as("rows of %s by %s", scan, store().accessPath(scan))
                        .isEqualTo(Samples.rows(predicate, Samples.FIELDS));
            }
        }
    }

    @Test
    default void aUniqueIndexRefusesTheSecondDocument() {
        createItems(insert(1L, "one", 10L), insert(2L, "two", 20L), insert(3L, null, 30L));
        IndexDefinition unique = index("one_name", true, "name");
        if (!declares(Capability.UNIQUE_INDEXES)) {
            TestedStore.fails(ErrorCode.UNSUPPORTED, () -> store().createIndex(unique));
            return;
        }
        store().createIndex(unique);
        NonrelException error = TestedStore.fails(
                ErrorCode.UNIQUE_VIOLATION,
                () -> Calls.write(store(), insert(4L, "four", 40L), insert(5L, "one", 50L)));
        assertThat(error.fact("index")).isEqualTo("one_name");
        assertThat(error.fact("position")).isEqualTo(1);
        TestedStore.fails(ErrorCode.UNIQUE_VIOLATION, () -> Calls.write(store(), update(2L, "name", "one")));
        TestedStore.fails(ErrorCode.UNIQUE_VIOLATION, () -> Calls.write(store(), upsert(6L, "name", "two")));
        if (declares(Capability.ATOMIC_WRITES)) {
            assertThat(items()).containsExactly("1|one|10", "2|two|20", "3|null|30");
        }
        Calls.write(store(), delete(1L));
        Calls.write(store(), update(2L, "name", "one"));
        assertThat(items()).contains("2|one|20").doesNotContain("1|one|10");
    }

    @Test
    default void aUniqueIndexLetsNullsBe() {
        if (!declares(Capability.UNIQUE_INDEXES)) {
            return;
        }
        createItems(insert(1L, null, 10L), insert(2L, null, 10L));
        store().createIndex(index("one_of_both", true, "name", "price DESC"));
        Calls.write(store(), insert(3L, null, 10L), insert(4L, "four", null), insert(5L, "four", null));
        Calls.write(store(), upsert(6L, "name", "four"), upsert(7L, "price", 10L));
        Calls.write(store(), insert(8L, "four", 1L));
        TestedStore.fails(ErrorCode.UNIQUE_VIOLATION, () -> Calls.write(store(), insert(9L, "four", 1L)));
        assertThat(items()).hasSize(8);
    }

    @Test
    default void aUniqueIndexIsCheckedAfterTheWholeBatch() {
        if (!declares(Capability.UNIQUE_INDEXES) || !declares(Capability.ATOMIC_WRITES)) {
            return;
        }
        createItems(insert(1L, "one", 10L), insert(2L, "two", 20L));
        store().createIndex(index("one_name", true, "name"));
        assertThat(Calls.write(store(), update(1L, "name", "two"), update(2L, "name", "one")))
                .containsExactly(1, 1);
        assertThat(items()).containsExactly("1|two|10", "2|one|20");
    }

    @Test
    default void aUniqueIndexIsNotMadeOverDuplicates() {
        if (!declares(Capability.UNIQUE_INDEXES)) {
            return;
        }
        createItems(insert(1L, "same", 10L), insert(2L, "same", 20L));
        TestedStore.fails(ErrorCode.UNIQUE_VIOLATION, () -> store().createIndex(index("one_name", true, "name")));
        assertThat(store().indexes("item")).isEmpty();
        Calls.write(store(), insert(3L, "same", 30L));
        assertThat(items()).hasSize(3);
        Scan scan = ITEMS.withPredicate(new Predicate.In("name", List.of(Operand.of("same"))));
        if (!(store().check(scan) instanceof Verdict.Rejected)) {
            assertThat(Calls.rows(store(), scan)).hasSize(3);
        }
    }

    private void index(String name, String... fields) {
        store().createIndex(new IndexDefinition(
                name,
                Samples.COLLECTION,
                Arrays.stream(fields)
                        .map(f -> new IndexDefinition.Field(f.replace(" DESC", ""), f.endsWith(" DESC")))
                        .toList(),
                false));
    }
}
