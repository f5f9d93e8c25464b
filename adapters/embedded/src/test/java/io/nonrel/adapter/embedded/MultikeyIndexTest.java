package io.nonrel.adapter.embedded;

import static io.nonrel.adapter.embedded.Shop.ascending;
import static io.nonrel.adapter.embedded.Shop.key;
import static io.nonrel.adapter.embedded.Shop.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import io.nonrel.spi.Verdict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index over a field that holds lists: every document is found by each of its elements, and once. */
class MultikeyIndexTest {

    private static final List<String> FIELDS = List.of("id", "tags", "rank");

    private static Mutation insert(long id, @Nullable Object tags, long rank) {
        return new Mutation.Insert("item", FIELDS, key(id, tags, rank));
    }

    private static Predicate contains(@Nullable Object element) {
        return new Predicate.Contains("tags", Operand.of(element));
    }

    private static Predicate starts(String prefix) {
        return new Predicate.ContainsPrefix("tags", Operand.of(prefix));
    }

    private static Scan tagged(Predicate predicate) {
        return Scan.of("item", List.of("id")).withPredicate(predicate);
    }

    private static List<String> ids(StoreAccess store, Predicate predicate) {
        return Shop.rows(store, tagged(predicate)).stream().sorted().toList();
    }

    private static void fill(Store store) {
        Shop.write(
                store,
                insert(1, List.of("banana", "anana", "nana", "ana", "na", "a"), 5),
                insert(2, List.of("a", "a", "a"), 4),
                insert(3, List.of(), 3),
                insert(4, null, 2),
                insert(5, Collections.singletonList(null), 1),
                insert(6, "a", 0),
                insert(7, Arrays.asList("nap", null, 7L), 9));
        Shop.write(store, new Mutation.Insert("item", List.of("id", "rank"), key(8L, 8L)));
    }

    private static void assertAnswers(StoreAccess store) {
        assertThat(ids(store, contains("a"))).containsExactly("1", "2");
        assertThat(ids(store, contains(7.0))).containsExactly("7");
        assertThat(ids(store, contains(null))).isEmpty();
        assertThat(ids(store, starts("na"))).containsExactly("1", "7");
        assertThat(ids(store, starts(""))).containsExactly("1", "2", "7");
        assertThat(ids(store, starts("b").and(starts("ana")))).containsExactly("1");
        assertThat(ids(store, starts("nap").and(contains("na")))).isEmpty();
        assertThat(ids(store, new Predicate.Or(List.of(starts("ban"), contains(7L)))))
                .containsExactly("1", "7");
        assertThat(ids(store, new Predicate.Not(starts("b")))).containsExactly("2", "3");
        assertThat(ids(store, Predicate.equal("tags", "a"))).containsExactly("6");
        assertThat(ids(store, new Predicate.Prefix("tags", Operand.of("")))).containsExactly("6");
        assertThat(ids(store, new Predicate.Comparison("tags", Predicate.Operator.GREATER, Operand.of(""))))
                .containsExactly("6");
        assertThat(ids(store, new Predicate.IsNull("tags"))).containsExactly("4", "8");
        assertThat(ids(store, new Predicate.Not(new Predicate.IsNull("tags"))))
                .containsExactly("1", "2", "3", "5", "6", "7");
        assertThat(ids(store, Predicate.equal("tags", List.of()))).containsExactly("3");
        assertThat(ids(store, Predicate.all())).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "tags DESC", "tags|rank", "tags DESC|rank DESC"})
    void answersAsTheDocumentsDo(String fields) {
        try (Store store = Shop.withItems()) {
            fill(store);
            assertAnswers(store);
            Shop.index(store, "by_tag", false, fields.split("\\|"));
            assertAnswers(store);
            assertThat(store.accessPath(tagged(starts("na"))).description())
                    .isEqualTo("index by_tag (tags HAS ELEMENT STARTING WITH 'na')");
            assertThat(store.accessPath(tagged(contains("a"))).description())
                    .isEqualTo("index by_tag (tags CONTAINS 'a')");
            Verification.verify(store);
            Shop.write(store, new Mutation.DeleteWhere("item", Predicate.all()));
            Verification.verify(store);
            fill(store);
            assertAnswers(store);
            store.dropIndex("item", "by_tag");
            assertAnswers(store);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"datastore", "firestore", "mongodb"})
    void answersUnderEachProfileThatLooksIntoLists(String profile) {
        try (Store store = Shop.open("embedded:mem:lists" + profile, Map.of("nonrel.profile", profile))) {
            store.createCollection(Shop.ITEM);
            Shop.index(store, "by_tag", false, "tags");
            fill(store);
            for (Predicate predicate : List.of(starts("na"), contains("a"))) {
                assertThat(store.check(tagged(predicate))).isEqualTo(Verdict.EXACT);
            }
            assertThat(ids(store, starts("na"))).containsExactly("1", "7");
            assertThat(ids(store, contains("a"))).containsExactly("1", "2");
        }
    }

    @Test
    void countsEachDocumentOnce() {
        try (Store store = Shop.withItems()) {
            Shop.index(store, "by_tag", false, "tags");
            fill(store);
            for (Predicate predicate : List.of(starts("a"), starts("n"), contains("a"))) {
                Aggregation count = new Aggregation(
                        Scan.of("item", List.of()).withPredicate(predicate),
                        List.of(),
                        List.of(new Aggregation.Call(Aggregation.Function.COUNT, null)));
                assertThat(Shop.aggregate(store, count)).containsExactly("2");
            }
        }
    }

    @Test
    void limitsDocumentsAndNotEntries() {
        try (Store store = Shop.withItems()) {
            Shop.index(store, "by_tag", false, "tags");
            fill(store);
            Scan limited = tagged(starts("")).withLimit(Operand.of(1L), Operand.of(2L));
            assertThat(Shop.rows(store, limited)).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void servesLongKeysAndManyDuplicates() {
        try (Store store = Shop.open()) {
            store.createCollection(
                    new io.nonrel.spi.CollectionDefinition("item", Shop.ITEM.fields(), List.of("id", "name")));
            Shop.index(store, "by_tag", false, "tags");
            for (long id = 0; id < 500; id++) {
                Shop.write(
                        store,
                        new Mutation.Insert(
                                "item", List.of("id", "name", "tags"), key(id % 7, "n" + id, List.of("x1", "x2", id))));
            }
            assertThat(Shop.rows(store, starts("x"))).hasSize(500).doesNotHaveDuplicates();
        }
    }

    @Test
    void touchesOnlyEntriesThatChange() {
        try (Store store = Shop.withItems()) {
            Shop.index(store, "by_tag", false, "tags");
            Shop.write(store, insert(1, List.of("a", "b", "c"), 1));
            assertThat(changedEntries(store, update(1L, "tags", List.of("c", "b", "a", "a"))))
                    .isZero();
            assertThat(changedEntries(store, update(1L, "tags", List.of("a", "d", "c"))))
                    .isEqualTo(2);
            assertThat(changedEntries(store, update(1L, "tags", null))).isEqualTo(4);
            assertThat(changedEntries(store, update(1L, "rank", 2L))).isZero();
        }
    }

    private static int changedEntries(Store store, Mutation mutation) {
        DatabaseState state = ((EmbeddedStore) store).database().state();
        WriteSet writes = new WriteSet(state, () -> state);
        new MutationWriter(writes, CallContext.NONE).write(List.of(mutation));
        return writes.changes().get(0).entries().get(0).changes().size();
    }

    @Test
    void ordersByTheFieldAfterAnElementButNotByLists() {
        try (Store store = Shop.withItems()) {
            Shop.index(store, "by_tag", false, "tags", "rank");
            Scan byTags = tagged(Predicate.all()).withOrder(List.of(ascending("tags")));
            assertThat(store.check(byTags)).isEqualTo(Verdict.EXACT);
            fill(store);
            Scan byRank = tagged(contains("a")).withOrder(List.of(ascending("rank")));
            assertThat(store.check(byRank)).isEqualTo(Verdict.EXACT);
            assertThat(Shop.rows(store, byRank)).containsExactly("2", "1");
            assertThat(store.check(byTags)).isInstanceOf(Verdict.Rejected.class);
            // A plan that was made before the first list came is still right.
            assertThat(Shop.rows(store, byTags)).containsExactly("4", "8", "6", "3", "5", "2", "1", "7");
        }
    }

    @Test
    void readsItsOwnWritesAndNotThoseOfOthers() {
        try (Store store = Shop.withItems();
                Transaction writer = store.begin(TransactionMode.SNAPSHOT);
                Transaction reader = store.begin(TransactionMode.SNAPSHOT)) {
            Shop.index(store, "by_tag", false, "tags");
            fill(store);
            try (Transaction mine = store.begin(TransactionMode.SNAPSHOT)) {
                Shop.write(mine, update(1L, "tags", List.of("nab", "nub")), Shop.delete(7L));
                assertThat(ids(mine, starts("n"))).containsExactly("1");
                long mark = mine.savepoint();
                Shop.write(mine, update(2L, "tags", List.of("nib")));
                mine.rollbackTo(mark);
                assertThat(ids(mine, starts("n"))).containsExactly("1");
                assertAnswers(store);
                Shop.write(store, update(1L, "tags", List.of("z")));
                assertThatThrownBy(mine::commit).isInstanceOfSatisfying(NonrelException.class, e -> assertThat(e.code())
                        .isEqualTo(ErrorCode.WRITE_CONFLICT));
            }
            assertThat(ids(store, starts("n"))).containsExactly("7");
            assertThat(ids(reader, Predicate.all())).isEmpty();
            assertThat(ids(writer, starts(""))).isEmpty();
            Verification.verify(store);
        }
    }

    @Test
    void refusesTwoListsInOneEntry() {
        try (Store store = Shop.withItems()) {
            fill(store);
            Shop.write(store, update(1L, "rank", List.of(1L)));
            assertThatThrownBy(() -> Shop.index(store, "both", false, "tags", "rank"))
                    .isInstanceOf(NonrelException.class)
                    .hasMessage(
                            "The fields tags and rank of one document of item are lists, and index both takes one of"
                                    + " them");
            assertThat(store.indexes("item")).isEmpty();
            Shop.write(store, update(1L, "rank", 1L));
            Shop.index(store, "both", false, "tags", "rank");
            assertThatThrownBy(() -> Shop.write(store, update(2L, "price", 1L), update(1L, "rank", List.of(1L))))
                    .isInstanceOfSatisfying(
                            NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DEFINITION));
            Shop.write(store, update(4L, "rank", List.of(2L, 1L)));
            assertAnswers(store);
            Verification.verify(store);
        }
    }

    @Test
    void aUniqueIndexRefusesASharedElement() {
        try (Store store = Shop.withItems()) {
            Shop.index(store, "by_tag", true, "tags");
            Shop.write(store, insert(1, List.of("a", "b", "b"), 1), insert(2, List.of("c"), 1), insert(3, "a", 1));
            Shop.write(store, insert(4, List.of(), 1), insert(5, List.of(), 1));
            assertThatThrownBy(() -> Shop.write(store, update(2L, "tags", List.of("x", "b"))))
                    .isInstanceOfSatisfying(
                            NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION));
            Shop.write(store, update(2L, "tags", List.of("a", "b")), update(1L, "tags", List.of("c")));
            assertThat(ids(store, contains("b"))).containsExactly("2");
            Verification.verify(store);
        }
    }

    @Test
    void knowsItsListsAfterReopening(@TempDir Path folder) {
        String locator = "embedded:file:" + folder.resolve("lists.db");
        try (Store store = Shop.open(locator, Map.of())) {
            store.createCollection(Shop.ITEM);
            Shop.index(store, "by_tag", false, "rank", "tags DESC");
            Shop.index(store, "by_rank", false, "rank");
            fill(store);
        }
        try (Store store = Shop.open(locator, Map.of())) {
            Verification.verify(store);
            assertAnswers(store);
            store.dropIndex("item", "by_rank");
            Predicate ranked = new Predicate.Comparison("rank", Predicate.Operator.GREATER, Operand.of(3L));
            assertThat(Shop.rows(store, tagged(ranked).withOrder(List.of(ascending("rank")))))
                    .containsExactly("2", "1", "8", "7");
            List<?> row = Arrays.asList(
                    store.scan(Scan.of("item", FIELDS).withPredicate(Predicate.equal("id", 7L)), CallContext.NONE)
                            .next());
            assertThat(row).isEqualTo(Arrays.asList(7L, Arrays.asList("nap", null, 7L), 9L));
        }
    }

    @Test
    void doesNotTakeAListThatWasReadAgainForAnotherOne(@TempDir Path folder) {
        String locator = "embedded:file:" + folder.resolve("same.db");
        List<Object> tags = List.of("a", new byte[] {1}, List.of(1L), 2.5);
        Document written = new Document(new Layout(0, FIELDS, true), key(1L, tags, 1L));
        try (Store store = Shop.open(locator, Map.of())) {
            store.createCollection(Shop.ITEM);
            Shop.write(store, insert(1, tags, 1));
        }
        try (Store store = Shop.open(locator, Map.of())) {
            Document read = ((EmbeddedStore) store)
                    .database()
                    .state()
                    .collection("item")
                    .rows()
                    .get(key(1L));
            assertThat(Document.same(written, read)).isTrue();
            assertThat(Document.same(written, new Document(written.layout(), key(1L, List.of("a"), 1L))))
                    .isFalse();
        }
    }
}
