package io.nonrel.exec.operator;

import io.nonrel.exec.HeldRows;
import io.nonrel.exec.Limits;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that the right side of a correlate gave, by the left values it was run with. Drops what wasn't used for longest
 * when it is full. Not thread-safe.
 */
final class CorrelateCache {

    private static final long MOST_ROWS = 10_000;

    /** Part of the statement's memory that may be used only to save time. */
    private static final long SHARE = 4;

    private final Map<Key, List<@Nullable Object[]>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final HeldRows held;
    private final long capacity;
    private long size;

    CorrelateCache(Limits limits, HeldRows held) {
        this.held = held;
        this.capacity =
                limits.maxRowsInMemory() == 0 ? MOST_ROWS : Math.min(MOST_ROWS, limits.maxRowsInMemory() / SHARE);
    }

    /** The rows for these values, null when they aren't known. */
    @Nullable
    RowCursor find(@Nullable Object[] values) {
        List<@Nullable Object[]> rows = entries.get(new Key(values));
        return rows == null ? null : new Kept(rows.iterator());
    }

    /**
     * Keeps the rows of a cursor while they are read.
     *
     * @param firstDecides whether only the first row will ever be asked for
     */
    RowCursor recording(@Nullable Object[] values, RowCursor rows, boolean firstDecides) {
        return new Recording(new Key(values), rows, firstDecides);
    }

    private void put(Key key, List<@Nullable Object[]> rows) {
        // An empty result takes room too.
        long room = rows.size() + 1L;
        if (room > capacity) {
            return;
        }
        Iterator<List<@Nullable Object[]>> oldest = entries.values().iterator();
        while (size + room > capacity) {
            long freed = oldest.next().size() + 1L;
            oldest.remove();
            size -= freed;
            held.release(freed);
        }
        entries.put(key, rows);
        size += room;
        held.hold(room);
    }

    /** Equal only when the values are alike to the last digit: the right side may show the scale of a number. */
    private static final class Key {

        private final @Nullable Object[] values;

        Key(@Nullable Object[] values) {
            this.values = values;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && Arrays.deepEquals(values, key.values);
        }

        @Override
        public int hashCode() {
            return Arrays.deepHashCode(values);
        }
    }

    private record Kept(Iterator<@Nullable Object[]> rows) implements RowCursor {
        @Override
        public @Nullable Object @Nullable [] next() {
            return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public void close() {}
    }

    private final class Recording implements RowCursor {

        private final Key key;
        private final RowCursor rows;
        private final boolean firstDecides;
        private @Nullable List<@Nullable Object[]> recorded = new ArrayList<>();

        Recording(Key key, RowCursor rows, boolean firstDecides) {
            this.key = key;
            this.rows = rows;
            this.firstDecides = firstDecides;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            @Nullable Object @Nullable [] row = rows.next();
            if (recorded != null) {
                if (row != null) {
                    recorded.add(row);
                }
                if (row == null || firstDecides) {
                    put(key, recorded);
                    recorded = null;
                } else if (recorded.size() >= capacity) {
                    recorded = null;
                }
            }
            return row;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
