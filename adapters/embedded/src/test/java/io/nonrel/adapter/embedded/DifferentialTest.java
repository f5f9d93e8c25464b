package io.nonrel.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateEvaluator;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import io.nonrel.spi.ValueOrder;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random reads and writes give what plain maps give, with any indexes, in and out of transactions. */
class DifferentialTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void givesWhatTheReferenceGives(long seed) {
        Random random = new Random(seed);
        RandomPredicates predicates = new RandomPredicates(random);
        try (Store store = Shop.withItems()) {
            Map<Long, Map<String, @Nullable Object>> model = new LinkedHashMap<>();
            for (int round = 0; round < 60; round++) {
                if (random.nextInt(8) == 0) {
                    changeIndexes(store, random, round);
                }
                if (random.nextBoolean()) {
                    writeAndRead(store, model, random, predicates, seed);
                    continue;
                }
                Map<Long, Map<String, @Nullable Object>> before = Model.copy(model);
                try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
                    writeAndRead(transaction, model, random, predicates, seed, store);
                    if (random.nextInt(3) == 0) {
                        long mark = transaction.savepoint();
                        writeAndRead(transaction, Model.copy(model), random, predicates, seed, store);
                        transaction.rollbackTo(mark);
                        readSome(transaction, store, model, random, predicates, seed);
                    }
                    readSome(store, store, before, random, predicates, seed);
                    if (random.nextBoolean()) {
                        transaction.commit();
                    } else {
                        model = before;
                    }
                }
                readSome(store, store, model, random, predicates, seed);
            }
            Verification.verify(store);
        }
    }

    private static void changeIndexes(Store store, Random random, int round) {
        List<IndexDefinition> known = store.indexes("item");
        if (known.size() > 2) {
            store.dropIndex("item", known.get(random.nextInt(known.size())).name());
            return;
        }
        List<String> names = new ArrayList<>(List.of("a", "b", "c", "id"));
        Collections.shuffle(names, random);
        List<IndexDefinition.Field> fields = names.subList(0, 1 + random.nextInt(3)).stream()
                .map(name -> new IndexDefinition.Field(name, random.nextBoolean()))
                .toList();
        try {
            store.createIndex(new IndexDefinition("i" + round, "item", fields, random.nextInt(3) == 0));
        } catch (NonrelException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        }
    }

    private static void writeAndRead(
            Store store, Map<Long, Map<String, @Nullable Object>> model, Random random, RandomPredicates p, long seed) {
        writeAndRead(store, model, random, p, seed, store);
    }

    private static void writeAndRead(
            StoreAccess access,
            Map<Long, Map<String, @Nullable Object>> model,
            Random random,
            RandomPredicates predicates,
            long seed,
            Store store) {
        for (int i = random.nextInt(6); i >= 0; i--) {
            write(access, model, random, predicates, store);
        }
        readSome(access, store, model, random, predicates, seed);
    }

    private static void write(
            StoreAccess access,
            Map<Long, Map<String, @Nullable Object>> model,
            Random random,
            RandomPredicates predicates,
            Store store) {
        List<Mutation> mutations = new ArrayList<>();
        Map<Long, Map<String, @Nullable Object>> after = Model.copy(model);
        List<Long> expected = new ArrayList<>();
        boolean duplicate = false;
        for (int i = random.nextInt(4); i >= 0; i--) {
            long id = random.nextInt(40);
            String field = random.nextBoolean() ? "a" : random.nextBoolean() ? "b" : "c";
            Object value = predicates.nullableValue(field);
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    mutations.add(new Mutation.Insert("item", List.of("id", field), Shop.key(id, value)));
                    duplicate |= after.containsKey(id);
                    after.computeIfAbsent(id, k -> Model.document(id)).put(field, value);
                    expected.add(1L);
                }
                case 2 -> {
                    mutations.add(new Mutation.Upsert("item", List.of(field, "id"), Shop.key(value, id)));
                    after.computeIfAbsent(id, k -> Model.document(id)).put(field, value);
                    expected.add(1L);
                }
                case 3 -> {
                    mutations.add(Shop.update(id, field, value));
                    Map<String, @Nullable Object> found = after.get(id);
                    expected.add(found == null ? 0L : 1L);
                    if (found != null) {
                        found.put(field, value);
                    }
                }
                case 4 -> {
                    mutations.add(Shop.delete(id));
                    expected.add(after.remove(id) == null ? 0L : 1L);
                }
                default -> {
                    Predicate predicate = predicates.next(1);
                    mutations.add(new Mutation.UpdateWhere("item", predicate, List.of(field), Shop.key(value)));
                    long count = 0;
                    for (Map<String, @Nullable Object> found : after.values()) {
                        if (new PredicateEvaluator(found::get).matches(predicate)) {
                            found.put(field, value);
                            count++;
                        }
                    }
                    expected.add(count);
                }
            }
            if (duplicate) {
                break;
            }
        }
        duplicate |= Model.violates(after, store.indexes("item"));
        try {
            long[] counts = access.write(mutations, CallContext.NONE);
            assertThat(duplicate).isFalse();
            assertThat(counts)
                    .containsExactly(expected.stream().mapToLong(x -> x).toArray());
            model.clear();
            model.putAll(after);
        } catch (NonrelException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
            assertThat(duplicate).isTrue();
        }
    }

    private static void readSome(
            StoreAccess access,
            Store store,
            Map<Long, Map<String, @Nullable Object>> model,
            Random random,
            RandomPredicates predicates,
            long seed) {
        for (int i = 0; i < 8; i++) {
            Scan scan = Scan.of("item", Model.FIELDS).withPredicate(predicates.next(2));
            if (random.nextBoolean()) {
                List<SortField> order = new ArrayList<>();
                for (int k = random.nextInt(3); k >= 0; k--) {
                    boolean descending = random.nextBoolean();
                    order.add(new SortField(predicates.field(), descending, random.nextInt(4) == 0 == descending));
                }
                if (store.check(scan.withOrder(order)) instanceof Verdict.Exact) {
                    scan = scan.withOrder(order);
                }
            }
            Operand limit = random.nextBoolean() ? Operand.of((long) random.nextInt(5)) : null;
            Operand offset = random.nextBoolean() ? Operand.of((long) random.nextInt(3)) : null;
            Scan bound = random.nextBoolean() ? scan.bind(new Object[0]) : scan;
            compare(access, bound, limit, offset, model, seed);
            aggregate(access, scan, model, seed);
        }
    }

    private static void compare(
            StoreAccess access,
            Scan scan,
            @Nullable Operand limit,
            @Nullable Operand offset,
            Map<Long, Map<String, @Nullable Object>> model,
            long seed) {
        List<Map<String, @Nullable Object>> matching = Model.matching(model, scan.predicate());
        List<String> expected = new ArrayList<>();
        for (Map<String, @Nullable Object> document : matching) {
            expected.add(Model.text(document));
        }
        List<String> all = Shop.rows(access, scan);
        assertThat(all).as("seed %d: %s", seed, scan).containsExactlyInAnyOrderElementsOf(expected);
        if (!scan.order().isEmpty()) {
            matching.sort(Model.comparator(scan.order()));
            List<String> sorted = new ArrayList<>();
            matching.forEach(d -> sorted.add(Model.orderText(d, scan.order())));
            List<String> got = new ArrayList<>();
            for (String row : all) {
                got.add(Model.orderText(matching.get(expectedIndex(matching, row)), scan.order()));
            }
            assertThat(got).as("seed %d: %s", seed, scan).isEqualTo(sorted);
        }
        Scan limited = scan.withLimit(offset, limit);
        List<String> part = Shop.rows(access, limited);
        int from = (int) Math.min(limited.offsetRows(), all.size());
        int to = (int)
                Math.min(all.size(), limited.limitRows() == Long.MAX_VALUE ? all.size() : from + limited.limitRows());
        assertThat(part).as("seed %d: %s", seed, limited).isEqualTo(all.subList(from, to));
    }

    private static int expectedIndex(List<Map<String, @Nullable Object>> documents, String row) {
        for (int i = 0; i < documents.size(); i++) {
            if (Model.text(documents.get(i)).equals(row)) {
                return i;
            }
        }
        throw new AssertionError(row);
    }

    private static void aggregate(
            StoreAccess access, Scan scan, Map<Long, Map<String, @Nullable Object>> model, long seed) {
        Scan plain = Scan.of("item", List.of()).withPredicate(scan.predicate());
        List<Aggregation.Call> calls = List.of(
                new Aggregation.Call(Aggregation.Function.MIN, "a"),
                new Aggregation.Call(Aggregation.Function.MAX, "a"),
                new Aggregation.Call(Aggregation.Function.COUNT, null));
        List<Map<String, @Nullable Object>> matching = Model.matching(model, scan.predicate());
        Comparator<Map<String, @Nullable Object>> byA = Comparator.comparing(d -> d.get("a"), ValueOrder.NULLS_FIRST);
        List<Map<String, @Nullable Object>> present =
                matching.stream().filter(d -> d.get("a") != null).sorted(byA).toList();
        for (int i = 0; i < 3; i++) {
            List<Aggregation.Call> asked = i < 2 ? List.of(calls.get(i)) : calls;
            RowCursor cursor = access.aggregate(new Aggregation(plain, List.of(), asked), CallContext.NONE);
            @Nullable Object @Nullable [] row = cursor.next();
            if (row == null) {
                throw new AssertionError("No row of " + asked);
            }
            assertThat(row).hasSize(asked.size());
            assertThat(cursor.next()).isNull();
            for (int k = 0; k < asked.size(); k++) {
                Object expected = asked.get(k).field() == null
                        ? (Object) (long) matching.size()
                        : present.isEmpty()
                                ? null
                                : present.get(
                                                asked.get(k).function() == Aggregation.Function.MIN
                                                        ? 0
                                                        : present.size() - 1)
                                        .get("a");
                assertThat(ValueOrder.same(row[k], expected))
                        .as("seed %d: %s of %s: %s", seed, asked, plain, row[k])
                        .isTrue();
            }
        }
    }
}
