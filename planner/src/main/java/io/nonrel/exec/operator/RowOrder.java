package io.nonrel.exec.operator;

import io.nonrel.exec.Cancellation;
import io.nonrel.spi.ValueOrder;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares rows by sort keys. Immutable and thread-safe. */
public final class RowOrder implements Comparator<@Nullable Object[]> {

    private final SortKey[] keys;

    public RowOrder(List<SortKey> keys) {
        this.keys = keys.toArray(new SortKey[0]);
    }

    @Override
    public int compare(@Nullable Object[] a, @Nullable Object[] b) {
        for (SortKey key : keys) {
            int byKey = compareValues(key, a[key.column()], b[key.column()]);
            if (byKey != 0) {
                return byKey;
            }
        }
        return 0;
    }

    /** This order for a sort that must stop when the statement is cancelled. */
    public Comparator<@Nullable Object[]> checking(Cancellation cancellation) {
        return (a, b) -> {
            cancellation.check();
            return compare(a, b);
        };
    }

    /** Compares two values as the key says. */
    public static int compareValues(SortKey key, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b ? 0 : (a == null) == key.nullsFirst() ? -1 : 1;
        }
        int order = ValueOrder.compare(a, b);
        return key.descending() ? -order : order;
    }
}
