package io.nonrel.adapter.embedded;

import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;

/** The storage engine of an open database with what stands on it: after a failure to write all of it is replaced. */
record OpenStore(MVStore store, Catalog catalog, Durability durability) {

    static OpenStore of(MVStore store, String database, Durability.Mode mode, ReentrantLock commitLock) {
        return new OpenStore(store, Catalog.open(store, database), new Durability(mode, store, commitLock));
    }

    /** Whether a failure to write has ended it. */
    boolean hasFailed() {
        return store.getPanicException() != null;
    }

    /** Ends it without another write; who waits for a commit to become durable gets an error. */
    void abandon() {
        durability.abandon();
        store.closeImmediately();
    }
}
