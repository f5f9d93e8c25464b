package io.nonrel.adapter.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A part of a tree's order: all keys between two bounds of {@link KeyType}. The bounds are never keys of the tree
 * themselves, or are the one key wanted, so both count as inside.
 */
record KeyRange(@Nullable Object[] from, @Nullable Object[] to) {

    /** The whole tree. */
    static final KeyRange ALL = new KeyRange(KeyType.FIRST, KeyType.LAST);

    /** All keys that start with these values. */
    static KeyRange startingWith(@Nullable Object[] start) {
        return new KeyRange(start, KeyType.after(start));
    }
}
