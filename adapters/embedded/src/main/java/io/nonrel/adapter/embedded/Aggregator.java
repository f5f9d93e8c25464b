package io.nonrel.adapter.embedded;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.SortField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes an aggregation. Counts that the ranges decide alone read no document, a minimum or maximum at the end of a
 * tree reads one; the rest reads all that match and groups by hashing.
 */
final class Aggregator {

    private static final int BATCH = 256;

    private final CollectionView view;
    private final Aggregation aggregation;
    private final CallContext context;
    private final Predicate predicate;
    private int unreported;
    private int held;

    Aggregator(CollectionView view, Aggregation aggregation, CallContext context) {
        this.view = view;
        this.aggregation = aggregation;
        this.context = context;
        this.predicate = aggregation.input().predicate();
    }

    /** How many groups the context was told to be in memory. */
    int held() {
        return held;
    }

    List<@Nullable Object[]> rows() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        @Nullable Object[] quick = aggregation.groupBy().isEmpty() ? withoutGrouping() : null;
        if (quick != null) {
            rows.add(quick);
        } else {
            group().forEach((key, accumulators) -> rows.add(row(key.values(), accumulators)));
        }
        report();
        return rows;
    }

    /** The one row when each aggregate can be had without reading all documents, else null. */
    private @Nullable Object @Nullable [] withoutGrouping() {
        List<Aggregation.Call> calls = aggregation.calls();
        AccessPlan plan = AccessPlan.of(view.schema(), predicate, List.of());
        for (Aggregation.Call call : calls) {
            boolean counted = call.field() == null && plan.residual().equals(Predicate.all());
            if (!counted && !isAtEnd(call, plan)) {
                return null;
            }
        }
        @Nullable Object[] row = new @Nullable Object[calls.size()];
        for (int i = 0; i < row.length; i++) {
            Aggregation.Call call = calls.get(i);
            String field = call.field();
            row[i] = field == null ? count(plan) : end(field, call.function());
        }
        return row;
    }

    private long count(AccessPlan plan) {
        if (plan.choice().isFull() && view.changes() == null) {
            return view.state().rows().size();
        }
        long count = 0;
        if (plan.keys() || plan.choice().index() < 0) {
            Documents documents = plan.documents(view);
            while (documents.next() != null) {
                count++;
                examined();
            }
            documents.close();
            return count;
        }
        SeenKeys seen = plan.seenKeys();
        for (KeyRange range : plan.ranges()) {
            Entries<Boolean> entries = view.entries(plan.choice().index(), range, false);
            while (entries.advance()) {
                if (seen == null || seen.add(entries.key())) {
                    count++;
                }
                examined();
            }
            entries.close();
        }
        return count;
    }

    /** Whether the first document in some tree's order is the answer. */
    private boolean isAtEnd(Aggregation.Call call, AccessPlan plan) {
        String field = call.field();
        if (field == null
                || (call.function() != Aggregation.Function.MIN && call.function() != Aggregation.Function.MAX)) {
            return false;
        }
        AccessChoice ordered = AccessChooser.find(view.schema(), present(field), order(field, call.function()));
        return ordered != null
                && ordered.listed().size() >= plan.choice().listed().size();
    }

    private @Nullable Object end(String field, Aggregation.Function function) {
        AccessPlan plan = AccessPlan.of(view.schema(), present(field), order(field, function));
        Filter filter = new Filter(plan.residual());
        Documents documents = plan.documents(view);
        try {
            Document document = documents.next();
            while (document != null) {
                examined();
                if (filter.accepts(document)) {
                    return document.value(field);
                }
                document = documents.next();
            }
            return null;
        } finally {
            documents.close();
        }
    }

    private Predicate present(String field) {
        return predicate.and(new Predicate.Not(new Predicate.IsNull(field)));
    }

    private static List<SortField> order(String field, Aggregation.Function function) {
        boolean descending = function == Aggregation.Function.MAX;
        return List.of(new SortField(field, descending, !descending));
    }

    private Map<GroupKey, Accumulator[]> group() {
        Map<GroupKey, Accumulator[]> groups = new LinkedHashMap<>();
        List<String> groupBy = aggregation.groupBy();
        if (groupBy.isEmpty()) {
            groups.put(new GroupKey(new @Nullable Object[0]), accumulators());
        }
        AccessPlan plan = AccessPlan.of(view.schema(), predicate, List.of());
        Filter filter = new Filter(plan.residual());
        Documents documents = plan.documents(view);
        try {
            Document document = documents.next();
            while (document != null) {
                examined();
                if (filter.accepts(document)) {
                    add(groups.computeIfAbsent(key(document, groupBy), k -> accumulators()), document);
                    hold(groups.size());
                }
                document = documents.next();
            }
        } finally {
            documents.close();
        }
        return groups;
    }

    private void hold(int groups) {
        if (groups > held) {
            context.held((long) groups - held);
            held = groups;
        }
    }

    private static GroupKey key(Document document, List<String> groupBy) {
        @Nullable Object[] values = new @Nullable Object[groupBy.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = document.value(groupBy.get(i));
        }
        return new GroupKey(values);
    }

    private void add(Accumulator[] accumulators, Document document) {
        for (int i = 0; i < accumulators.length; i++) {
            String field = aggregation.calls().get(i).field();
            if (field == null) {
                accumulators[i].addDocument();
            } else {
                Object value = document.value(field);
                if (value != null) {
                    accumulators[i].add(value);
                }
            }
        }
    }

    private Accumulator[] accumulators() {
        return aggregation.calls().stream()
                .map(call -> new Accumulator(call.function()))
                .toArray(Accumulator[]::new);
    }

    private static @Nullable Object[] row(@Nullable Object[] group, Accumulator[] accumulators) {
        @Nullable Object[] row = java.util.Arrays.copyOf(group, group.length + accumulators.length);
        for (int i = 0; i < accumulators.length; i++) {
            row[group.length + i] = accumulators[i].result();
        }
        return row;
    }

    private void examined() {
        if (++unreported == BATCH) {
            report();
        }
    }

    private void report() {
        int count = unreported;
        unreported = 0;
        context.checkCancelled();
        if (count > 0) {
            context.examined(count);
        }
    }
}
