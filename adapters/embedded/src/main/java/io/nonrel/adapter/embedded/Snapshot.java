package io.nonrel.adapter.embedded;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * One state of the database, readable while someone claims it: a transaction and each cursor give their claim back.
 * Thread-safe.
 */
final class Snapshot {

    private final DatabaseState state;
    private final Runnable release;
    private final AtomicInteger claims = new AtomicInteger(1);

    /**
     * @param release tells the storage engine that the state's pages are needed no more
     */
    Snapshot(DatabaseState state, Runnable release) {
        this.state = state;
        this.release = release;
    }

    DatabaseState state() {
        return state;
    }

    /** One claim more. */
    Snapshot claim() {
        claims.incrementAndGet();
        return this;
    }

    /** One claim less. */
    void release() {
        if (claims.decrementAndGet() == 0) {
            release.run();
        }
    }
}
