package io.nonrel.adapter.embedded;

import io.nonrel.spi.ValueOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of documents that an index has given already: a list stands there with each of its elements. An open hash table
 * of the entries' own values, since there may be many. Used by one thread.
 */
final class SeenKeys {

    private final int width;
    private @Nullable Object[] table = new @Nullable Object[64];
    private int size;

    /**
     * @param width how many values of an entry come before the document's key
     */
    SeenKeys(int width) {
        this.width = width;
    }

    /** Whether no entry with the same key came before. */
    boolean add(@Nullable Object[] entry) {
        boolean simple = entry.length == width + 1;
        Object key = simple ? entry[width] : new GroupKey(Arrays.copyOfRange(entry, width, entry.length));
        if (key == null) {
            throw new AssertionError("An index entry has no key");
        }
        int slot = slot(table, key);
        if (table[slot] != null) {
            return false;
        }
        table[slot] = key;
        if (++size * 2 > table.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        @Nullable Object[] larger = new @Nullable Object[table.length * 2];
        for (Object key : table) {
            if (key != null) {
                larger[slot(larger, key)] = key;
            }
        }
        table = larger;
    }

    /** Where the key is, or belongs. */
    private static int slot(@Nullable Object[] table, Object key) {
        int hash = (key instanceof GroupKey group ? group.hashCode() : ValueOrder.hash(key)) * 0x9E3779B9;
        int mask = table.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        Object found = table[slot];
        while (found != null && !same(found, key)) {
            slot = (slot + 1) & mask;
            found = table[slot];
        }
        return slot;
    }

    private static boolean same(Object a, Object b) {
        return a instanceof GroupKey group ? group.equals(b) : ValueOrder.same(a, b);
    }
}
