package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.ValueOrder;
import io.nonrel.spi.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Aggregates that a store takes are those of SQL: NULL counts for documents only, and is a group of its own. */
interface AggregateContract extends TestedStore {

    List<Predicate> INPUTS = List.of(
            Predicate.all(),
            Predicate.none(),
            Predicate.equal("flag", true),
            new Predicate.IsNull("name"),
            new Predicate.Not(new Predicate.IsNull("whole")),
            new Predicate.Comparison("id", Predicate.Operator.LESS, Operand.of(30L)));

    @Test
    default void documentsAreCounted() {
        createSamples();
        INPUTS.forEach(input -> agrees(input, List.of(), List.of(call(Aggregation.Function.COUNT, null))));
    }

    @Test
    default void aggregatesOfEachFieldAreThoseOfSql() {
        createSamples();
        for (String field : Samples.FIELDS) {
            for (Predicate input : INPUTS) {
                agrees(input, List.of(), List.of(call(Aggregation.Function.COUNT, field)));
                agrees(
                        input,
                        List.of(),
                        List.of(call(Aggregation.Function.MIN, field), call(Aggregation.Function.MAX, field)));
            }
        }
    }

    @Test
    default void sumsAreExact() {
        createSamples();
        for (Predicate input : INPUTS) {
            agrees(input, List.of(), List.of(call(Aggregation.Function.SUM, "whole")));
            agrees(input, List.of(), List.of(call(Aggregation.Function.SUM, "amount")));
        }
    }

    @Test
    default void groupsAreThoseOfSql() {
        createSamples();
        for (Predicate input : INPUTS) {
            for (String field : List.of("flag", "name", "day", "ratio", Samples.UNKNOWN)) {
                agrees(
                        input,
                        List.of(field),
                        List.of(
                                call(Aggregation.Function.COUNT, null),
                                call(Aggregation.Function.COUNT, "whole"),
                                call(Aggregation.Function.MAX, "id")));
            }
            agrees(input, List.of("flag", "bytes"), List.of(call(Aggregation.Function.SUM, "whole")));
            agrees(input, List.of("name"), List.of());
        }
    }

    private static Aggregation.Call call(Aggregation.Function function, @Nullable String field) {
        return new Aggregation.Call(function, field);
    }

    private void agrees(Predicate input, List<String> groupBy, List<Aggregation.Call> calls) {
        Scan scan = Scan.of(Samples.COLLECTION, List.of()).withPredicate(input);
        Aggregation aggregation = new Aggregation(scan, groupBy, calls);
        Aggregation bound = aggregation.bind(new @Nullable Object[0]);
        List<@Nullable Object[]> rows;
        try {
            rows = Calls.drain(store().aggregate(bound, new Meter(10)));
        } catch (NonrelException e) {
            assertThat(store().check(aggregation))
                    .as("verdict on %s", aggregation)
                    .isNotEqualTo(Verdict.EXACT);
            assertThat(e.code()).as("refusal of %s", aggregation).isEqualTo(ErrorCode.UNSUPPORTED);
            return;
        }
        assertThat(Calls.texts(rows))
                .as("rows of %s", aggregation)
                .containsExactlyInAnyOrderElementsOf(expected(input, groupBy, calls));
    }

    private static List<String> expected(Predicate input, List<String> groupBy, List<Aggregation.Call> calls) {
        Map<String, List<Map<String, @Nullable Object>>> groups = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> document : Samples.matching(input)) {
            groups.computeIfAbsent(Calls.text(Samples.row(document, groupBy)), key -> new ArrayList<>())
                    .add(document);
        }
        if (groupBy.isEmpty() && groups.isEmpty()) {
            groups.put("", List.of());
        }
        List<String> rows = new ArrayList<>();
        groups.forEach((key, documents) -> {
            List<String> parts = new ArrayList<>();
            if (!groupBy.isEmpty()) {
                parts.add(key);
            }
            calls.forEach(call -> parts.add(Calls.text(value(call, documents))));
            rows.add(String.join("|", parts));
        });
        return rows;
    }

    private static @Nullable Object value(Aggregation.Call call, List<Map<String, @Nullable Object>> documents) {
        String field = call.field();
        if (field == null) {
            return (long) documents.size();
        }
        List<Object> values = documents.stream()
                .filter(document -> document.get(field) != null)
                .map(document -> Objects.requireNonNull(document.get(field)))
                .toList();
        return switch (call.function()) {
            case COUNT -> (long) values.size();
            case MIN -> values.stream().min(ValueOrder::compare).orElse(null);
            case MAX -> values.stream().max(ValueOrder::compare).orElse(null);
            case SUM ->
                values.stream()
                        .map(value -> value instanceof Long x ? BigDecimal.valueOf(x) : (BigDecimal) value)
                        .reduce(BigDecimal::add)
                        .orElse(null);
        };
    }
}
