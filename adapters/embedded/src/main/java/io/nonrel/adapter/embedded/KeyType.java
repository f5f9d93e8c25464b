package io.nonrel.adapter.embedded;

import io.nonrel.spi.ValueOrder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The order and the bytes of keys and index entries: arrays of values, compared one after the other by {@link
 * ValueOrder} with NULL first and elements of lists last, descending ones the other way round. An array that is the start of another comes before
 * it; one that ends in {@link #AFTER} comes after all that start with the rest: so both make bounds of ranges.
 */
final class KeyType extends CheckedType<@Nullable Object[]> {

    /** The last element of a bound that stands behind everything with the elements before it. Never stored. */
    static final Object AFTER = new Object() {
        @Override
        public String toString() {
            return "…";
        }
    };

    /** The bound before everything. */
    static final @Nullable Object[] FIRST = {};

    /** The bound behind everything. */
    static final @Nullable Object[] LAST = {AFTER};

    private final boolean[] descending;

    /**
     * @param descending for the first elements; those without one are ascending
     */
    KeyType(boolean... descending) {
        this.descending = descending.clone();
    }

    /** A bound behind everything that starts with these values. */
    static @Nullable Object[] after(@Nullable Object[] start) {
        @Nullable Object[] bound = Arrays.copyOf(start, start.length + 1);
        bound[start.length] = AFTER;
        return bound;
    }

    /** The array with one more element. */
    static @Nullable Object[] plus(@Nullable Object[] start, @Nullable Object value) {
        @Nullable Object[] longer = Arrays.copyOf(start, start.length + 1);
        longer[start.length] = value;
        return longer;
    }

    /** Whether the key starts with the given values. */
    boolean startsWith(@Nullable Object[] key, @Nullable Object[] start, int length) {
        for (int i = 0; i < length; i++) {
            if (compareValues(key[i], start[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compare(@Nullable Object[] a, @Nullable Object[] b) {
        int n = Math.min(a.length, b.length);
        for (int i = 0; i < n; i++) {
            Object x = a[i];
            Object y = b[i];
            int order = compareElement(i, x, y);
            if (order != 0) {
                return order;
            }
        }
        if (a.length == b.length) {
            return 0;
        }
        return a.length < b.length ? -1 : 1;
    }

    private static int compareValues(@Nullable Object x, @Nullable Object y) {
        if (x instanceof Element a) {
            return y instanceof Element b ? ValueOrder.compareNullsFirst(a.value(), b.value()) : 1;
        }
        return y instanceof Element ? -1 : ValueOrder.compareNullsFirst(x, y);
    }

    /** Compares two values that stand at one position of their keys. */
    int compareElement(int position, @Nullable Object x, @Nullable Object y) {
        if (x == y) {
            return 0;
        }
        if (x == AFTER) {
            return 1;
        }
        if (y == AFTER) {
            return -1;
        }
        int order = compareValues(x, y);
        return isDescending(position) ? -order : order;
    }

    boolean isDescending(int position) {
        return position < descending.length && descending[position];
    }

    @Override
    public int getMemory(@Nullable Object[] key) {
        int sum = 24;
        for (Object element : key) {
            sum += 4 + ValueCodec.memory(element);
        }
        return sum;
    }

    @Override
    public void write(WriteBuffer out, @Nullable Object[] key) {
        out.putVarInt(key.length);
        for (Object element : key) {
            ValueCodec.write(out, element);
        }
    }

    @Override
    public @Nullable Object[] read(ByteBuffer in) {
        @Nullable Object[] key = new @Nullable Object[DataUtils.readVarInt(in)];
        for (int i = 0; i < key.length; i++) {
            key[i] = ValueCodec.read(in);
        }
        return key;
    }

    @Override
    @SuppressWarnings("NullAway") // Pages fill the arrays before anyone reads them.
    public @Nullable Object[][] createStorage(int size) {
        return new Object[size][];
    }

    /** The type of keys whose index has these fields, followed by the primary key. */
    static KeyType of(List<io.nonrel.spi.IndexDefinition.Field> fields) {
        boolean[] directions = new boolean[fields.size()];
        for (int i = 0; i < directions.length; i++) {
            directions[i] = fields.get(i).descending();
        }
        return new KeyType(directions);
    }
}
