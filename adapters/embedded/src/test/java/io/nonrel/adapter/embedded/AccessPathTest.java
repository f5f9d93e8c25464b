package io.nonrel.adapter.embedded;

import static io.nonrel.adapter.embedded.Shop.ascending;
import static io.nonrel.adapter.embedded.Shop.descending;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.Store;
import io.nonrel.spi.ValueType;
import io.nonrel.spi.Verdict;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which tree a scan reads, as EXPLAIN shows it, with parameters that are not bound yet. */
class AccessPathTest {

    private static final Operand PARAMETER = new Operand.Parameter(0, ValueType.INTEGER);

    private final Store store = Shop.withItems();

    @BeforeEach
    void createIndexes() {
        Shop.index(store, "by_name", true, "name");
        Shop.index(store, "by_price", false, "price DESC", "color");
        Shop.index(store, "by_color", false, "color", "price");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Predicate compare(String field, Predicate.Operator operator) {
        return new Predicate.Comparison(field, operator, PARAMETER);
    }

    private static Predicate equal(String field) {
        return compare(field, Predicate.Operator.EQUAL);
    }

    private static Predicate in(String field) {
        return new Predicate.In(field, List.of(PARAMETER, Operand.of(2L)));
    }

    private String path(Predicate predicate, SortField... order) {
        Scan scan = Shop.items().withPredicate(predicate).withOrder(List.of(order));
        if (store.check(scan) instanceof Verdict.Rejected rejected) {
            return rejected.reason();
        }
        var path = store.accessPath(scan);
        return path.kind() + " " + path.description();
    }

    @Test
    void prefersTheKeyThenAUniqueIndexThenMoreFields() {
        assertThat(path(equal("id").and(equal("name")))).isEqualTo("KEY key (id = ?0)");
        assertThat(path(in("id"))).isEqualTo("KEY key (id IN (?0, 2))");
        assertThat(path(equal("name").and(equal("price")).and(equal("color"))))
                .isEqualTo("INDEX index by_name (name = ?0)");
        assertThat(path(equal("price").and(equal("color")))).isEqualTo("INDEX index by_price (price = ?0, color = ?0)");
        assertThat(path(equal("color").and(compare("price", Predicate.Operator.GREATER))))
                .isEqualTo("INDEX index by_color (color = ?0, price > ?0)");
        assertThat(path(new Predicate.Prefix("name", PARAMETER)))
                .isEqualTo("INDEX index by_name (name STARTS WITH ?0)");
        assertThat(path(compare("id", Predicate.Operator.LESS))).isEqualTo("KEY_RANGE key (id < ?0)");
    }

    @Test
    void servesPrefixesNullsAndTruthValues() {
        assertThat(path(new Predicate.IsNull("name"))).isEqualTo("INDEX index by_name (name IS NULL)");
        assertThat(path(Predicate.equal("color", true))).isEqualTo("INDEX index by_color (color = true)");
        assertThat(path(new Predicate.Not(new Predicate.IsNull("color"))))
                .isEqualTo("INDEX index by_color (color IS NOT NULL)");
        assertThat(path(new Predicate.Prefix("color", Operand.of("r"))))
                .isEqualTo("INDEX index by_color (color STARTS WITH 'r')");
        assertThat(path(new Predicate.ContainsPrefix("color", PARAMETER)))
                .isEqualTo("INDEX index by_color (color HAS ELEMENT STARTING WITH ?0)");
        assertThat(path(new Predicate.Contains("color", PARAMETER).and(compare("price", Predicate.Operator.LESS))))
                .isEqualTo("INDEX index by_color (color CONTAINS ?0, price < ?0)");
    }

    @Test
    void readsEverythingWhenNothingRestricts() {
        assertThat(path(Predicate.all())).isEqualTo("FULL every document");
        assertThat(path(new Predicate.Not(equal("id")))).isEqualTo("FULL every document");
        assertThat(path(new Predicate.Or(List.of(equal("id"), equal("name"))))).isEqualTo("FULL every document");
    }

    @Test
    void givesTheOrderOfTheTree() {
        assertThat(path(Predicate.all(), descending("id")))
                .isEqualTo("FULL every document in the order of key backwards");
        assertThat(path(equal("color"), ascending("price"), ascending("id")))
                .isEqualTo("INDEX index by_color (color = ?0)");
        assertThat(path(equal("color"), descending("price"), descending("id"), ascending("name")))
                .isEqualTo("INDEX index by_color (color = ?0) backwards");
        assertThat(path(in("price"), ascending("price"), descending("color")))
                .isEqualTo("INDEX index by_price (price IN (?0, 2)) backwards");
        assertThat(path(equal("id"), ascending("name"))).isEqualTo("KEY key (id = ?0)");
    }

    @Test
    void refusesAnOrderThatCostsMoreThanSorting() {
        assertThat(path(equal("name"), ascending("id"))).isEqualTo("INDEX index by_name (name = ?0)");
        assertThat(path(equal("color"), ascending("name")))
                .isEqualTo("index by_color (color = ?0) finds the rows, but does not give this order");
        assertThat(path(Predicate.all(), ascending("stock")))
                .isEqualTo("neither the key nor an index of item gives this order");
        assertThat(path(equal("color"), ascending("price"), descending("id")))
                .isEqualTo("index by_color (color = ?0) finds the rows, but does not give this order");
        assertThat(path(equal("color"), ascending("price"), ascending("name"))).startsWith("neither");
    }

    @Test
    void placesNullsAsTheTreeDoesUnlessThereAreNone() {
        SortField nullsLast = new SortField("name", false, false);
        assertThat(path(Predicate.all(), nullsLast)).startsWith("neither");
        assertThat(path(new Predicate.Not(new Predicate.IsNull("name")), nullsLast))
                .isEqualTo("INDEX index by_name (name IS NOT NULL)");
        assertThat(path(Predicate.all(), new SortField("id", false, false)))
                .isEqualTo("FULL every document in the order of key");
    }
}
