package io.nonrel.adapter.embedded;

import static io.nonrel.adapter.embedded.Shop.delete;
import static io.nonrel.adapter.embedded.Shop.index;
import static io.nonrel.adapter.embedded.Shop.insert;
import static io.nonrel.adapter.embedded.Shop.lookup;
import static io.nonrel.adapter.embedded.Shop.rows;
import static io.nonrel.adapter.embedded.Shop.update;
import static io.nonrel.adapter.embedded.Shop.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest {

    private Store store = Shop.open();

    @BeforeEach
    void fill() {
        store.createCollection(Shop.ITEM);
        index(store, "by_price", false, "price");
        index(store, "by_name", true, "name");
        write(store, insert(1L, "a", 10L), insert(2L, "b", 20L));
    }

    @AfterEach
    void close() {
        Verification.verify(store);
        store.close();
    }

    private static void assertConflict(ThrowingCallable call) {
        assertError(ErrorCode.WRITE_CONFLICT, call);
    }

    private static void assertError(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(NonrelException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void seesItsOwnWritesAndOthersDoNot() {
        try (Transaction one = store.begin(TransactionMode.SNAPSHOT)) {
            write(one, update(1L, "price", 11L), insert(3L, "c", 30L), delete(2L));
            assertThat(rows(one, Predicate.all())).containsExactly("1|a|11", "3|c|30");
            assertThat(rows(one, Predicate.equal("price", 11L))).containsExactly("1|a|11");
            assertThat(rows(one, Predicate.equal("price", 10L))).isEmpty();
            assertThat(lookup(one, 2L, 3L)).containsExactly("3|c|30");
            assertThat(rows(store, Predicate.all())).containsExactly("1|a|10", "2|b|20");
            one.commit();
        }
        assertThat(rows(store, Predicate.all())).containsExactly("1|a|11", "3|c|30");
    }

    @Test
    void readsTheSameAgainAndNoPhantoms() {
        try (Transaction one = store.begin(TransactionMode.READ_ONLY)) {
            assertThat(rows(one, Predicate.all())).hasSize(2);
            write(store, update(1L, "price", 11L), insert(3L, "c", 10L), delete(2L));
            assertThat(rows(one, Predicate.all())).containsExactly("1|a|10", "2|b|20");
            assertThat(rows(one, Predicate.equal("price", 10L))).containsExactly("1|a|10");
            assertError(ErrorCode.READ_ONLY, () -> write(one, delete(1L)));
        }
    }

    @Test
    void losesNoUpdateOnARowThatChangedSince() {
        try (Transaction one = store.begin(TransactionMode.SNAPSHOT)) {
            write(store, update(1L, "price", 99L));
            assertConflict(() -> write(one, update(1L, "price", 11L)));
            write(one, update(2L, "price", 21L));
            one.commit();
        }
        assertThat(rows(store, Predicate.all())).containsExactly("1|a|99", "2|b|21");
    }

    @Test
    void letsTheFirstCommitterWin() {
        try (Transaction one = store.begin(TransactionMode.SNAPSHOT);
                Transaction two = store.begin(TransactionMode.SNAPSHOT)) {
            write(one, update(1L, "price", 11L));
            write(two, update(1L, "price", 12L), update(2L, "price", 22L));
            one.commit();
            assertConflict(two::commit);
            assertError(ErrorCode.NO_ACTIVE_TRANSACTION, two::commit);
        }
        assertThat(rows(store, Predicate.all())).containsExactly("1|a|11", "2|b|20");
    }

    @Test
    void refusesASecondCommitOfAUniqueValueOrKey() {
        try (Transaction one = store.begin(TransactionMode.SNAPSHOT);
                Transaction two = store.begin(TransactionMode.SNAPSHOT);
                Transaction three = store.begin(TransactionMode.SNAPSHOT)) {
            write(one, insert(7L, "x", 1L));
            write(two, insert(8L, "x", 2L));
            write(three, insert(7L, "y", 3L));
            one.commit();
            assertConflict(two::commit);
            assertConflict(three::commit);
        }
        assertThat(rows(store, Predicate.equal("name", "x"))).containsExactly("7|x|1");
    }

    @Test
    void refusesAUniqueValueThatIsCommitted() {
        try (Transaction one = store.begin(TransactionMode.SNAPSHOT)) {
            write(one, insert(3L, "c", 1L));
            assertError(ErrorCode.UNIQUE_VIOLATION, () -> write(one, insert(4L, "d", 1L), insert(5L, "a", 1L)));
            assertThat(rows(one, Predicate.all())).hasSize(3);
            write(one, update(1L, "name", "z"), insert(5L, "a", 1L));
            one.commit();
        }
        assertThat(rows(store, Predicate.equal("name", "a"))).containsExactly("5|a|1");
    }

    @Test
    void allowsWriteSkewUnlessSerializable() {
        assertThat(skew(TransactionMode.SNAPSHOT)).isTrue();
        assertThat(skew(TransactionMode.SERIALIZABLE)).isFalse();
    }

    private boolean skew(TransactionMode mode) {
        try (Transaction one = store.begin(mode);
                Transaction two = store.begin(mode)) {
            rows(one, Predicate.all());
            rows(two, Predicate.all());
            write(one, update(1L, "price", 0L));
            write(two, update(2L, "price", 0L));
            one.commit();
            two.commit();
            return true;
        } catch (NonrelException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.WRITE_CONFLICT);
            return false;
        }
    }

    @Test
    void serializableConflictsOnKeysThatItReadButNotOnOthers() {
        try (Transaction one = store.begin(TransactionMode.SERIALIZABLE)) {
            assertThat(lookup(one, 2L, 9L)).hasSize(1);
            write(one, insert(5L, "e", 1L));
            write(store, update(1L, "price", 5L));
            one.commit();
        }
        try (Transaction one = store.begin(TransactionMode.SERIALIZABLE)) {
            assertThat(lookup(one, 9L)).isEmpty();
            write(one, insert(6L, "f", 1L));
            write(store, insert(9L, "g", 5L));
            assertConflict(one::commit);
        }
    }

    @Test
    void returnsToSavepoints() {
        try (Transaction one = store.begin(TransactionMode.SNAPSHOT)) {
            write(one, update(1L, "price", 11L));
            long mark = one.savepoint();
            write(one, update(1L, "name", "q"), delete(2L), insert(3L, "b", 1L));
            one.rollbackTo(mark);
            assertThat(rows(one, Predicate.all())).containsExactly("1|a|11", "2|b|20");
            write(one, insert(4L, "q", 1L));
            one.rollbackTo(mark);
            write(one, insert(4L, "r", 1L));
            one.commit();
        }
        assertThat(rows(store, Predicate.all())).containsExactly("1|a|11", "2|b|20", "4|r|1");
    }

    @Test
    void rollsBackWhenItIsClosed() {
        try (Transaction one = store.begin(TransactionMode.SNAPSHOT)) {
            write(one, delete(1L), delete(2L));
        }
        assertThat(rows(store, Predicate.all())).hasSize(2);
    }

    @Test
    void anOpenCursorDoesNotSeeLaterWritesOfItsOwnTransaction() {
        try (Transaction one = store.begin(TransactionMode.SNAPSHOT)) {
            write(one, insert(3L, "c", 30L));
            try (RowCursor cursor = one.scan(Shop.items().withFields(List.of("id")), CallContext.NONE)) {
                assertThat(cursor.next()).containsExactly(1L);
                write(one, insert(4L, "d", 40L), delete(2L), delete(3L));
                assertThat(Shop.drain(cursor)).containsExactly("2", "3");
            }
            assertThat(rows(one, Predicate.all())).containsExactly("1|a|10", "4|d|40");
        }
    }

    @Test
    void aCursorOutlivesItsTransaction() {
        Transaction one = store.begin(TransactionMode.SNAPSHOT);
        RowCursor cursor = one.scan(Shop.items().withFields(List.of("id")), CallContext.NONE);
        one.commit();
        assertThat(Shop.drain(cursor)).containsExactly("1", "2");
    }

    @Test
    void conflictsWithAChangeOfTheCollection() {
        try (Transaction one = store.begin(TransactionMode.SNAPSHOT)) {
            write(one, insert(3L, "c", 30L));
            store.dropIndex("item", "by_price");
            assertConflict(one::commit);
        }
        try (Transaction one = store.begin(TransactionMode.SNAPSHOT)) {
            write(one, insert(3L, "c", 30L));
            store.truncateCollection("item");
            one.commit();
        }
        assertThat(rows(store, Predicate.all())).containsExactly("3|c|30");
    }

    @Test
    void sortsItselfWhenItIsOlderThanTheIndexOfThePlan() {
        store.dropIndex("item", "by_price");
        try (Transaction one = store.begin(TransactionMode.SNAPSHOT)) {
            index(store, "by_price", false, "price");
            var backwards = Shop.items().withOrder(List.of(Shop.descending("price")));
            assertThat(store.check(backwards)).isEqualTo(io.nonrel.spi.Verdict.EXACT);
            assertThat(rows(one, backwards)).containsExactly("2|b|20", "1|a|10");
        }
    }

    @Test
    void endsWithTheStore() {
        Store other = Shop.withItems();
        write(other, insert(1L, "a", 1L));
        Transaction one = other.begin(TransactionMode.SNAPSHOT);
        RowCursor cursor = other.scan(Shop.items(), CallContext.NONE);
        other.close();
        assertError(ErrorCode.CONNECTION_LOST, cursor::next);
        assertError(ErrorCode.CONNECTION_LOST, () -> lookup(one, 1L));
        assertError(ErrorCode.CONNECTION_LOST, () -> rows(other, Predicate.all()));
        one.close();
        other.close();
    }
}
