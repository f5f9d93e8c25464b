package io.nonrel.engine.overlay;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Operand;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a scan as a transaction sees them: those of the store, without documents that are pending, and those of the
 * pending documents that match, merged in the scan's order. The limit that the store is given is as much higher as pending
 * documents may hide rows.
 */
final class OverlaidScan implements RowCursor {

    private final RowCursor stored;
    private final Map<@Nullable Object[], PendingDocument> hidden;
    private final int[] keyPlaces;
    private final List<@Nullable Object[]> pending;
    private final @Nullable Comparator<@Nullable Object[]> order;
    private final int width;
    private final CallContext context;
    private long skip;
    private long left;
    private int nextPending;
    private @Nullable Object @Nullable [] nextStored;
    private boolean storedRead;
    private boolean closed;

    private OverlaidScan(
            Scan scan,
            List<String> read,
            RowCursor stored,
            PendingCollection collection,
            List<@Nullable Object[]> pending,
            @Nullable Comparator<@Nullable Object[]> order,
            CallContext context) {
        this.stored = stored;
        this.hidden = collection.documents();
        this.keyPlaces = collection.key().stream().mapToInt(read::indexOf).toArray();
        this.pending = pending;
        this.order = order;
        this.width = scan.fields().size();
        this.context = context;
        this.skip = scan.offsetRows();
        this.left = scan.limitRows();
    }

    /** Opens a bound scan over the pending documents of its collection. */
    static RowCursor open(Scan scan, PendingCollection collection, StoreAccess base, CallContext context) {
        if (scan.limitRows() == 0) {
            return RowCursor.EMPTY;
        }
        List<String> read = new ArrayList<>(scan.fields());
        collection.key().stream().filter(f -> !read.contains(f)).forEach(read::add);
        scan.order().stream()
                .map(SortField::field)
                .filter(f -> !read.contains(f))
                .forEach(read::add);
        List<@Nullable Object[]> pending =
                new MatchingDocuments(collection, scan.predicate(), read, base, context).rows();
        Comparator<@Nullable Object[]> order = scan.order().isEmpty() ? null : order(scan.order(), read);
        if (order != null) {
            pending.sort(order);
        }
        Operand limit = scan.limit() == null
                ? null
                : Operand.of(sum(sum(scan.offsetRows(), scan.limitRows()), collection.stored()));
        RowCursor stored = base.scan(scan.withFields(read).withLimit(null, limit), context);
        try {
            context.held(pending.size());
            return new OverlaidScan(scan, read, stored, collection, pending, order, context);
        } catch (RuntimeException | Error e) {
            stored.close();
            throw e;
        }
    }

    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static Comparator<@Nullable Object[]> order(List<SortField> order, List<String> fields) {
        int[] places = order.stream().mapToInt(f -> fields.indexOf(f.field())).toArray();
        return (a, b) -> {
            for (int i = 0; i < places.length; i++) {
                int byField = compare(order.get(i), a[places[i]], b[places[i]]);
                if (byField != 0) {
                    return byField;
                }
            }
            return 0;
        };
    }

    private static int compare(SortField field, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b ? 0 : (a == null) == field.nullsFirst() ? -1 : 1;
        }
        return field.descending() ? ValueOrder.compare(b, a) : ValueOrder.compare(a, b);
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        while (left > 0) {
            @Nullable Object[] row = merged();
            if (row == null) {
                left = 0;
                return null;
            }
            if (skip > 0) {
                skip--;
                continue;
            }
            left--;
            return row.length == width ? row : java.util.Arrays.copyOf(row, width);
        }
        return null;
    }

    private @Nullable Object @Nullable [] merged() {
        if (!storedRead) {
            nextStored = visible();
            storedRead = true;
        }
        @Nullable Object[] row = nextStored;
        boolean fromPending = nextPending < pending.size()
                && (row == null || order != null && order.compare(pending.get(nextPending), row) < 0);
        if (fromPending) {
            return pending.get(nextPending++);
        }
        storedRead = row == null;
        return row;
    }

    /** The next row of the store that no pending document stands for. */
    private @Nullable Object @Nullable [] visible() {
        @Nullable Object[] row = stored.next();
        while (row != null && hidden.containsKey(DocumentKeys.pick(row, keyPlaces))) {
            row = stored.next();
        }
        return row;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            context.held(-pending.size());
            stored.close();
        }
    }
}
