package io.nonrel.adapter.embedded;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** A tree as it was at one moment: later writes leave it alone, since they copy the pages that they change. */
final class Tree<V> {

    private final MVMap<@Nullable Object[], V> map;
    private final RootReference<@Nullable Object[], V> root;

    Tree(MVMap<@Nullable Object[], V> map) {
        this.map = map;
        this.root = map.flushAndGetRoot();
    }

    @Nullable
    V get(@Nullable Object[] key) {
        return map.get(root.root, key);
    }

    long size() {
        return root.getTotalCount();
    }

    /** Whether nothing was written between the two moments. */
    boolean isSame(Tree<V> other) {
        return root.root == other.root.root;
    }

    Entries<V> entries(KeyRange range, boolean reverse) {
        Cursor<@Nullable Object[], V> cursor = reverse
                ? new Cursor<>(root, range.to(), range.from(), true)
                : new Cursor<>(root, range.from(), range.to());
        return new TreeEntries<>(cursor);
    }

    private static final class TreeEntries<V> implements Entries<V> {

        private final Cursor<@Nullable Object[], V> cursor;

        TreeEntries(Cursor<@Nullable Object[], V> cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean advance() {
            if (!cursor.hasNext()) {
                return false;
            }
            cursor.next();
            return true;
        }

        @Override
        public @Nullable Object[] key() {
            return cursor.getKey();
        }

        @Override
        public V value() {
            return cursor.getValue();
        }

        @Override
        public void close() {
            // The pages are the garbage collector's.
        }
    }
}
