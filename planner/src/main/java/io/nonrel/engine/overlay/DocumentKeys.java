package io.nonrel.engine.overlay;

import io.nonrel.spi.ValueOrder;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of documents as arrays of values. Stateless. */
final class DocumentKeys {

    /** By the values, in their order. */
    static final Comparator<@Nullable Object[]> ORDER = DocumentKeys::compare;

    private DocumentKeys() {}

    private static int compare(@Nullable Object[] a, @Nullable Object[] b) {
        for (int i = 0; i < a.length; i++) {
            int order = ValueOrder.compareNullsFirst(a[i], b[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The key in the values of some fields. */
    static @Nullable Object[] of(List<String> key, List<String> fields, @Nullable Object[] values) {
        @Nullable Object[] found = new @Nullable Object[key.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = values[fields.indexOf(key.get(i))];
        }
        return found;
    }

    /** The values at some places. */
    static @Nullable Object[] pick(@Nullable Object[] row, int[] places) {
        @Nullable Object[] picked = new @Nullable Object[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = row[places[i]];
        }
        return picked;
    }
}
