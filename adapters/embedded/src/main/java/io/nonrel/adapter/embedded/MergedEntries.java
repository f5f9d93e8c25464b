package io.nonrel.adapter.embedded;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The entries of a tree with a transaction's changes: a change hides the entry of the same key. */
final class MergedEntries<V> implements Entries<V> {

    private final Entries<V> base;
    private final Iterator<Map.Entry<@Nullable Object[], V>> changes;
    private final Comparator<@Nullable Object[]> order;
    private final V removed;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    private boolean baseAhead;
    private Map.@Nullable Entry<@Nullable Object[], V> change;

    /** Which side the current entry comes from: null for the base. */
    private Map.@Nullable Entry<@Nullable Object[], V> current;

    private boolean started;

    MergedEntries(
            Entries<V> base,
            Iterator<Map.Entry<@Nullable Object[], V>> changes,
            Comparator<@Nullable Object[]> order,
            V removed,
            Runnable onClose) {
        this.base = base;
        this.changes = changes;
        this.order = order;
        this.removed = removed;
        this.onClose = onClose;
    }

    @Override
    public boolean advance() {
        if (!started || (current == null && baseAhead)) {
            baseAhead = base.advance();
        }
        if (!started) {
            nextChange();
            started = true;
        }
        while (change != null) {
            Map.Entry<@Nullable Object[], V> candidate = change;
            int side = baseAhead ? order.compare(base.key(), candidate.getKey()) : 1;
            if (side < 0) {
                current = null;
                return true;
            }
            if (side == 0) {
                baseAhead = base.advance();
            }
            nextChange();
            if (candidate.getValue() != removed) {
                current = candidate;
                return true;
            }
        }
        current = null;
        return baseAhead;
    }

    private void nextChange() {
        change = changes.hasNext() ? changes.next() : null;
    }

    @Override
    public @Nullable Object[] key() {
        return current == null ? base.key() : current.getKey();
    }

    @Override
    public V value() {
        return current == null ? base.value() : current.getValue();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            base.close();
            onClose.run();
        }
    }
}
