package io.nonrel.engine.overlay;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.ValueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An aggregation computed from the rows of its scan, where the store can't: it doesn't know what is pending. Used once. */
final class OverlaidAggregation {

    private final Aggregation aggregation;
    private final CallContext context;
    private final List<String> fields;
    private final int[] groupPlaces;
    private final Map<@Nullable Object[], Accumulator[]> groups = new TreeMap<>(DocumentKeys.ORDER);
    private long rows;

    OverlaidAggregation(Aggregation aggregation, CallContext context) {
        this.aggregation = aggregation;
        this.context = context;
        Set<String> needed = new LinkedHashSet<>(aggregation.groupBy());
        for (Aggregation.Call call : aggregation.calls()) {
            if (call.field() != null) {
                needed.add(call.field());
            }
        }
        this.fields = List.copyOf(needed);
        this.groupPlaces =
                aggregation.groupBy().stream().mapToInt(fields::indexOf).toArray();
    }

    /** The scan whose rows it is computed from. */
    Scan scan() {
        return aggregation.input().withFields(fields);
    }

    /** How many rows were taken in. */
    long rows() {
        return rows;
    }

    /** Takes in all rows, closes their cursor and gives those of the aggregation. */
    RowCursor over(RowCursor input) {
        if (groupPlaces.length == 0) {
            groups.put(new @Nullable Object[0], accumulators());
        }
        long held = 0;
        try (input) {
            for (@Nullable Object[] row = input.next(); row != null; row = input.next()) {
                if (++rows % 1_000 == 0) {
                    context.checkCancelled();
                }
                @Nullable Object[] key = DocumentKeys.pick(row, groupPlaces);
                Accumulator[] group = groups.get(key);
                if (group == null) {
                    group = accumulators();
                    groups.put(key, group);
                    context.held(1);
                    held++;
                }
                for (Accumulator accumulator : group) {
                    accumulator.add(row);
                }
            }
        } finally {
            context.held(-held);
        }
        return results();
    }

    private Accumulator[] accumulators() {
        return aggregation.calls().stream()
                .map(c -> new Accumulator(c.function(), c.field() == null ? -1 : fields.indexOf(c.field())))
                .toArray(Accumulator[]::new);
    }

    private RowCursor results() {
        List<@Nullable Object[]> results = new ArrayList<>(groups.size());
        groups.forEach((key, group) -> {
            @Nullable Object[] row = java.util.Arrays.copyOf(key, key.length + group.length);
            for (int i = 0; i < group.length; i++) {
                row[key.length + i] = group[i].result();
            }
            results.add(row);
        });
        Iterator<@Nullable Object[]> iterator = results.iterator();
        return new RowCursor() {
            @Override
            public @Nullable Object @Nullable [] next() {
                return iterator.hasNext() ? iterator.next() : null;
            }

            @Override
            public void close() {
                // Everything is in memory.
            }
        };
    }

    /** One aggregate of one group. */
    private static final class Accumulator {

        private final Aggregation.Function function;
        private final int place;
        private long count;
        private @Nullable Object value;

        /** @param place of the field in a row, -1 for whole documents */
        Accumulator(Aggregation.Function function, int place) {
            this.function = function;
            this.place = place;
        }

        void add(@Nullable Object[] row) {
            Object added = place < 0 ? (Object) true : row[place];
            if (added == null) {
                return;
            }
            count++;
            Object before = value;
            value = switch (function) {
                case COUNT -> null;
                case MIN -> before == null || ValueOrder.compare(added, before) < 0 ? added : before;
                case MAX -> before == null || ValueOrder.compare(added, before) > 0 ? added : before;
                case SUM -> sum(before, added);
            };
        }

        private static Object sum(@Nullable Object before, Object added) {
            if (added instanceof Double x) {
                return (before instanceof Double y ? y : 0.0) + x;
            }
            BigDecimal decimal = added instanceof BigDecimal d ? d : BigDecimal.valueOf(((Number) added).longValue());
            return before instanceof BigDecimal sum ? sum.add(decimal) : decimal;
        }

        @Nullable
        Object result() {
            return function == Aggregation.Function.COUNT ? (Object) count : value;
        }
    }
}
