package io.nonrel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Predicate.Comparison;
import io.nonrel.spi.Predicate.In;
import io.nonrel.spi.Predicate.Operator;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreRulesTest {

    private static final List<String> KEY = List.of("id");
    private static final Scan ALL = Scan.of("item", List.of("id", "name"));
    private static final Predicate ABOVE = greater("price");

    @Test
    void everyStoreGetsByKeyAndScans() {
        for (StoreProfile profile : StoreProfile.values()) {
            assertTaken(profile, ALL);
            assertTaken(profile, where(Predicate.equal("id", 1L)));
            assertTaken(profile, where(in("id", 100)));
            assertTaken(profile, where(Predicate.none()));
            assertTaken(profile, where(greater("id")));
            assertTaken(profile, ALL.withOrder(List.of(ascending("id"))).withLimit(null, Operand.of(5L)));
        }
    }

    @Test
    void datastoreTakesThirtyValuesInAll() {
        assertTaken(StoreProfile.DATASTORE, where(in("name", 30)));
        assertRefused(StoreProfile.DATASTORE, where(in("name", 31)), "Datastore takes at most 30 values in IN, not 31");
        assertRefused(
                StoreProfile.DATASTORE,
                where(in("name", 6).and(in("size", 6))),
                "Datastore takes at most 30 combinations of IN and OR, not 36");
        assertRefused(
                StoreProfile.DATASTORE, where(in("id", 1_001)), "Datastore takes at most 30 values in IN, not 1001");
        assertRefused(
                StoreProfile.DATASTORE,
                where(in("id", 31)).withOrder(List.of(ascending("id"))),
                "Datastore takes at most 30 values in IN, not 31");
    }

    @Test
    void alternativesAndSeveralRangesAreForFirestoreOnly() {
        Predicate either = new Predicate.Or(List.of(Predicate.equal("name", "a"), Predicate.equal("size", 1L)));
        assertRefused(StoreProfile.DATASTORE, where(either), "Datastore takes no OR");
        assertTaken(StoreProfile.FIRESTORE, where(either));
        IndexDefinition both = index(field("price"), field("size"));
        Scan ranges = where(ABOVE.and(greater("size")));
        assertThat(StoreProfile.DATASTORE.rules().check(ranges, KEY, List.of(both)))
                .isEqualTo(new Verdict.Rejected("Datastore takes ranges of at most 1 field, not of price and size"));
        assertThat(StoreProfile.FIRESTORE.rules().check(ranges, KEY, List.of(both)))
                .isEqualTo(Verdict.EXACT);
    }

    @Test
    void datastoreNeedsAnIndexForEqualityBesideARangeOrOrder() {
        Scan equalAndRange = where(Predicate.equal("name", "a").and(ABOVE));
        assertRefused(StoreProfile.DATASTORE, equalAndRange, "Datastore needs an index on (name, price)");
        assertThat(StoreProfile.DATASTORE
                        .rules()
                        .check(equalAndRange, KEY, List.of(index(field("name"), field("price")))))
                .isEqualTo(Verdict.EXACT);
        assertRefused(
                StoreProfile.DATASTORE,
                where(Predicate.equal("name", "a")).withOrder(List.of(new SortField("price", true, false))),
                "Datastore needs an index on (name, price DESC)");
        assertTaken(StoreProfile.DATASTORE, where(Predicate.equal("name", "a").and(Predicate.equal("size", 1L))));
        assertTaken(StoreProfile.DATASTORE, where(Predicate.equal("name", "a")).withOrder(List.of(ascending("id"))));
        assertTaken(StoreProfile.DATASTORE, where(ABOVE).withOrder(List.of(ascending("price"))));
    }

    @Test
    void datastoreSortsByTheRangeFirst() {
        assertRefused(
                StoreProfile.DATASTORE,
                where(ABOVE).withOrder(List.of(ascending("name"))),
                "Datastore sorts first by the field that has a range: price");
    }

    @Test
    void nullIsTheLeastValueInEachOrder() {
        SortField last = new SortField("name", false, false);
        for (StoreProfile profile : List.of(StoreProfile.DATASTORE, StoreProfile.MONGODB)) {
            assertRefused(
                    profile,
                    ALL.withOrder(List.of(last)),
                    profile.rules().name() + " sorts NULL as the least value, so not by name NULLS LAST");
        }
    }

    @Test
    void negationsAreForMongoOnly() {
        Predicate not = new Predicate.Not(Predicate.equal("name", "a"));
        Predicate other = new Comparison("name", Operator.NOT_EQUAL, Operand.of("a"));
        assertRefused(StoreProfile.DATASTORE, where(not), "Datastore takes no NOT");
        assertRefused(StoreProfile.DATASTORE, where(other), "Datastore takes no <>");
        assertTaken(StoreProfile.MONGODB, where(not.and(other)));
    }

    @Test
    void elementsOfListsAreOneRangeOfAnIndexThatHasThem() {
        Predicate starts = new Predicate.ContainsPrefix("tags", Operand.of("a"));
        Predicate contains = new Predicate.Contains("tags", Operand.of("b"));
        for (StoreProfile profile : List.of(StoreProfile.DATASTORE, StoreProfile.FIRESTORE, StoreProfile.MONGODB)) {
            assertTaken(profile, where(starts));
            assertTaken(profile, where(contains));
        }
        assertTaken(StoreProfile.MONGODB, where(starts.and(contains).and(starts).and(ABOVE)));
        assertRefused(
                StoreProfile.DATASTORE,
                where(starts.and(ABOVE)),
                "Datastore takes ranges of at most 1 field, not of tags and price");
        assertRefused(
                StoreProfile.DATASTORE,
                where(starts.and(Predicate.equal("name", "a"))),
                "Datastore needs an index on (name, tags)");
        for (Predicate beside : List.of(starts, contains, Predicate.equal("tags", 1L), greater("tags"))) {
            String reason = "Datastore takes no other condition on a list beside a prefix of its elements";
            assertRefused(StoreProfile.DATASTORE, where(starts.and(beside)), reason);
            assertRefused(StoreProfile.DATASTORE, where(beside.and(starts)), reason);
        }
        assertRefused(StoreProfile.KEYVALUE, where(starts), "A key-value store takes no look into lists");
        assertRefused(StoreProfile.KEYVALUE, where(contains), "A key-value store takes no look into lists");
    }

    @Test
    void keyValueStoresTakeNothingButTheKey() {
        String reason = "A key-value store finds documents only by the key (id) or a range of it";
        assertRefused(StoreProfile.KEYVALUE, where(Predicate.equal("name", "a")), reason);
        assertRefused(StoreProfile.KEYVALUE, where(Predicate.equal("id", 1L).and(ABOVE)), reason);
        assertRefused(
                StoreProfile.KEYVALUE,
                ALL.withOrder(List.of(ascending("name"))),
                "A key-value store gives no order but that of the key (id)");
        assertRefused(
                StoreProfile.KEYVALUE,
                ALL.withLimit(Operand.of(1L), Operand.of(5L)),
                "A key-value store takes no OFFSET");
    }

    @Test
    void keyValueStoresScanTheBeginningOfACompoundKey() {
        List<String> key = List.of("tenant", "id");
        StoreRules rules = StoreProfile.KEYVALUE.rules();
        Predicate tenant = Predicate.equal("tenant", 1L);
        assertThat(rules.check(where(tenant), key, List.of())).isEqualTo(Verdict.EXACT);
        assertThat(rules.check(where(tenant.and(greater("id"))), key, List.of()))
                .isEqualTo(Verdict.EXACT);
        assertThat(rules.check(where(greater("id")), key, List.of())).isInstanceOf(Verdict.Rejected.class);
        assertThat(rules.check(where(greater("tenant").and(Predicate.equal("id", 1L))), key, List.of()))
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void aggregatesAreThoseTheStoreComputesExactly() {
        Aggregation count =
                new Aggregation(ALL, List.of(), List.of(new Aggregation.Call(Aggregation.Function.COUNT, null)));
        Aggregation sums =
                new Aggregation(ALL, List.of("name"), List.of(new Aggregation.Call(Aggregation.Function.SUM, "price")));
        assertThat(StoreProfile.DATASTORE.rules().check(count, KEY, List.of()))
                .isEqualTo(new Verdict.Rejected("Datastore does not compute COUNT(*)"));
        assertThat(StoreProfile.FIRESTORE.rules().check(count, KEY, List.of())).isEqualTo(Verdict.EXACT);
        assertThat(StoreProfile.FIRESTORE.rules().check(sums, KEY, List.of())).isInstanceOf(Verdict.Rejected.class);
        assertThat(StoreProfile.MONGODB.rules().check(sums, KEY, List.of())).isEqualTo(Verdict.EXACT);
    }

    private static void assertTaken(StoreProfile profile, Scan scan) {
        assertThat(profile.rules().check(scan, KEY, List.of()))
                .as("%s: %s", profile, scan)
                .isEqualTo(Verdict.EXACT);
    }

    private static void assertRefused(StoreProfile profile, Scan scan, String reason) {
        assertThat(profile.rules().check(scan, KEY, List.of()))
                .as("%s: %s", profile, scan)
                .isEqualTo(new Verdict.Rejected(reason));
    }

    private static Scan where(Predicate predicate) {
        return ALL.withPredicate(predicate);
    }

    private static Predicate greater(String field) {
        return new Comparison(field, Operator.GREATER, Operand.of(1L));
    }

    private static Predicate in(String field, int values) {
        return new In(field, Collections.nCopies(values, new Operand.Parameter(0, ValueType.INTEGER)));
    }

    private static SortField ascending(String field) {
        return new SortField(field, false, true);
    }

    private static IndexDefinition.Field field(String name) {
        return new IndexDefinition.Field(name, false);
    }

    private static IndexDefinition index(IndexDefinition.Field... fields) {
        return new IndexDefinition("ix", "item", List.of(fields), false);
    }
}
