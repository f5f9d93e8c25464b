package io.nonrel.adapter.embedded;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Brings commits to the file. Commits that arrive while one is being written go out together with the next. Thread-safe.
 */
final class Durability {

    /** How long closing a file may take to make it smaller. */
    static final int CLOSE_COMPACTION_MILLIS = 500;

    private static final long INTERVAL_MILLIS = 250;

    /** When a commit is safe. */
    enum Mode {
        /** Nothing survives the process. */
        MEMORY,
        /** Before the commit returns. */
        COMMIT,
        /** A moment later: a crash loses the last commits, never a part of one. */
        INTERVAL
    }

    private final Mode mode;
    private final MVStore store;
    private final ReentrantLock commitLock;
    private final ReentrantLock flushLock = new ReentrantLock();
    private final Condition flushed = flushLock.newCondition();

    /** Number of the latest commit; guarded by the commit lock. */
    private long latest;

    /** Number of the latest durable commit; guarded by the flush lock, as the next two. */
    private long durable;

    private boolean flushing;
    private boolean stopped;

    private Durability(Mode mode, MVStore store, ReentrantLock commitLock) {
        this.mode = mode;
        this.store = store;
        this.commitLock = commitLock;
    }

    static Durability of(Mode mode, MVStore store, ReentrantLock commitLock) {
        Durability durability = new Durability(mode, store, commitLock);
        if (mode == Mode.INTERVAL) {
            Thread thread = new Thread(durability::flushAgainAndAgain, "nonrel-embedded-flush");
            thread.setDaemon(true);
            thread.start();
        }
        return durability;
    }

    /** Gives the commit just made its number. Only under the commit lock, but for the first. */
    long committed() {
        return ++latest;
    }

    /** Returns when the commit is as safe as the mode promises. */
    void await(long number) {
        if (mode != Mode.COMMIT) {
            return;
        }
        flushLock.lock();
        try {
            while (durable < number) {
                if (flushing) {
                    flushed.awaitUninterruptibly();
                } else {
                    flush();
                }
            }
        } finally {
            flushLock.unlock();
        }
    }

    /** Writes everything that is committed; called with the flush lock held, which it gives up meanwhile. */
    private void flush() {
        flushing = true;
        flushLock.unlock();
        long reached = 0;
        try {
            commitLock.lock();
            try {
                reached = latest;
                store.commit();
            } finally {
                commitLock.unlock();
            }
            store.sync();
        } catch (MVStoreException e) {
            reached = 0;
            throw e;
        } finally {
            flushLock.lock();
            flushing = false;
            durable = Math.max(durable, reached);
            flushed.signalAll();
        }
    }

    private void flushAgainAndAgain() {
        flushLock.lock();
        try {
            while (!stopped) {
                flushed.awaitNanos(INTERVAL_MILLIS * 1_000_000);
                if (!stopped && !flushing) {
                    flush();
                }
            }
        } catch (InterruptedException | MVStoreException e) {
            // The next writer meets the store's failure itself.
            stopped = true;
        } finally {
            flushLock.unlock();
        }
    }

    /** Ends the background work. */
    void stop() {
        flushLock.lock();
        try {
            stopped = true;
            flushed.signalAll();
        } finally {
            flushLock.unlock();
        }
    }
}
