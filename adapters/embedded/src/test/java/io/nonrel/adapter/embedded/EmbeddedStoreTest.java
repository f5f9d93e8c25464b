package io.nonrel.adapter.embedded;

import static io.nonrel.adapter.embedded.Shop.ascending;
import static io.nonrel.adapter.embedded.Shop.delete;
import static io.nonrel.adapter.embedded.Shop.descending;
import static io.nonrel.adapter.embedded.Shop.index;
import static io.nonrel.adapter.embedded.Shop.insert;
import static io.nonrel.adapter.embedded.Shop.items;
import static io.nonrel.adapter.embedded.Shop.key;
import static io.nonrel.adapter.embedded.Shop.lookup;
import static io.nonrel.adapter.embedded.Shop.rows;
import static io.nonrel.adapter.embedded.Shop.update;
import static io.nonrel.adapter.embedded.Shop.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.AccessPath;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Store;
import io.nonrel.spi.Verdict;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedStoreTest {

    private Store store = Shop.open();

    @BeforeEach
    void fill() {
        store.createCollection(Shop.ITEM);
        write(
                store,
                insert(3L, "nut", 5L),
                insert(1L, "bolt", 7L),
                insert(2L, "screw", null),
                insert(4L, null, 5L),
                insert(5L, "nail", 1L));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void scansInKeyOrder() {
        assertThat(rows(store, items().withOrder(List.of(ascending("id")))))
                .containsExactly("1|bolt|7", "2|screw|null", "3|nut|5", "4|null|5", "5|nail|1");
        assertThat(rows(store, items().withOrder(List.of(descending("id"))).withLimit(Operand.of(1L), Operand.of(2L))))
                .containsExactly("4|null|5", "3|nut|5");
    }

    @Test
    void givesFieldsInTheOrderAskedForAndNullForUnknownOnes() {
        assertThat(rows(
                        store,
                        items().withFields(List.of("price", "color", "id")).withPredicate(Predicate.equal("id", 1L))))
                .containsExactly("7|null|1");
    }

    @Test
    void looksUpByKey() {
        assertThat(lookup(store, 5L, 9L, 1L)).containsExactlyInAnyOrder("1|bolt|7", "5|nail|1");
    }

    @Test
    void readsByIndex() {
        index(store, "by_price", false, "price DESC", "name");
        Predicate five = Predicate.equal("price", 5L);
        assertThat(store.accessPath(items().withPredicate(five)))
                .isEqualTo(new AccessPath(AccessPath.Kind.INDEX, "index by_price (price = 5)"));
        assertThat(rows(store, five)).containsExactly("4|null|5", "3|nut|5");
        assertThat(rows(store, items().withOrder(List.of(descending("price"), ascending("name")))))
                .containsExactly("1|bolt|7", "4|null|5", "3|nut|5", "5|nail|1", "2|screw|null");
        assertThat(rows(store, items().withOrder(List.of(ascending("price"), descending("name")))))
                .containsExactly("2|screw|null", "5|nail|1", "3|nut|5", "4|null|5", "1|bolt|7");
        assertThat(rows(store, new Predicate.Comparison("price", Predicate.Operator.GREATER, Operand.of(1L))))
                .containsExactly("1|bolt|7", "4|null|5", "3|nut|5");
        assertThat(rows(store, new Predicate.IsNull("price"))).containsExactly("2|screw|null");
    }

    @Test
    void refusesAnOrderThatNothingGives() {
        assertThat(store.check(items().withOrder(List.of(ascending("name"))))).isInstanceOf(Verdict.Rejected.class);
        index(store, "by_name", false, "name");
        assertThat(store.check(items().withOrder(List.of(ascending("name"))))).isEqualTo(Verdict.EXACT);
        assertThat(store.check(items().withOrder(List.of(ascending("name"), descending("id")))))
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void keepsFieldsThatNobodyDeclared() {
        write(store, new Mutation.Insert("item", List.of("id", "color"), key(8L, "red")));
        write(store, update(8L, "name", "hook"), update(1L, "color", "blue"));
        assertThat(rows(
                        store,
                        items().withFields(List.of("id", "name", "color"))
                                .withPredicate(new Predicate.Not(new Predicate.IsNull("color")))))
                .containsExactly("1|bolt|blue", "8|hook|red");
    }

    @Test
    void countsWhatEachMutationMatched() {
        assertThat(write(
                        store,
                        delete(1L),
                        delete(9L),
                        update(2L, "price", 9L),
                        new Mutation.UpdateWhere("item", Predicate.equal("price", 5L), List.of("price"), key(6L)),
                        new Mutation.DeleteWhere("item", Predicate.equal("price", 6L))))
                .containsExactly(1, 0, 1, 2, 2);
        assertThat(rows(store, Predicate.all())).containsExactly("2|screw|9", "5|nail|1");
    }

    @Test
    void refusesASecondDocumentWithTheKeyAndWritesNothing() {
        assertThatThrownBy(() -> write(store, insert(10L, "a", 1L), insert(1L, "b", 2L)))
                .isInstanceOfSatisfying(NonrelException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
                    assertThat(e.fact("index")).isEqualTo("key");
                    assertThat(e.fact("position")).isEqualTo(1);
                });
        assertThat(lookup(store, 10L)).isEmpty();
    }

    @Test
    void swapsUniqueValuesAndKeys() {
        index(store, "u", true, "name");
        write(store, update(1L, "name", "nut"), update(3L, "name", "bolt"));
        write(store, update(1L, "id", 3L), update(3L, "id", 1L));
        assertThat(lookup(store, 1L, 3L)).containsExactly("1|bolt|5", "3|nut|7");
        assertThat(rows(store, Predicate.equal("name", "nut"))).containsExactly("3|nut|7");
    }

    @Test
    void enforcesUniqueIndexesButForNull() {
        index(store, "u", true, "name");
        write(store, insert(6L, null, null));
        assertThatThrownBy(() -> write(store, insert(7L, "bolt", 1L)))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.fact("index")).isEqualTo("u"));
        assertThatThrownBy(() -> index(store, "v", true, "price"))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION));
        assertThat(store.indexes("item")).hasSize(1);
    }

    @Test
    void readsInListsAsSeeksInOrder() {
        Predicate in = new Predicate.In(
                "id", List.of(Operand.of(5L), Operand.of(1L), Operand.of(5L), Operand.of(77L), Operand.of(2L)));
        assertThat(store.accessPath(items().withPredicate(in)).kind()).isEqualTo(AccessPath.Kind.KEY);
        assertThat(rows(store, items().withPredicate(in).withOrder(List.of(descending("id")))))
                .containsExactly("5|nail|1", "2|screw|null", "1|bolt|7");
    }

    @Test
    void anOpenCursorKeepsWhatItSaw() {
        try (var cursor = store.scan(items().withFields(List.of("id")), CallContext.NONE)) {
            assertThat(cursor.next()).containsExactly(1L);
            write(store, delete(2L), insert(6L, "x", 1L), update(3L, "id", 33L));
            assertThat(Shop.drain(cursor)).containsExactly("2", "3", "4", "5");
        }
    }
}
