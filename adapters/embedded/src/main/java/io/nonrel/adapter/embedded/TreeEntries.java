package io.nonrel.adapter.embedded;

import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.Page;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a range of a tree, leaf by leaf. The range's bounds are searched for in each leaf rather than compared
 * with each of its keys, so a key that nobody asks for is not touched.
 */
final class TreeEntries<V> implements Entries<V> {

    private final StoredKeyType type;
    private final KeyRange range;
    private final boolean reverse;

    /** The nodes above the current leaf, the root first. */
    private final List<Step<V>> path = new ArrayList<>(3);

    private Page<Object, V> leaf;
    private int index;

    /** The part of the leaf that is in the range: from {@code first} to before {@code end}. */
    private int first;

    private int end;

    TreeEntries(StoredKeyType type, Page<Object, V> root, KeyRange range, boolean reverse) {
        this.type = type;
        this.range = range;
        this.reverse = reverse;
        @Nullable Object[] start = reverse ? range.to() : range.from();
        Page<Object, V> page = root;
        while (!page.isLeaf()) {
            // A node's key is the first of the child after it.
            int child = start == KeyType.FIRST
                    ? 0
                    : start == KeyType.LAST ? page.getKeyCount() : count(page, start, /* orEqual= */ true);
            path.add(new Step<>(page, child));
            page = child(page, child);
        }
        this.leaf = page;
        enter(page, /* later= */ false);
    }

    @Override
    public boolean advance() {
        while (true) {
            index += reverse ? -1 : 1;
            if (reverse ? index >= first : index < end) {
                return true;
            }
            boolean boundPassed = reverse ? first > 0 : end < leaf.getKeyCount();
            if (boundPassed || !nextLeaf()) {
                index = reverse ? first : end;
                return false;
            }
        }
    }

    @Override
    public @Nullable Object[] key() {
        return StoredKeyType.elements(leaf.getKey(index));
    }

    @Override
    public V value() {
        return leaf.getValue(index);
    }

    @Override
    public void close() {
        // The pages are the garbage collector's.
    }

    private boolean nextLeaf() {
        while (!path.isEmpty()) {
            Step<V> step = path.get(path.size() - 1);
            step.child += reverse ? -1 : 1;
            if (step.child >= 0 && step.child <= step.node.getKeyCount()) {
                Page<Object, V> page = child(step.node, step.child);
                while (!page.isLeaf()) {
                    int child = reverse ? page.getKeyCount() : 0;
                    path.add(new Step<>(page, child));
                    page = child(page, child);
                }
                enter(page, /* later= */ true);
                return true;
            }
            path.remove(path.size() - 1);
        }
        return false;
    }

    /**
     * @param later whether the walk came to the leaf from another one, and so is past the bound that it began at
     */
    private void enter(Page<Object, V> page, boolean later) {
        leaf = page;
        boolean fromStart = range.from() == KeyType.FIRST || (later && !reverse);
        boolean toEnd = range.to() == KeyType.LAST || (later && reverse);
        first = fromStart ? 0 : count(page, range.from(), /* orEqual= */ false);
        end = toEnd ? page.getKeyCount() : count(page, range.to(), /* orEqual= */ true);
        index = reverse ? end : first - 1;
    }

    private static <V> Page<Object, V> child(Page<Object, V> page, int number) {
        try {
            return page.getChildPage(number);
        } catch (RuntimeException e) {
            throw StoreErrors.ofTree(e);
        }
    }

    /** How many keys of a page are before a bound, or are the bound itself. */
    private int count(Page<Object, V> page, @Nullable Object[] bound, boolean orEqual) {
        Object wanted = StoredKeyType.stored(bound);
        int low = 0;
        int high = page.getKeyCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int side = type.compare(page.getKey(middle), wanted);
            if (side < 0 || (side == 0 && orEqual)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A node on the way down, and which of its children was taken. */
    private static final class Step<V> {

        final Page<Object, V> node;
        int child;

        Step(Page<Object, V> node, int child) {
            this.node = node;
            this.child = child;
        }
    }
}
