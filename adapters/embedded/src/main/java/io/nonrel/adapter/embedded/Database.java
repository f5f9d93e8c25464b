package io.nonrel.adapter.embedded;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.LockWait;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * An open database: the storage engine's trees, the state that readers see, and the one lock that writers take. Trees
 * are copy-on-write, so a commit changes them under the lock and then publishes their new roots as the next state; a
 * reader never waits. Thread-safe.
 */
final class Database {

    private final String name;
    private final Durability.Mode mode;
    private final @Nullable Path file;
    private final @Nullable Upkeep upkeep;
    private final @Nullable ExitFlush exitFlush;
    private final ReentrantLock commitLock = new ReentrantLock();

    private final Set<Snapshot> claimed = ConcurrentHashMap.newKeySet();

    private volatile Snapshot published;

    /** Another one after a failure to write; replaced under the commit lock. */
    private volatile OpenStore open;

    private volatile boolean closed;

    /** Why nothing can be written now; null while all is well. */
    private volatile @Nullable NonrelException failure;

    /** Whether a writer was told of the failure. */
    private volatile boolean reported;

    /**
     * @param file where the database is; null for one in memory
     */
    Database(String name, MVStore store, Durability.Mode mode, @Nullable Path file) {
        this.name = name;
        this.mode = mode;
        this.file = file;
        this.open = OpenStore.of(store, name, mode, commitLock);
        this.published = load(0);
        if (mode != Durability.Mode.MEMORY) {
            open.durability().makeFirst();
            this.upkeep = Upkeep.start(this);
        } else {
            this.upkeep = null;
        }
        this.exitFlush = mode == Durability.Mode.INTERVAL ? ExitFlush.register(this) : null;
    }

    String name() {
        return name;
    }

    /** The latest committed state: for looking at definitions; documents are read from a snapshot. */
    DatabaseState state() {
        return published.state();
    }

    /** The latest committed state with a claim on it. */
    Snapshot snapshot() {
        while (true) {
            Snapshot latest = published;
            if (latest.tryClaim()) {
                return latest;
            }
            // Another one was published meanwhile or is about to be, or the last one went with the database.
            checkReadable(latest);
        }
    }

    private void checkReadable(Snapshot expired) {
        commitLock.lock();
        try {
            NonrelException why = failure;
            if (closed) {
                throw ErrorCode.CONNECTION_LOST.error("The database %s was closed", name);
            }
            if (published == expired && why != null) {
                throw again(why);
            }
        } finally {
            commitLock.unlock();
        }
    }

    /** How many cursors and transactions are open on a file; those of a database in memory are not counted. */
    int openReads() {
        Snapshot latest = published;
        return claimed.stream()
                .mapToInt(s -> s == latest ? s.readers() : s.readers() + 1)
                .sum();
    }

    /** Writes as a transaction of its own. */
    long[] write(List<? extends Mutation> mutations, CallContext context) {
        return change(context, database -> {
            WriteSet writes = new WriteSet(state(), this::state);
            long[] counts = new MutationWriter(writes, context).write(mutations);
            apply(writes);
            return counts;
        });
    }

    /** Commits a transaction's writes if nothing that they build on has changed. */
    void commit(WriteSet writes, ReadSet reads, CallContext context) {
        change(context, database -> {
            reads.check(writes.base(), state());
            writes.check(state());
            apply(writes);
            return true;
        });
    }

    /** Runs a change of trees and catalog under the lock and waits until it is durable. */
    <R> R change(Function<Database, R> change) {
        return change(CallContext.NONE, change);
    }

    /** As {@link #change(Function)}, for a statement that is not to wait for others any longer when it is cancelled. */
    <R> R change(CallContext context, Function<Database, R> change) {
        OpenStore used;
        long number;
        R result;
        LockWait.lock(commitLock, context::checkCancelled);
        try {
            checkWritable();
            used = open;
            try {
                result = change.apply(this);
                number = used.durability().committed();
            } catch (MVStoreException e) {
                throw writeFailed(e, used);
            }
        } finally {
            commitLock.unlock();
        }
        try {
            used.durability().await(number);
        } catch (MVStoreException e) {
            throw writeFailed(e, used);
        }
        return result;
    }

    private NonrelException writeFailed(MVStoreException error, OpenStore used) {
        NonrelException failed = failed(error, used);
        reported = true;
        return failed;
    }

    /** Only inside {@link #change}. */
    Catalog catalog() {
        return open.catalog();
    }

    /** Only inside {@link #change}. */
    void publish(DatabaseState next) {
        Snapshot previous = published;
        published = new Snapshot(next, open.store(), claimed);
        previous.release();
    }

    private void apply(WriteSet writes) {
        List<CollectionChanges> all = writes.changes();
        if (all.isEmpty()) {
            return;
        }
        List<CollectionState> newer = new ArrayList<>(all.size());
        boolean done = false;
        try {
            for (CollectionChanges changes : all) {
                CollectionState now = state().collection(changes.base().schema().name());
                TreeChanges.apply(changes, open.catalog());
                newer.add(CollectionState.of(now.schema(), now.version() + 1));
            }
            done = true;
        } catch (RuntimeException e) {
            throw StoreErrors.ofTree(e);
        } finally {
            if (!done) {
                // Some trees are ahead of others: neither readers nor the file may get them.
                recover(
                        open.hasFailed()
                                ? translate(open)
                                : ErrorCode.STORE_FAILED.error(
                                        "The database %s failed while it wrote; open it again", name));
            }
        }
        publish(state().with(newer));
    }

    /** Refuses a write after a failure, unless there is space again. Only under the commit lock. */
    private void checkWritable() {
        NonrelException why = failure;
        Path path = file;
        if (why != null && path != null && reported && why.code() == ErrorCode.DISK_FULL && FileSpace.isThere(path)) {
            why = reopenForWriting(path, why);
        }
        if (why != null) {
            reported = true;
            throw again(why);
        }
    }

    /** The error to throw for one of the storage engine; a failure to write ends writing, but not reading. */
    NonrelException failed(MVStoreException error) {
        return failed(error, open);
    }

    private NonrelException failed(MVStoreException error, OpenStore used) {
        commitLock.lock();
        try {
            NonrelException why = failure;
            if (!used.equals(open) && why != null) {
                // Who waited for the others' write shares their failure.
                return again(why);
            }
            NonrelException translated = used.hasFailed() ? translate(used) : StoreErrors.translate(error, name);
            if (used.equals(open) && used.hasFailed() && !closed) {
                recover(translated);
            }
            return translated;
        } finally {
            commitLock.unlock();
        }
    }

    private NonrelException translate(OpenStore failed) {
        return StoreErrors.translate(Objects.requireNonNull(failed.store().getPanicException()), name);
    }

    private static NonrelException again(NonrelException why) {
        return why.code().error(why, "%s", why.getMessage());
    }

    /** Goes on with what the file holds, all that was durable, for reading. Only under the commit lock. */
    private void recover(NonrelException why) {
        failure = why;
        reported = false;
        Path path = file;
        if (path != null) {
            try {
                reopen(StoreFile::openForReading, path);
            } catch (MVStoreException | NonrelException e) {
                failure = StoreErrors.translate(e, name);
            }
        }
    }

    /** Returns why it is still impossible to write, or null. */
    private @Nullable NonrelException reopenForWriting(Path path, NonrelException before) {
        try {
            reopen(StoreFile::open, path);
            failure = null;
        } catch (MVStoreException | NonrelException e) {
            recover(before);
        }
        return failure;
    }

    private void reopen(Function<Path, MVStore> opening, Path path) {
        long version = published.state().nextVersion();
        claimed.forEach(Snapshot::expire);
        open.abandon();
        StoreFile.mend(path);
        open = OpenStore.of(opening.apply(path), name, mode, commitLock);
        published = load(version);
    }

    /** What the trees hold. */
    private Snapshot load(long version) {
        if (!open.store().isReadOnly()) {
            open.catalog().discardUnused();
        }
        return new Snapshot(DatabaseState.of(open.catalog().load(), version), open.store(), claimed);
    }

    /** Writes what a long change has done so far, if that is much and nothing refers to it yet. */
    void limitUnsaved() {
        open.durability().limitUnsaved();
    }

    boolean isAlive() {
        return !closed;
    }

    /** Makes everything durable that is committed. */
    void flush() {
        try {
            if (failure == null && !closed) {
                open.durability().flush();
            }
        } catch (MVStoreException e) {
            failed(e);
        }
    }

    /** Makes everything durable and frees the file. */
    void close() {
        ExitFlush.remove(exitFlush);
        Upkeep.stop(upkeep);
        commitLock.lock();
        try {
            closed = true;
            claimed.forEach(Snapshot::expire);
            if (failure == null) {
                FileSpace.close(open.store());
            } else {
                open.store().closeImmediately();
            }
        } catch (MVStoreException e) {
            failed(e);
            open.store().closeImmediately();
        } finally {
            commitLock.unlock();
        }
    }

    /** The background work of a moment: none after a failure, until a writer has found space again. */
    void upkeep() {
        flush();
        Path path = file;
        if (path == null) {
            return;
        }
        try {
            commitLock.lock();
            try {
                if (failure == null && !closed && FileSpace.compactStep(open.store(), path)) {
                    StoreFile.commit(open.store());
                    publish(state().refreshed());
                }
            } finally {
                commitLock.unlock();
            }
        } catch (MVStoreException e) {
            failed(e);
        }
    }
}
