package io.nonrel.adapter.embedded;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;

/**
 * Brings commits to the file. Commits that arrive while one is being written go out together with the next. Thread-safe.
 */
final class Durability {

    /** When a commit is safe. */
    enum Mode {
        /** Nothing survives the process. */
        MEMORY,
        /** Before the commit returns. */
        COMMIT,
        /** A moment later: a crash loses the last commits, never a part of one. */
        INTERVAL
    }

    /** Above so many bytes of changed pages a commit writes them itself, even if nothing asks it to be safe. */
    private static final long MOST_UNSAVED =
            Math.min(32 << 20, Runtime.getRuntime().maxMemory() / 16);

    private final Mode mode;
    private final MVStore store;
    private final ReentrantLock commitLock;
    private final ReentrantLock flushLock = new ReentrantLock();
    private final Condition flushed = flushLock.newCondition();

    /** Number of the latest commit; guarded by the commit lock. */
    private long latest;

    /** Number of the latest durable commit; guarded by the flush lock, as the next. */
    private long durable;

    private boolean flushing;

    /** Whether nothing will be written any more: what isn't durable by then is lost. */
    private volatile boolean abandoned;

    Durability(Mode mode, MVStore store, ReentrantLock commitLock) {
        this.mode = mode;
        this.store = store;
        this.commitLock = commitLock;
    }

    Mode mode() {
        return mode;
    }

    /** Gives the commit just made its number. Only under the commit lock. */
    long committed() {
        if (mode == Mode.INTERVAL) {
            limitUnsaved();
        }
        return ++latest;
    }

    /** Writes changed pages to the file when they are too many for the memory. Only where the trees are consistent. */
    void limitUnsaved() {
        if (mode != Mode.MEMORY && store.getUnsavedMemory() > MOST_UNSAVED) {
            StoreFile.commit(store);
        }
    }

    /** Returns when the commit is as safe as the mode promises. */
    void await(long number) {
        if (mode == Mode.COMMIT) {
            awaitDurable(number);
        }
    }

    /** Makes a database's catalog durable before anyone uses it. */
    void makeFirst() {
        commitLock.lock();
        try {
            committed();
        } finally {
            commitLock.unlock();
        }
        flush();
    }

    /** Makes everything that is committed durable. */
    void flush() {
        long number;
        commitLock.lock();
        try {
            number = latest;
        } finally {
            commitLock.unlock();
        }
        awaitDurable(number);
    }

    /** From now on every wait for a commit that isn't durable fails. */
    void abandon() {
        abandoned = true;
    }

    /** The engine takes a commit of a store that was closed for one without changes. */
    private void checkNotAbandoned() {
        if (abandoned) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_CLOSED, "The store was closed before it was written");
        }
    }

    private void awaitDurable(long number) {
        flushLock.lock();
        try {
            while (durable < number) {
                checkNotAbandoned();
                if (flushing) {
                    flushed.awaitUninterruptibly();
                } else {
                    write();
                }
            }
        } finally {
            flushLock.unlock();
        }
    }

    /** Writes everything that is committed; called with the flush lock held, which it gives up meanwhile. */
    private void write() {
        flushing = true;
        flushLock.unlock();
        long reached = 0;
        try {
            long number;
            commitLock.lock();
            try {
                number = latest;
                StoreFile.commit(store);
            } finally {
                commitLock.unlock();
            }
            store.sync();
            checkNotAbandoned();
            reached = number;
        } finally {
            flushLock.lock();
            flushing = false;
            durable = Math.max(durable, reached);
            flushed.signalAll();
        }
    }
}
