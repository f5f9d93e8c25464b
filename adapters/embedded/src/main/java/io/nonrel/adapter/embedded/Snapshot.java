package io.nonrel.adapter.embedded;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * One state of the database with a claim on the pages of its trees. The state that is published has a claim of its own;
 * each transaction and cursor adds one and gives it back. Only when all are gone may the file use the pages' space
 * again. Thread-safe.
 */
final class Snapshot {

    private final DatabaseState state;
    private final MVStore store;

    /** Keeps the pages in the file; null in memory, where the garbage collector does. */
    private final MVStore.@Nullable TxCounter pages;

    private final AtomicInteger claims = new AtomicInteger(1);

    /** All snapshots of the database that are claimed. */
    private final Set<Snapshot> claimed;

    /** The state is about to be published: its trees have no page yet that was given up. */
    Snapshot(DatabaseState state, MVStore store, Set<Snapshot> claimed) {
        this.state = state;
        this.store = store;
        this.claimed = claimed;
        this.pages = store.isPersistent() ? store.registerVersionUsage() : null;
        if (pages != null) {
            claimed.add(this);
        }
    }

    DatabaseState state() {
        return state;
    }

    /** One claim more, by someone who has one. */
    Snapshot claim() {
        if (!tryClaim()) {
            throw new AssertionError("A snapshot was claimed after its last claim was given back");
        }
        return this;
    }

    /** One claim more, if there is one yet. */
    boolean tryClaim() {
        if (pages == null) {
            return true;
        }
        int now = claims.get();
        while (now > 0) {
            if (claims.compareAndSet(now, now + 1)) {
                return true;
            }
            now = claims.get();
        }
        return false;
    }

    /** How many claims there are besides the one of who published it. */
    int readers() {
        return Math.max(0, claims.get() - 1);
    }

    /** One claim less. */
    void release() {
        if (pages != null && claims.decrementAndGet() == 0) {
            claimed.remove(this);
            store.deregisterVersionUsage(pages);
        }
    }

    /** Takes all claims away, since the database is about to close. */
    void expire() {
        if (pages != null && claims.getAndSet(Integer.MIN_VALUE / 2) > 0) {
            claimed.remove(this);
            store.deregisterVersionUsage(pages);
        }
    }
}
