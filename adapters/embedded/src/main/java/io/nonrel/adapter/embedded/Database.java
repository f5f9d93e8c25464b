package io.nonrel.adapter.embedded;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final Catalog catalog;
    private final Supplier<@Nullable MVStore> reopening;
    private final Durability durability;
    private final @Nullable Upkeep upkeep;
    private final @Nullable ExitFlush exitFlush;
    private final ReentrantLock commitLock = new ReentrantLock();

    private final Set<Snapshot> claimed = ConcurrentHashMap.newKeySet();

    private volatile Snapshot published;

    /** Another one after a failure to write, guarded by the commit lock. */
    private MVStore store;

    private volatile boolean closed;

    /** Why nothing can be written any more; null while all is well. */
    private volatile @Nullable NonrelException failure;

    /**
     * @param reopening opens the file for reading only, after a failure to write; gives null when there is none
     */
    Database(String name, MVStore store, Durability.Mode mode, Supplier<@Nullable MVStore> reopening) {
        this.reopening = reopening;
        this.name = name;
        this.store = store;
        this.catalog = Catalog.open(store, name);
        catalog.discardUnused();
        this.published = new Snapshot(DatabaseState.of(catalog.load()), store, claimed);
        this.durability = new Durability(mode, store, commitLock);
        if (mode != Durability.Mode.MEMORY) {
            durability.makeFirst();
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
            // Another one was published meanwhile, or the last one went with the database.
            if (closed) {
                throw ErrorCode.CONNECTION_LOST.error("The database %s was closed", name);
            }
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
        return change(database -> {
            WriteSet writes = new WriteSet(state(), this::state);
            long[] counts = new MutationWriter(writes, context).write(mutations);
            apply(writes);
            return counts;
        });
    }

    /** Commits a transaction's writes if nothing that they build on has changed. */
    void commit(WriteSet writes, ReadSet reads) {
        change(database -> {
            reads.check(writes.base(), state());
            writes.check(state());
            apply(writes);
            return true;
        });
    }

    /** Runs a change of trees and catalog under the lock and waits until it is durable. */
    <R> R change(Function<Database, R> change) {
        long number;
        R result;
        commitLock.lock();
        try {
            checkWritable();
            result = change.apply(this);
            number = durability.committed();
        } catch (MVStoreException e) {
            throw failed(e);
        } finally {
            commitLock.unlock();
        }
        try {
            durability.await(number);
        } catch (MVStoreException e) {
            throw failed(e);
        }
        return result;
    }

    /** Only inside {@link #change}. */
    Catalog catalog() {
        return catalog;
    }

    /** Only inside {@link #change}. */
    void publish(DatabaseState next) {
        Snapshot previous = published;
        published = new Snapshot(next, store, claimed);
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
                apply(changes);
                newer.add(CollectionState.of(now.schema(), now.version() + 1));
            }
            done = true;
        } catch (RuntimeException e) {
            throw StoreErrors.ofTree(e);
        } finally {
            if (!done) {
                // Some trees are ahead of others: the file must never get them.
                failure = ErrorCode.STORE_FAILED.error("The database %s failed while it wrote; open it again", name);
            }
        }
        publish(state().with(newer));
    }

    private void apply(CollectionChanges changes) {
        CollectionSchema schema = changes.base().schema();
        for (Map.Entry<@Nullable Object[], Document> change :
                changes.rows().changes().entrySet()) {
            Document document = change.getValue();
            if (changes.rows().isRemoval(document)) {
                schema.rows().remove(StoredKeyType.stored(change.getKey()));
            } else {
                if (!document.layout().isPersistent()) {
                    catalog.save(schema, document.layout());
                }
                schema.rows().put(StoredKeyType.stored(change.getKey()), document);
            }
        }
        for (int i = 0; i < schema.indexes().size(); i++) {
            IndexSchema index = schema.indexes().get(i);
            if (!index.lists().isSaved()) {
                catalog.save(schema, index);
            }
            Overlay<Boolean> entries = changes.entries().get(i);
            for (Map.Entry<@Nullable Object[], Boolean> change :
                    entries.changes().entrySet()) {
                if (entries.isRemoval(change.getValue())) {
                    index.map().remove(StoredKeyType.stored(change.getKey()));
                } else {
                    index.map().put(StoredKeyType.stored(change.getKey()), Boolean.TRUE);
                }
            }
        }
    }

    void checkWritable() {
        NonrelException why = failure;
        if (why != null) {
            throw why.code().error(why, "%s", why.getMessage());
        }
    }

    /** The error to throw for one of the storage engine; a failure to write ends all writing, but not reading. */
    NonrelException failed(MVStoreException error) {
        NonrelException translated = StoreErrors.translate(error, name);
        commitLock.lock();
        try {
            if (store.getPanicException() != null && failure == null && !closed) {
                failure = translated;
                reopen();
            }
        } finally {
            commitLock.unlock();
        }
        return translated;
    }

    /** Goes on with what the file holds: all that was durable. */
    private void reopen() {
        claimed.forEach(Snapshot::expire);
        store.closeImmediately();
        try {
            MVStore readable = reopening.get();
            if (readable != null) {
                store = readable;
                published = new Snapshot(
                        DatabaseState.of(Catalog.open(readable, name).load()), readable, claimed);
            }
        } catch (MVStoreException e) {
            failure = StoreErrors.translate(e, name);
        }
    }

    /** Writes what a long change has done so far, if that is much and nothing refers to it yet. */
    void limitUnsaved() {
        durability.limitUnsaved();
    }

    boolean isAlive() {
        return !closed;
    }

    /** Makes everything durable that is committed. */
    void flush() {
        try {
            if (failure == null && !closed) {
                durability.flush();
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
                FileSpace.close(store);
            } else {
                store.closeImmediately();
            }
        } catch (MVStoreException e) {
            failed(e);
            store.closeImmediately();
        } finally {
            commitLock.unlock();
        }
    }

    /** The background work of a moment; false when there is no use in more. */
    boolean upkeep() {
        try {
            if (failure != null) {
                return false;
            }
            durability.flush();
            commitLock.lock();
            try {
                if (failure == null && FileSpace.compactStep(store)) {
                    store.commit();
                    publish(state().refreshed());
                }
            } finally {
                commitLock.unlock();
            }
            return true;
        } catch (MVStoreException e) {
            failed(e);
            return false;
        }
    }
}
