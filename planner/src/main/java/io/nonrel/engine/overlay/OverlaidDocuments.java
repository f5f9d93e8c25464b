package io.nonrel.engine.overlay;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Look-ups by key as a transaction sees them. Stateless. */
final class OverlaidDocuments {

    private OverlaidDocuments() {}

    /** As {@link StoreAccess#lookup}. */
    static RowCursor lookup(
            PendingCollection pending,
            List<@Nullable Object[]> keys,
            List<String> fields,
            StoreAccess base,
            CallContext context) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> asked = new ArrayList<>();
        for (@Nullable Object[] key : keys) {
            PendingDocument document = pending.get(key);
            if (document == null || !document.isDeleted() && !fields.stream().allMatch(document::knows)) {
                asked.add(key);
            } else if (!document.isDeleted()) {
                rows.add(fields.stream().map(document::value).toArray());
            }
        }
        if (asked.isEmpty()) {
            return new Rows(rows, RowCursor.EMPTY, pending, fields);
        }
        List<String> read = new ArrayList<>(fields);
        read.addAll(pending.key());
        return new Rows(rows, base.lookup(pending.name(), asked, read, context), pending, fields);
    }

    /** As {@link StoreAccess#documents}. */
    static List<Map<String, @Nullable Object>> documents(
            PendingCollection pending, List<@Nullable Object[]> keys, StoreAccess base, CallContext context) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        List<@Nullable Object[]> asked = new ArrayList<>();
        for (@Nullable Object[] key : keys) {
            PendingDocument document = pending.get(key);
            if (document == null || !document.whole()) {
                asked.add(key);
            } else if (!document.isDeleted()) {
                found.add(over(new LinkedHashMap<>(), document));
            }
        }
        if (!asked.isEmpty()) {
            for (Map<String, @Nullable Object> stored : base.documents(pending.name(), asked, context)) {
                PendingDocument document =
                        pending.get(pending.key().stream().map(stored::get).toArray());
                found.add(document == null ? stored : over(new LinkedHashMap<>(stored), document));
            }
        }
        return found;
    }

    private static Map<String, @Nullable Object> over(Map<String, @Nullable Object> stored, PendingDocument document) {
        document.fields().forEach(f -> stored.put(f, document.value(f)));
        return stored;
    }

    /** Rows that are known, then those of the store with what is pending of them. */
    private static final class Rows implements RowCursor {

        private final List<@Nullable Object[]> known;
        private final RowCursor stored;
        private final PendingCollection pending;
        private final Map<@Nullable Object[], PendingDocument> documents;
        private final List<String> fields;
        private int next;

        Rows(List<@Nullable Object[]> known, RowCursor stored, PendingCollection pending, List<String> fields) {
            this.known = known;
            this.stored = stored;
            this.pending = pending;
            this.documents = pending.documents();
            this.fields = fields;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            if (next < known.size()) {
                return known.get(next++);
            }
            @Nullable Object[] row = stored.next();
            if (row == null) {
                return null;
            }
            @Nullable
            Object[] key = Arrays.copyOfRange(
                    row, fields.size(), fields.size() + pending.key().size());
            @Nullable Object[] seen = Arrays.copyOf(row, fields.size());
            PendingDocument document = documents.get(key);
            if (document != null) {
                for (int i = 0; i < seen.length; i++) {
                    seen[i] = document.knows(fields.get(i)) ? document.value(fields.get(i)) : seen[i];
                }
            }
            return seen;
        }

        @Override
        public void close() {
            stored.close();
        }
    }
}
