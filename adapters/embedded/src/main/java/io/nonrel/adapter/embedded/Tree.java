package io.nonrel.adapter.embedded;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** A tree as it was at one moment: later writes leave it alone, since they copy the pages that they change. */
final class Tree<V> {

    private final MVMap<Object, V> map;
    private final RootReference<Object, V> root;

    Tree(MVMap<Object, V> map) {
        this.map = map;
        this.root = map.flushAndGetRoot();
    }

    @Nullable
    V get(@Nullable Object[] key) {
        try {
            return map.get(root.root, StoredKeyType.stored(key));
        } catch (RuntimeException e) {
            throw StoreErrors.ofTree(e);
        }
    }

    long size() {
        return root.getTotalCount();
    }

    /** About how many bytes all keys take, told from those of one leaf. */
    long keyBytes() {
        try {
            Page<Object, V> page = root.root;
            while (!page.isLeaf()) {
                page = page.getChildPage(page.getKeyCount() / 2);
            }
            int keys = page.getKeyCount();
            long bytes = 0;
            for (int i = 0; i < keys; i++) {
                bytes += map.getKeyType().getMemory(page.getKey(i));
            }
            return keys == 0 ? 0 : Math.round((double) bytes / keys * size());
        } catch (RuntimeException e) {
            throw StoreErrors.ofTree(e);
        }
    }

    /** Whether nothing was written between the two moments. */
    boolean isSame(Tree<V> other) {
        return root.root == other.root.root;
    }

    Entries<V> entries(KeyRange range, boolean reverse) {
        return new TreeEntries<>((StoredKeyType) map.getKeyType(), root.root, range, reverse);
    }
}
