package io.nonrel.exec.operator;

import io.nonrel.exec.HeldRows;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows to be sorted, and keeps only the first so many: it fills up to twice that number, sorts, and drops the
 * second half, so that a row costs little more than one comparison with the last row that still counts.
 */
final class SortBuffer {

    private static final long FEW = 64;

    private final Comparator<@Nullable Object[]> order;
    private final long needed;
    private final HeldRows held;
    private @Nullable Object[] @Nullable [] rows = new Object[64][];
    private @Nullable Object @Nullable [] bound;
    private int size;

    SortBuffer(Comparator<@Nullable Object[]> order, long needed, HeldRows held) {
        this.order = order;
        this.needed = needed;
        this.held = held;
    }

    void add(@Nullable Object[] row) {
        // A row equal to the last one comes after it, since it arrived later.
        if (bound != null && order.compare(row, bound) >= 0) {
            return;
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        held.hold(1);
        rows[size++] = row;
        if (size >= Math.max(FEW, 2 * Math.min(needed, Integer.MAX_VALUE))) {
            sort();
            bound = rows[size - 1];
        }
    }

    /** Puts the rows into order and drops those that aren't needed. */
    void sort() {
        Arrays.sort(rows, 0, size, order);
        if (size > needed) {
            int kept = (int) needed;
            Arrays.fill(rows, kept, size, null);
            held.release(size - kept);
            size = kept;
        }
    }

    int size() {
        return size;
    }

    /** Gives a row away. */
    @Nullable
    Object[] take(int position) {
        @Nullable Object[] row = rows[position];
        rows[position] = null;
        held.release(1);
        return java.util.Objects.requireNonNull(row);
    }
}
