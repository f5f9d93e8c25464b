package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateEvaluator;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the parameter sets of a batch read, when each reads one row of the same table by its key: all rows are looked up in one
 * call. A row that an earlier set has written is read from the store again. Used by one thread.
 */
public final class BatchReads implements StoreAccess {

    private final StoreAccess base;
    private final String collection;
    private final List<String> key;
    private final List<RowKey> keys = new ArrayList<>();
    private final Set<RowKey> known = new HashSet<>();
    private final Set<RowKey> written = new HashSet<>();
    private final Map<RowKey, @Nullable Object[]> rows = new HashMap<>();
    private List<String> fields = List.of();

    private BatchReads(StoreAccess base, String collection, List<String> key) {
        this.base = base;
        this.collection = collection;
        this.key = key;
    }

    /** One row by its key, as a plan asks for it. */
    private record Request(RowKey key, Set<String> fields) {}

    /**
     * The rows of a batch, looked up; empty when the sets don't read one row each by its key.
     *
     * @param probes makes a run of each set over other rows, which is not used any further
     */
    public static Optional<BatchReads> of(
            WritePlan plan, StoreAccess base, List<Function<StoreAccess, Execution>> probes, CallContext context) {
        if (probes.size() < 2 || !plan.readsRowByRow()) {
            return Optional.empty();
        }
        BatchReads reads =
                new BatchReads(base, plan.table().collection(), plan.table().keyFields());
        Set<String> needed = new LinkedHashSet<>(reads.key);
        for (Function<StoreAccess, Execution> probe : probes) {
            Recorder recorder = new Recorder(reads.collection, reads.key);
            Execution execution = probe.apply(recorder);
            try (RowCursor nothing = plan.source().open(execution)) {
                nothing.next();
            }
            Request request = recorder.request;
            if (request == null || recorder.others) {
                return Optional.empty();
            }
            reads.keys.add(request.key);
            needed.addAll(request.fields);
        }
        reads.fields = List.copyOf(needed);
        reads.fetch(context);
        return Optional.of(reads);
    }

    private void fetch(CallContext context) {
        List<@Nullable Object[]> asked = new ArrayList<>();
        known.addAll(keys);
        known.forEach(k -> asked.add(k.values()));
        int[] places = key.stream().mapToInt(fields::indexOf).toArray();
        try (RowCursor found = base.lookup(collection, asked, fields, context)) {
            for (@Nullable Object[] row = found.next(); row != null; row = found.next()) {
                rows.put(new RowKey(RowKey.pick(row, places)), row);
            }
        }
    }

    /** Whether an earlier set may have written the row of this one; then its write must have reached the store. */
    boolean isWritten(int set) {
        return written.contains(keys.get(set));
    }

    /** Says that a set is done. */
    void written(int set) {
        written.add(keys.get(set));
    }

    @Override
    public RowCursor scan(Scan scan, CallContext context) {
        RowKey asked = scan.collection().equals(collection) ? key(scan, key) : null;
        return asked == null
                        || !knows(asked, scan.fields())
                        || !knows(asked, scan.predicate().fields())
                ? base.scan(scan, context)
                : one(asked, scan.predicate(), scan.fields());
    }

    @Override
    public RowCursor lookup(
            String asked, List<@Nullable Object[]> wanted, List<String> wantedFields, CallContext context) {
        if (wanted.size() == 1 && asked.equals(collection)) {
            RowKey one = new RowKey(wanted.get(0));
            if (knows(one, wantedFields)) {
                return one(one, Predicate.all(), wantedFields);
            }
        }
        return base.lookup(asked, wanted, wantedFields, context);
    }

    private boolean knows(RowKey asked, Iterable<String> wanted) {
        if (written.contains(asked) || !known.contains(asked)) {
            return false;
        }
        for (String field : wanted) {
            if (!fields.contains(field)) {
                return false;
            }
        }
        return true;
    }

    private RowCursor one(RowKey asked, Predicate predicate, List<String> wanted) {
        @Nullable Object[] row = rows.get(asked);
        if (row == null || !new PredicateEvaluator(f -> row[fields.indexOf(f)]).matches(predicate)) {
            return RowCursor.EMPTY;
        }
        @Nullable
        Object[] given = wanted.stream().map(f -> row[fields.indexOf(f)]).toArray();
        return new RowCursor() {
            private boolean done;

            @Override
            public @Nullable Object @Nullable [] next() {
                if (done) {
                    return null;
                }
                done = true;
                return given;
            }

            @Override
            public void close() {
                // In memory.
            }
        };
    }

    @Override
    public List<Map<String, @Nullable Object>> documents(
            String asked, List<@Nullable Object[]> wanted, CallContext context) {
        return base.documents(asked, wanted, context);
    }

    @Override
    public RowCursor aggregate(Aggregation aggregation, CallContext context) {
        return base.aggregate(aggregation, context);
    }

    @Override
    public long[] write(List<? extends Mutation> mutations, CallContext context) {
        return base.write(mutations, context);
    }

    /** The key that a scan is restricted to, null for none or several. */
    private static @Nullable RowKey key(Scan scan, List<String> key) {
        if (!scan.order().isEmpty() || scan.limit() != null || scan.offset() != null) {
            return null;
        }
        @Nullable Object[] values = new @Nullable Object[key.size()];
        for (Predicate conjunct : scan.predicate().conjuncts()) {
            if (conjunct instanceof Predicate.Comparison c
                    && c.operator() == Predicate.Operator.EQUAL
                    && c.operand() instanceof Operand.Constant constant
                    && key.contains(c.field())) {
                values[key.indexOf(c.field())] = constant.value();
            }
        }
        for (@Nullable Object value : values) {
            if (value == null) {
                return null;
            }
        }
        return new RowKey(values);
    }

    /** Notes what a plan asks for, and gives it nothing. */
    private static final class Recorder implements StoreAccess {

        private final String collection;
        private final List<String> key;
        private @Nullable Request request;
        private boolean others;

        Recorder(String collection, List<String> key) {
            this.collection = collection;
            this.key = key;
        }

        private RowCursor note(String asked, @Nullable RowKey one, Set<String> fields) {
            if (request != null || one == null || !asked.equals(collection)) {
                others = true;
            } else {
                request = new Request(one, fields);
            }
            return RowCursor.EMPTY;
        }

        @Override
        public RowCursor scan(Scan scan, CallContext context) {
            Set<String> fields = new LinkedHashSet<>(scan.fields());
            fields.addAll(scan.predicate().fields());
            return note(scan.collection(), key(scan, key), fields);
        }

        @Override
        public RowCursor lookup(String asked, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
            return note(asked, keys.size() == 1 ? new RowKey(keys.get(0)) : null, new LinkedHashSet<>(fields));
        }

        @Override
        public RowCursor aggregate(Aggregation aggregation, CallContext context) {
            others = true;
            return RowCursor.EMPTY;
        }

        @Override
        public List<Map<String, @Nullable Object>> documents(
                String asked, List<@Nullable Object[]> keys, CallContext context) {
            others = true;
            return List.of();
        }

        @Override
        public long[] write(List<? extends Mutation> mutations, CallContext context) {
            throw new AssertionError("The source of a statement writes");
        }
    }
}
