package io.nonrel.adapter.embedded;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction changed in one tree: new values by key, and a mark for keys that it removed. Reading it while it is
 * written is safe: a reader keeps what was there when it began. Used by one thread, but readers are closed by any.
 */
final class Overlay<V> {

    private final Comparator<@Nullable Object[]> order;
    private final V removed;
    private Edition<V> edition;

    /**
     * @param removed the mark of a removed key
     */
    Overlay(Comparator<@Nullable Object[]> order, V removed) {
        this.order = order;
        this.removed = removed;
        this.edition = new Edition<>(new TreeMap<>(order));
    }

    boolean isEmpty() {
        return edition.changes.isEmpty();
    }

    /** The new value of a key, the mark of a removed one, or null for a key that wasn't touched. */
    @Nullable
    V get(@Nullable Object[] key) {
        return edition.changes.get(key);
    }

    boolean isRemoval(V value) {
        return value == removed;
    }

    /** Sets a value; returns what {@link #get} gave before. */
    @Nullable
    V put(@Nullable Object[] key, V value) {
        return writable().put(key, value);
    }

    /** Marks a key as removed; returns what {@link #get} gave before. */
    @Nullable
    V remove(@Nullable Object[] key) {
        return writable().put(key, removed);
    }

    /** Makes {@link #get} give {@code value} again. */
    void restore(@Nullable Object[] key, @Nullable V value) {
        if (value == null) {
            writable().remove(key);
        } else {
            writable().put(key, value);
        }
    }

    /** All changes in the order of the keys. Not to be kept while the overlay is written. */
    Map<@Nullable Object[], V> changes() {
        return Collections.unmodifiableMap(edition.changes);
    }

    /** The entries of {@code base} with the changes applied. */
    Entries<V> over(Tree<V> base, KeyRange range, boolean reverse) {
        Entries<V> entries = base.entries(range, reverse);
        if (edition.changes.isEmpty() || order.compare(range.from(), range.to()) > 0) {
            return entries;
        }
        NavigableMap<@Nullable Object[], V> part = edition.changes.subMap(range.from(), true, range.to(), true);
        if (part.isEmpty()) {
            return entries;
        }
        edition.readers.incrementAndGet();
        Iterator<Map.Entry<@Nullable Object[], V>> changes =
                (reverse ? part.descendingMap() : part).entrySet().iterator();
        return new MergedEntries<>(
                entries, changes, reverse ? order.reversed() : order, removed, edition.readers::decrementAndGet);
    }

    private NavigableMap<@Nullable Object[], V> writable() {
        if (edition.readers.get() > 0) {
            edition = new Edition<>(new TreeMap<>(edition.changes));
        }
        return edition.changes;
    }

    /** The changes up to the first write after a reader began. */
    private static final class Edition<V> {

        final NavigableMap<@Nullable Object[], V> changes;
        final AtomicInteger readers = new AtomicInteger();

        Edition(NavigableMap<@Nullable Object[], V> changes) {
            this.changes = changes;
        }
    }
}
