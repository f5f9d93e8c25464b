package io.nonrel.exec;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateEvaluator;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.ValueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A collection of the {@link FakeStore}: documents as maps, everything done by reading them all. */
final class FakeCollection {

    private CollectionDefinition definition;
    private final List<Map<String, @Nullable Object>> documents = new ArrayList<>();

    FakeCollection(CollectionDefinition definition) {
        this.definition = definition;
    }

    CollectionDefinition definition() {
        return definition;
    }

    void define(CollectionDefinition newDefinition) {
        definition = newDefinition;
    }

    void clear() {
        documents.clear();
    }

    int size() {
        return documents.size();
    }

    List<@Nullable Object[]> scan(Scan scan) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>(matching(scan.predicate()));
        found.sort(order(scan.order()));
        return found.stream()
                .skip(scan.offsetRows())
                .limit(scan.limitRows())
                .map(document -> row(document, scan.fields()))
                .toList();
    }

    List<@Nullable Object[]> lookup(List<@Nullable Object[]> keys, List<String> fields) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (@Nullable Object[] key : keys) {
            Map<String, @Nullable Object> document = find(key);
            if (document != null) {
                rows.add(row(document, fields));
            }
        }
        return rows;
    }

    List<Map<String, @Nullable Object>> documents(List<@Nullable Object[]> keys) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (@Nullable Object[] key : keys) {
            Map<String, @Nullable Object> document = find(key);
            if (document != null) {
                found.add(new HashMap<>(document));
            }
        }
        return found;
    }

    List<@Nullable Object[]> aggregate(Aggregation aggregation) {
        Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> groups = new LinkedHashMap<>();
        if (aggregation.groupBy().isEmpty()) {
            groups.put(List.of(), new ArrayList<>());
        }
        for (Map<String, @Nullable Object> document :
                matching(aggregation.input().predicate())) {
            List<@Nullable Object> key = new ArrayList<>();
            aggregation.groupBy().forEach(field -> key.add(document.get(field)));
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(document);
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        groups.forEach((key, members) -> {
            List<@Nullable Object> row = new ArrayList<>(key);
            aggregation.calls().forEach(call -> row.add(aggregate(call, members)));
            rows.add(row.toArray());
        });
        return rows;
    }

    long write(Mutation mutation) {
        if (mutation instanceof Mutation.Insert insert) {
            Map<String, @Nullable Object> document = set(new HashMap<>(), insert.fields(), insert.values());
            if (find(key(document)) != null) {
                throw ErrorCode.UNIQUE_VIOLATION
                        .error("Key exists")
                        .with("index", "key")
                        .with("position", 0);
            }
            documents.add(document);
            return 1;
        }
        if (mutation instanceof Mutation.Upsert upsert) {
            Map<String, @Nullable Object> document = set(new HashMap<>(), upsert.fields(), upsert.values());
            Map<String, @Nullable Object> present = find(key(document));
            if (present == null) {
                documents.add(document);
            } else {
                present.putAll(document);
            }
            return 1;
        }
        if (mutation instanceof Mutation.Update update) {
            Map<String, @Nullable Object> present = find(update.key());
            if (present != null) {
                set(present, update.fields(), update.values());
            }
            return present == null ? 0 : 1;
        }
        if (mutation instanceof Mutation.Delete delete) {
            Map<String, @Nullable Object> present = find(delete.key());
            return present != null && documents.remove(present) ? 1 : 0;
        }
        throw new AssertionError(
                "The fake store declared no " + mutation.getClass().getSimpleName());
    }

    private List<Map<String, @Nullable Object>> matching(Predicate predicate) {
        return documents.stream()
                .filter(document -> new PredicateEvaluator(document::get).matches(predicate))
                .toList();
    }

    private static Comparator<Map<String, @Nullable Object>> order(List<SortField> order) {
        return (a, b) -> {
            for (SortField term : order) {
                Object x = a.get(term.field());
                Object y = b.get(term.field());
                int byField;
                if (x == null || y == null) {
                    byField = x == y ? 0 : (x == null) == term.nullsFirst() ? -1 : 1;
                } else {
                    byField = term.descending() ? ValueOrder.compare(y, x) : ValueOrder.compare(x, y);
                }
                if (byField != 0) {
                    return byField;
                }
            }
            return 0;
        };
    }

    private static @Nullable Object aggregate(Aggregation.Call call, List<Map<String, @Nullable Object>> members) {
        String field = call.field();
        List<Object> values = field == null
                ? List.copyOf(members)
                : members.stream()
                        .map(m -> m.get(field))
                        .filter(Objects::nonNull)
                        .toList();
        return switch (call.function()) {
            case COUNT -> (long) values.size();
            case MIN -> values.stream().min(ValueOrder::compare).orElse(null);
            case MAX -> values.stream().max(ValueOrder::compare).orElse(null);
            case SUM ->
                values.isEmpty()
                        ? null
                        : values.stream()
                                .map(value -> new BigDecimal(value.toString()))
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
        };
    }

    private @Nullable Map<String, @Nullable Object> find(@Nullable Object[] key) {
        for (Map<String, @Nullable Object> document : documents) {
            @Nullable Object[] other = key(document);
            boolean same = true;
            for (int i = 0; i < other.length; i++) {
                same &= ValueOrder.same(key[i], other[i]);
            }
            if (same) {
                return document;
            }
        }
        return null;
    }

    private @Nullable Object[] key(Map<String, @Nullable Object> document) {
        return row(document, definition.key());
    }

    private static @Nullable Object[] row(Map<String, @Nullable Object> document, List<String> fields) {
        return fields.stream().map(document::get).toArray();
    }

    private static Map<String, @Nullable Object> set(
            Map<String, @Nullable Object> document, List<String> fields, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            document.put(fields.get(i), values[i]);
        }
        return document;
    }
}
