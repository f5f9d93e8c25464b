package io.nonrel.adapter.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.ValueType;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Collections of other applications: what is found out about them, and what is read and written there. */
class DiscoveryTest {

    private static final String ID = "507f1f77bcf86cd799439011";

    private final LocalServer server = new LocalServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void eachFieldHasTheTypeOfAllThatWasSeen() {
        server.insert(
                "thing",
                "{_id: 1, s: 'x', i: 1, d: 1.5, n: 1, big: {$numberLong: '9007199254740993'}, m: 'x', nil: null}",
                "{_id: 2, s: null, i: {$numberLong: '5'}, d: 2.5, n: 1.5, big: 0.5, m: 7, dec: {$numberDecimal: '1.10'}}",
                "{_id: 3, when: {$date: '2024-01-01T00:00:00Z'}, oid: {$oid: '" + ID + "'}, flag: true, list: [1]}");
        try (Store store = server.open()) {
            Map<String, ValueType> types = types(store, "thing");
            assertThat(types)
                    .containsEntry("_id", ValueType.INTEGER)
                    .containsEntry("s", ValueType.STRING)
                    .containsEntry("i", ValueType.INTEGER)
                    .containsEntry("d", ValueType.DOUBLE)
                    .containsEntry("n", ValueType.DOUBLE)
                    .containsEntry("big", ValueType.DECIMAL)
                    .containsEntry("m", ValueType.STRING)
                    .containsEntry("nil", ValueType.STRING)
                    .containsEntry("dec", ValueType.DECIMAL)
                    .containsEntry("when", ValueType.INSTANT)
                    .containsEntry("oid", ValueType.STRING)
                    .containsEntry("flag", ValueType.BOOLEAN)
                    .containsEntry("list", ValueType.STRING);
            assertThat(rows(store, "thing", Predicate.equal("_id", 2L), "m", "n", "list", "dec"))
                    .containsExactly("7|1.5|null|1.10");
            assertThat(rows(store, "thing", Predicate.equal("_id", 3L), "oid", "list", "flag"))
                    .containsExactly(ID + "|[1]|true");
        }
        assertThat(server.collections()).containsExactly("thing");
    }

    @Test
    void documentsInDocumentsAreReachedByPaths() {
        server.insert(
                "person",
                "{_id: 1, name: 'ann', address: {city: 'Bonn', geo: {lat: 50.5}}}",
                "{_id: 2, name: 'bob', address: {city: 'Ulm'}}",
                "{_id: 3, name: 'cid', address: 'nowhere to find'}",
                "{_id: 4, pet: {name: 'rex'}}");
        try (Store store = server.open()) {
            assertThat(types(store, "person"))
                    .containsKeys("address", "pet.name")
                    .doesNotContainKeys("pet", "address.city");
        }
        server.collection("person").deleteOne(new BsonDocument("_id", new BsonInt32(3)));
        try (Store store = server.open()) {
            assertThat(types(store, "person")).containsKeys("address.city", "address.geo.lat");
            assertThat(rows(store, "person", Predicate.equal("address.city", "Bonn"), "name", "address.geo.lat"))
                    .containsExactly("ann|50.5");
            store.write(
                    List.of(
                            new Mutation.Update(
                                    "person",
                                    new @Nullable Object[] {2L},
                                    List.of("address.city"),
                                    new @Nullable Object[] {"Aachen"}),
                            new Mutation.Insert(
                                    "person",
                                    List.of("_id", "name", "address.city", "address.geo.lat", "pet.name", "_doc"),
                                    new @Nullable Object[] {5L, "eve", "Trier", 49.75, null, null})),
                    CallContext.NONE);
        }
        assertThat(server.collection("person")
                        .find(new BsonDocument("_id", new BsonInt32(5)))
                        .first())
                .isEqualTo(BsonDocument.parse(
                        "{_id: {$numberLong: '5'}, name: 'eve', address: {city: 'Trier', geo: {lat: 49.75}}}"));
        assertThat(server.collection("person")
                        .find(new BsonDocument("_id", new BsonInt32(2)))
                        .first())
                .isEqualTo(BsonDocument.parse("{_id: 2, name: 'bob', address: {city: 'Aachen'}}"));
    }

    @Test
    void idsOfTheServerCompareWithTheirDigits() {
        server.insert("item", "{_id: {$oid: '" + ID + "'}, n: 1}");
        server.collection("item").insertOne(new BsonDocument("_id", new BsonObjectId(new ObjectId())));
        try (Store store = server.open()) {
            store.discoverCollections();
            assertThat(rows(store, "item", Predicate.equal("_id", ID), "_id", "n"))
                    .containsExactly(ID + "|1");
            assertThat(rows(store, "item", Predicate.equal("_id", "nobody"), "_id"))
                    .isEmpty();
            assertThat(lookup(store, "item", ID, "nobody", ID.toUpperCase(java.util.Locale.ROOT)))
                    .containsExactly(ID);
            assertThat(store.write(
                            List.of(new Mutation.Delete("item", new @Nullable Object[] {"nobody"})), CallContext.NONE))
                    .containsExactly(0);
        }
    }

    @Test
    void idsOfSeveralTypesAreKnownByTheirTexts() {
        server.insert(
                "mixed",
                "{_id: {$oid: '" + ID + "'}}",
                "{_id: 'name'}",
                "{_id: 42}",
                "{_id: {a: 1, b: 'x'}}",
                "{_id: {$uuid: '123e4567-e89b-12d3-a456-426614174000'}}");
        String document = "{\"a\": 1, \"b\": \"x\"}";
        try (Store store = server.open()) {
            store.discoverCollections();
            assertThat(store.check(Scan.of("mixed", List.of("_id")).withPredicate(Predicate.equal("_id", "42"))))
                    .isInstanceOf(Verdict.Rejected.class);
            assertThat(lookup(store, "mixed", ID, "name", "42", document, "123e4567-e89b-12d3-a456-426614174000", "no"))
                    .containsExactlyInAnyOrder(ID, "name", "42", document, "123e4567-e89b-12d3-a456-426614174000");
            assertThat(store.write(
                            List.of(
                                    new Mutation.Delete("mixed", new @Nullable Object[] {"42"}),
                                    new Mutation.Delete("mixed", new @Nullable Object[] {document}),
                                    new Mutation.Delete("mixed", new @Nullable Object[] {"43"})),
                            CallContext.NONE))
                    .containsExactly(1, 1, 0);
        }
        assertThat(server.collection("mixed").countDocuments()).isEqualTo(3);
    }

    @Test
    void aDocumentCanBeReadAsAWhole() {
        server.insert("item", "{_id: 1, a: {b: [1, null]}, 'x': 1.5}");
        try (Store store = server.open()) {
            store.discoverCollections();
            assertThat(rows(store, "item", Predicate.all(), "_doc", "x"))
                    .containsExactly("{\"_id\": 1, \"a\": {\"b\": [1, null]}, \"x\": 1.5}|1.5");
        }
    }

    @Test
    void unknownFieldsSurviveEveryWrite() {
        server.insert("item", "{_id: 1, a: 'x', old: {$timestamp: {t: 1, i: 2}}, re: {$regex: 'x', $options: 'i'}}");
        try (Store store = server.open()) {
            store.discoverCollections();
            store.write(
                    List.of(new Mutation.Update(
                            "item", new @Nullable Object[] {1L}, List.of("a"), new @Nullable Object[] {"y"})),
                    CallContext.NONE);
        }
        assertThat(server.collection("item").find().first())
                .isEqualTo(BsonDocument.parse(
                        "{_id: 1, a: 'y', old: {$timestamp: {t: 1, i: 2}}, re: {$regex: 'x', $options: 'i'}}"));
    }

    private static Map<String, ValueType> types(Store store, String collection) {
        Map<String, ValueType> types = new java.util.HashMap<>();
        store.discoverCollections().stream()
                .filter(c -> c.name().equals(collection))
                .map(CollectionDefinition::fields)
                .forEach(fields -> fields.forEach(f -> types.put(f.name(), f.type())));
        return types;
    }

    private static List<String> lookup(Store store, String collection, String... ids) {
        List<@Nullable Object[]> keys = new ArrayList<>();
        Arrays.stream(ids).forEach(id -> keys.add(new @Nullable Object[] {id}));
        return drain(store.lookup(collection, keys, List.of("_id"), CallContext.NONE));
    }

    private static List<String> rows(Store store, String collection, Predicate predicate, String... fields) {
        Scan scan = Scan.of(collection, List.of(fields)).withPredicate(predicate);
        return drain(store.scan(scan.bind(new @Nullable Object[0]), CallContext.NONE));
    }

    private static List<String> drain(RowCursor cursor) {
        List<String> rows = new ArrayList<>();
        try (cursor) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(
                        String.join("|", Arrays.stream(row).map(String::valueOf).toList()));
            }
        }
        return rows;
    }
}
