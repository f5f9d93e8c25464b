package io.nonrel.adapter.embedded;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final MVStore store;
    private final Catalog catalog;
    private final Durability durability;
    private final ReentrantLock commitLock = new ReentrantLock();

    private volatile DatabaseState state = DatabaseState.EMPTY;

    /** Why nothing can be written any more; null while all is well. */
    private volatile @Nullable NonrelException failure;

    Database(String name, MVStore store, Durability.Mode mode) {
        this.name = name;
        this.store = store;
        this.catalog = Catalog.open(store, name);
        List<CollectionSchema> schemas = catalog.load();
        DatabaseState loaded = DatabaseState.EMPTY;
        for (CollectionSchema schema : schemas) {
            loaded = loaded.plus(CollectionState.of(schema, 0));
        }
        this.state = loaded;
        this.durability = Durability.of(mode, store, commitLock);
        durability.await(durability.committed());
    }

    String name() {
        return name;
    }

    /** The latest committed state; for looking at definitions, not for reading documents of a file. */
    DatabaseState state() {
        return state;
    }

    /** The latest committed state, readable until it is closed. */
    Snapshot snapshot() {
        if (!store.isPersistent()) {
            return new Snapshot(state, () -> {});
        }
        // First the claim on the pages, then the look at the roots: what is published later holds newer pages.
        MVStore.TxCounter usage = store.registerVersionUsage();
        return new Snapshot(state, () -> store.deregisterVersionUsage(usage));
    }

    /** Writes as a transaction of its own. */
    long[] write(List<? extends Mutation> mutations, CallContext context) {
        return change(database -> {
            WriteSet writes = new WriteSet(state, () -> state);
            long[] counts = new MutationWriter(writes, context).write(mutations);
            apply(writes);
            return counts;
        });
    }

    /** Commits a transaction's writes if nothing that they build on has changed. */
    void commit(WriteSet writes, ReadSet reads) {
        change(database -> {
            reads.check(writes.base(), state);
            writes.check(state);
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
        state = next;
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
                CollectionState now = state.collection(changes.base().schema().name());
                apply(changes);
                newer.add(CollectionState.of(now.schema(), now.version() + 1));
            }
            done = true;
        } finally {
            if (!done) {
                // Some trees are ahead of others: the file must never get them.
                failure = ErrorCode.STORE_FAILED.error("The database %s failed while it wrote; open it again", name);
            }
        }
        state = state.with(newer);
    }

    private void apply(CollectionChanges changes) {
        CollectionSchema schema = changes.base().schema();
        for (Map.Entry<@Nullable Object[], Document> change :
                changes.rows().changes().entrySet()) {
            Document document = change.getValue();
            if (changes.rows().isRemoval(document)) {
                schema.rows().remove(change.getKey());
            } else {
                if (!document.layout().isPersistent()) {
                    catalog.save(schema, document.layout());
                }
                schema.rows().put(change.getKey(), document);
            }
        }
        for (int i = 0; i < schema.indexes().size(); i++) {
            Overlay<Boolean> entries = changes.entries().get(i);
            for (Map.Entry<@Nullable Object[], Boolean> change :
                    entries.changes().entrySet()) {
                if (entries.isRemoval(change.getValue())) {
                    schema.indexes().get(i).map().remove(change.getKey());
                } else {
                    schema.indexes().get(i).map().put(change.getKey(), Boolean.TRUE);
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

    /** The error to throw for one of the storage engine; a failure to write ends all writing. */
    NonrelException failed(MVStoreException error) {
        NonrelException translated = StoreErrors.translate(error, name);
        if (store.getPanicException() != null && failure == null) {
            failure = translated;
        }
        return translated;
    }

    boolean isAlive() {
        return !store.isClosed() && failure == null;
    }

    /** Makes everything durable and frees the file. */
    void close() {
        commitLock.lock();
        try {
            durability.stop();
            if (failure == null) {
                store.close(Durability.CLOSE_COMPACTION_MILLIS);
            } else {
                store.closeImmediately();
            }
        } catch (MVStoreException e) {
            store.closeImmediately();
        } finally {
            commitLock.unlock();
        }
    }
}
