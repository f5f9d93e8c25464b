package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import io.nonrel.exec.HeldRows;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The side of a join that is kept in memory: rows by key, those of one key in the order they came. Rows are numbered from
 * 0. Not thread-safe.
 */
final class JoinTable {

    private final KeyReader keys;
    private final RowIndex index;
    private final HeldRows held;
    private @Nullable Object[] @Nullable [] rows = new Object[16][];
    /** For each row the next one with its key, -1 for none. */
    private int[] next = new int[16];
    /** For each key its first row, -1 for none, and its last one. */
    private int[] first;

    private int[] last;
    private final boolean keysGiven;
    private final BitSet matched = new BitSet();
    private int size;

    JoinTable(KeyReader keys, HeldRows held) {
        this(keys, held, new RowIndex(keys.columns()), 16, false);
    }

    private JoinTable(KeyReader keys, HeldRows held, RowIndex index, int keyRoom, boolean keysGiven) {
        this.keys = keys;
        this.held = held;
        this.index = index;
        this.first = new int[keyRoom];
        this.last = new int[keyRoom];
        Arrays.fill(first, -1);
        this.keysGiven = keysGiven;
    }

    /** For the keys of an index that is not written any more: rows with other keys are not kept. */
    static JoinTable ofKeys(RowIndex given, KeyReader keys, HeldRows held) {
        return new JoinTable(keys, held, given, given.size(), true);
    }

    /**
     * Takes a row.
     *
     * @param keepUnmatchable whether to keep a row that a NULL in its key lets match nothing
     */
    void add(@Nullable Object[] row, Execution execution, boolean keepUnmatchable) {
        @Nullable Object[] key = keys.key(row, execution);
        boolean matchable = !keys.matchesNothing(key);
        if (!matchable && !keepUnmatchable) {
            return;
        }
        int number = !matchable ? -1 : keysGiven ? index.find(key, keys.columns()) : index.add(key);
        if (keysGiven && number < 0) {
            return;
        }
        held.hold(1);
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
            next = Arrays.copyOf(next, size * 2);
        }
        rows[size] = row;
        next[size] = -1;
        if (number >= 0) {
            chain(number);
        }
        size++;
    }

    private void chain(int key) {
        if (key == first.length) {
            first = Arrays.copyOf(first, key * 2);
            Arrays.fill(first, key, key * 2, -1);
            last = Arrays.copyOf(last, key * 2);
        }
        if (first[key] < 0) {
            first[key] = size;
        } else {
            next[last[key]] = size;
        }
        last[key] = size;
    }

    /** The first row with the key of another side's row, -1 for none. */
    int find(@Nullable Object[] row, KeyReader reader, Execution execution) {
        @Nullable Object[] key = reader.key(row, execution);
        if (reader.matchesNothing(key)) {
            return -1;
        }
        int number = index.find(key, reader.columns());
        return number < 0 ? -1 : first[number];
    }

    /** The first row with a key of the index, -1 for none. */
    int first(int key) {
        return first[key];
    }

    /** The row after one with the same key, -1 for none. */
    int next(int number) {
        return next[number];
    }

    @Nullable
    Object[] row(int number) {
        @Nullable Object[] row = rows[number];
        if (row == null) {
            throw new AssertionError("No row " + number + " of " + size);
        }
        return row;
    }

    int size() {
        return size;
    }

    void match(int number) {
        matched.set(number);
    }

    boolean isMatched(int number) {
        return matched.get(number);
    }

    /** Lets go of all rows; the table is not used again. */
    void discard() {
        held.release(size);
        size = 0;
    }
}
