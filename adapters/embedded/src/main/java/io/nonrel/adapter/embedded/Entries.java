package io.nonrel.adapter.embedded;

import org.jspecify.annotations.Nullable;

/** Entries of a tree in order, pulled one at a time. Used by one thread, but closed by any. */
interface Entries<V> {

    /** Goes to the next entry; false at the end. */
    boolean advance();

    /** The key of the current entry. Not to be changed. */
    @Nullable
    Object[] key();

    /** The value of the current entry. */
    V value();

    /** Frees what the entries hold. */
    void close();
}
