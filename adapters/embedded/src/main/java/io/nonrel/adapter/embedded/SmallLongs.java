package io.nonrel.adapter.embedded;

import org.jspecify.annotations.Nullable;

/**
 * One object for each small number. Foreign keys, counts and codes repeat in many documents; an object each takes memory, and a
 * scan that reads them waits for the memory of each.
 */
final class SmallLongs {

    private static final int LEAST = -128;
    private static final int COUNT = 2_048;
    private static final Long[] SHARED = new Long[COUNT];

    static {
        for (int i = 0; i < COUNT; i++) {
            SHARED[i] = (long) i + LEAST;
        }
    }

    private SmallLongs() {}

    /** The object for a number, the shared one when it is small. */
    static Long of(long value) {
        long position = value - LEAST;
        return position >= 0 && position < COUNT ? SHARED[(int) position] : Long.valueOf(value);
    }

    /** Puts the shared objects in the place of the small numbers of an array. */
    static void share(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Long x) {
                values[i] = of(x);
            }
        }
    }
}
