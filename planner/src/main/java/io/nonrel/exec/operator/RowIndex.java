package io.nonrel.exec.operator;

import io.nonrel.spi.ValueOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hash table that numbers distinct keys from 0 in the order they come. A key is some columns of a row; two NULLs are
 * equal, as in GROUP BY. Keeps a reference to the first row of each key, copies nothing. Not thread-safe.
 */
public final class RowIndex {

    private static final int FEW = 16;

    private final int[] columns;
    private @Nullable Object[] @Nullable [] keys;
    private int[] hashes;
    /** Number of a key plus one, 0 for an empty slot; open addressing, at most half full. */
    private int[] slots;

    private int size;

    /**
     * @param columns where the key is in the rows that are added
     */
    public RowIndex(int... columns) {
        this(FEW, columns);
    }

    private RowIndex(int capacity, int[] columns) {
        this.columns = columns;
        this.keys = new Object[capacity][];
        this.hashes = new int[capacity];
        this.slots = new int[capacity * 2];
    }

    /** With room for so many keys from the beginning. */
    static RowIndex withRoom(int rows, int... columns) {
        return new RowIndex(Math.max(FEW, Integer.highestOneBit(Math.max(1, rows - 1)) * 2), columns);
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** The first row that was added with a key. */
    public @Nullable Object[] row(int number) {
        @Nullable Object[] row = keys[number];
        if (row == null) {
            throw new AssertionError("No key " + number + " of " + size);
        }
        return row;
    }

    /** The number of a row's key; it is new when it equals the {@link #size} from before the call. */
    public int add(@Nullable Object[] row) {
        int hash = hash(row, columns);
        int slot = slot(row, columns, hash);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == keys.length) {
            grow();
            slot = slot(row, columns, hash);
        }
        keys[size] = row;
        hashes[size] = hash;
        slots[slot] = ++size;
        return size - 1;
    }

    /** The number of a key, -1 when it isn't there. */
    public int find(@Nullable Object[] row, int[] rowColumns) {
        return slots[slot(row, rowColumns, hash(row, rowColumns))] - 1;
    }

    private int slot(@Nullable Object[] row, int[] rowColumns, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (int entry = slots[slot]; entry != 0; entry = slots[slot]) {
            if (hashes[entry - 1] == hash && same(row(entry - 1), row, rowColumns)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean same(@Nullable Object[] key, @Nullable Object[] row, int[] rowColumns) {
        for (int i = 0; i < columns.length; i++) {
            if (!same(key[columns[i]], row[rowColumns[i]])) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        // Strings are equal by code point when they are equal at all, and that is the faster question.
        return a instanceof String x && b instanceof String y ? x.equals(y) : ValueOrder.same(a, b);
    }

    private static int hash(@Nullable Object[] row, int[] rowColumns) {
        int hash = 0;
        for (int column : rowColumns) {
            hash = 31 * hash + ValueOrder.hash(row[column]);
        }
        // Spreads the hashes of small and of evenly spaced numbers.
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        hashes = Arrays.copyOf(hashes, size * 2);
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hashes[number] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }
}
