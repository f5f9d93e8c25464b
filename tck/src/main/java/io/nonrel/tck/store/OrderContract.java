package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.ValueOrder;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders that a store takes are those of {@link ValueOrder} with NULL where it was asked for; pages are cut exactly. */
interface OrderContract extends TestedStore {

    @Test
    default void rowsComeInTheOrderOfEachField() {
        createSamples();
        for (String field : Samples.FIELDS) {
            everyOrderOf(field).forEach(this::comesInOrder);
        }
    }

    @Test
    default void rowsComeInTheOrderOfSeveralFields() {
        createSamples();
        for (boolean descending : new boolean[] {false, true}) {
            SortField name = new SortField("name", descending, !descending);
            comesInOrder(List.of(new SortField("flag", false, true), name));
            comesInOrder(List.of(new SortField("flag", true, false), name));
            comesInOrder(List.of(name, new SortField("id", descending, !descending)));
            comesInOrder(
                    List.of(name, new SortField("whole", !descending, descending), new SortField("id", true, false)));
        }
    }

    @Test
    default void rowsComeInTheOrderOfAnIndex() {
        if (!declares(Capability.INDEXES)) {
            return;
        }
        createSamples();
        for (String field : Samples.FIELDS) {
            for (boolean descending : new boolean[] {false, true}) {
                List<IndexDefinition.Field> parts = List.of(new IndexDefinition.Field(field, descending));
                store().createIndex(new IndexDefinition("by_" + field, Samples.COLLECTION, parts, false));
                everyOrderOf(field).forEach(this::comesInOrder);
                store().dropIndex(Samples.COLLECTION, "by_" + field);
            }
        }
    }

    @Test
    default void aPageIsTheSliceOfTheOrderedRows() {
        createSamples();
        for (boolean descending : new boolean[] {false, true}) {
            List<SortField> order = List.of(new SortField(Samples.KEY, descending, !descending));
            Scan all = Scan.of(Samples.COLLECTION, List.of(Samples.KEY)).withOrder(order);
            List<@Nullable Object[]> ordered = expected(Predicate.all(), order, all.fields());
            for (long offset : new long[] {0, 1, 39, 40, 41, Samples.COUNT - 1, Samples.COUNT, 1_000}) {
                for (long limit : new long[] {0, 1, 7, 40, Samples.COUNT, Long.MAX_VALUE}) {
                    isSlice(all.withLimit(offset == 0 ? null : Operand.of(offset), Operand.of(limit)), ordered);
                }
                isSlice(all.withLimit(Operand.of(offset), null), ordered);
            }
        }
    }

    @Test
    default void aPageOfMatchingRowsIsTheSliceOfTheOrderedOnes() {
        createSamples();
        List<SortField> order = List.of(new SortField(Samples.KEY, false, true));
        List<Predicate> predicates = List.of(
                Predicate.equal("flag", true),
                new Predicate.IsNull("name"),
                new Predicate.Not(new Predicate.IsNull("name")),
                new Predicate.Comparison(Samples.KEY, Predicate.Operator.GREATER, Operand.of(50L)));
        for (Predicate predicate : predicates) {
            Scan scan = Scan.of(Samples.COLLECTION, List.of(Samples.KEY))
                    .withPredicate(predicate)
                    .withOrder(order);
            List<@Nullable Object[]> ordered = expected(predicate, order, scan.fields());
            isSlice(scan.withLimit(Operand.of(3L), Operand.of(5L)), ordered);
            isSlice(scan.withLimit(null, Operand.of(4L)), ordered);
            isSlice(scan.withLimit(Operand.of(4L), null), ordered);
        }
    }

    @Test
    default void aLimitWithoutOrderGivesSoManyOfTheRows() {
        createSamples();
        Scan all = Scan.of(Samples.COLLECTION, List.of(Samples.KEY));
        List<String> rows = Calls.rows(store(), all);
        for (long limit : new long[] {0, 1, 5, Samples.COUNT, Samples.COUNT + 5}) {
            Scan scan = all.withLimit(null, Operand.of(limit));
            if (store().check(scan) instanceof Verdict.Exact) {
                assertThat(Calls.rows(store(), scan))
                        .as("rows of %s", scan)
                        .hasSize((int) Math.min(limit, Samples.COUNT))
                        .doesNotHaveDuplicates()
                        .allMatch(rows::contains);
            }
        }
    }

    private static List<List<SortField>> everyOrderOf(String field) {
        List<List<SortField>> orders = new ArrayList<>();
        for (boolean descending : new boolean[] {false, true}) {
            orders.add(List.of(new SortField(field, descending, true)));
            orders.add(List.of(new SortField(field, descending, false)));
        }
        return orders;
    }

    private void comesInOrder(List<SortField> order) {
        List<String> fields =
                new ArrayList<>(order.stream().map(SortField::field).toList());
        Scan scan = Scan.of(Samples.COLLECTION, fields).withOrder(order);
        if (isRejected(scan)) {
            return;
        }
        assertThat(Calls.rows(store(), scan))
                .as("rows of %s", scan)
                .isEqualTo(Calls.texts(expected(Predicate.all(), order, fields)));
    }

    private void isSlice(Scan scan, List<@Nullable Object[]> ordered) {
        if (isRejected(scan)) {
            return;
        }
        List<String> slice = ordered.stream()
                .skip(scan.offsetRows())
                .limit(scan.limitRows())
                .map(Calls::text)
                .toList();
        if (store().check(scan) instanceof Verdict.Exact) {
            assertThat(Calls.rows(store(), scan)).as("rows of %s", scan).isEqualTo(slice);
        } else {
            assertThat(Calls.rows(store(), scan)).as("rows of %s", scan).containsAll(slice);
        }
    }

    /** Whether the store rejects the scan; asserts that it gives a reason and then doesn't run it by mistake. */
    private boolean isRejected(Scan scan) {
        if (!(store().check(scan) instanceof Verdict.Rejected rejected)) {
            return false;
        }
        assertThat(rejected.reason()).as("reason to reject %s", scan).isNotBlank();
        try {
            Calls.rows(store(), scan);
        } catch (NonrelException e) {
            assertThat(e.code()).as("refusal of %s", scan).isEqualTo(ErrorCode.UNSUPPORTED);
            return true;
        }
        // It can after all: then it must be right, which the caller asserts.
        return false;
    }

    /** The rows in the order, as a stable sort of the documents by key gives them. */
    private static List<@Nullable Object[]> expected(Predicate predicate, List<SortField> order, List<String> fields) {
        Comparator<Map<String, @Nullable Object>> comparator = (a, b) -> {
            for (SortField term : order) {
                int c = compare(a.get(term.field()), b.get(term.field()), term);
                if (c != 0) {
                    return c;
                }
            }
            return 0;
        };
        return Samples.matching(predicate).stream()
                .sorted(comparator)
                .map(document -> Samples.row(document, fields))
                .toList();
    }

    private static int compare(@Nullable Object a, @Nullable Object b, SortField term) {
        if (a == null || b == null) {
            int nullFirst = (a == null ? 0 : 1) - (b == null ? 0 : 1);
            return term.nullsFirst() ? nullFirst : -nullFirst;
        }
        return term.descending() ? ValueOrder.compare(b, a) : ValueOrder.compare(a, b);
    }
}
