package io.nonrel.exec.aggregate;

import org.jspecify.annotations.Nullable;

/** The state of one aggregate over one group or frame. Not thread-safe. */
public interface Accumulator {

    /** Takes a row; the accumulator knows in which columns its arguments are. */
    void add(@Nullable Object[] row);

    /** The aggregate of the rows taken so far. May be asked at any time, and more rows may follow. */
    @Nullable
    Object result();

    /** Whether {@link #remove} works. */
    default boolean removes() {
        return false;
    }

    /** Undoes {@link #add} of a row. */
    default void remove(@Nullable Object[] row) {
        throw new AssertionError("Rows can't be taken out of " + getClass().getSimpleName());
    }
}
