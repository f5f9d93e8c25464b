package io.nonrel.engine.copy;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.exec.Emulation;
import io.nonrel.index.DerivedField;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a joined index should have copied: follows its references for many rows at once, with one read of the store for each
 * reference on the way. Immutable and thread-safe.
 */
public final class CopiedValues {

    private final Store store;
    private final ReferencePath path;
    private final List<DerivedField> fields;
    private final List<String> names;
    private final Emulation tooLong;

    public CopiedValues(Store store, ReferencePath path) {
        this.store = store;
        this.path = path;
        this.fields = path.index().fields(Objects.requireNonNull(path.index().copied()));
        this.names = fields.stream().map(DerivedField::name).toList();
        String table = path.table().name();
        this.tooLong = new Emulation(
                NoticeCode.INDEX_TRUNCATED,
                "copies are longer than what index " + path.index().name() + " of " + table
                        + " keeps: they are found by their beginning and checked again",
                table,
                null);
    }

    /** The way to what is copied. */
    public ReferencePath path() {
        return path;
    }

    /** The field of the table whose value is followed. */
    public String reference() {
        return path.hops().get(0).reference().field();
    }

    /** The names of the fields that are kept. */
    public List<String> names() {
        return names;
    }

    /** Where a reference leads: how many rows were reached, and what the last one has. */
    private record End(long reached, @Nullable Object value) {}

    /** What is kept, for each value of the reference. */
    public final class Found {

        private final Map<Object, End> ends;
        private long cut;

        private Found(Map<Object, End> ends) {
            this.ends = ends;
        }

        /** What a row with that reference has in the fields that are kept. */
        public @Nullable Object[] of(@Nullable Object reference) {
            End end = reference == null ? null : ends.get(ReferencedRows.canonical(reference));
            @Nullable Object[] values = new @Nullable Object[fields.size()];
            // The first one says how far the references lead.
            values[0] = end == null ? 0L : end.reached;
            for (int i = 1; i < values.length; i++) {
                Object value = end == null ? null : end.value;
                values[i] = fields.get(i).derive(value);
                cut += fields.get(i).isCut(value, values[i]) ? 1 : 0;
            }
            return values;
        }

        /** Reports copies that are longer than what is kept of them, if there were any. */
        void report(CallContext context) {
            if (cut > 0) {
                context.notice(tooLong.notice(cut, -1));
            }
        }
    }

    /**
     * Follows references.
     *
     * @param references values of {@link #reference}
     * @param access where the rows are read
     * @param changes is told which rows were copied from
     */
    public Found follow(
            Collection<? extends @Nullable Object> references,
            StoreAccess access,
            CallContext context,
            RowChanges changes) {
        Set<Object> wanted = new HashSet<>();
        for (Object reference : references) {
            if (reference != null) {
                wanted.add(ReferencedRows.canonical(reference));
            }
        }
        return new Found(follow(0, wanted, new ReferencedRows(store, access, context), changes));
    }

    private Map<Object, End> follow(int level, Set<Object> wanted, ReferencedRows rows, RowChanges changes) {
        Map<Object, End> ends = new HashMap<>();
        if (wanted.isEmpty()) {
            return ends;
        }
        ReferencePath.Hop hop = path.hops().get(level);
        changes.copied(hop.parent(), hop.key().field(), wanted);
        Map<Object, @Nullable Object> nexts = new HashMap<>();
        rows.read(
                hop.parent(),
                wanted,
                List.of(hop.key().field(), path.next(level).field()),
                row -> nexts.put(ReferencedRows.canonical(Objects.requireNonNull(row[0])), row[1]));
        if (level + 1 == path.hops().size()) {
            nexts.forEach((key, value) -> ends.put(key, new End(1, value)));
            return ends;
        }
        Set<Object> further = new HashSet<>();
        for (Object next : nexts.values()) {
            if (next != null) {
                further.add(ReferencedRows.canonical(next));
            }
        }
        Map<Object, End> rest = follow(level + 1, further, rows, changes);
        nexts.forEach((key, next) -> {
            End end = next == null ? null : rest.get(ReferencedRows.canonical(next));
            ends.put(key, end == null ? new End(1, null) : new End(end.reached + 1, end.value));
        });
        return ends;
    }
}
