package io.nonrel.engine.catalog;

import io.nonrel.index.DerivedIndex;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The catalog that all sessions of a database see: a snapshot that each change replaces at once, and its documents in the
 * store. Thread-safe; one change at a time, under {@link #lock}.
 */
public final class SharedCatalog {

    private final Store store;
    private final CatalogStore documents;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private volatile Catalog snapshot;

    /**
     * Reads the catalog and clears what a crash left in the store.
     *
     * @param systemTables what the driver adds of its own
     */
    public SharedCatalog(Store store, List<SystemTable> systemTables) {
        this.store = store;
        this.documents = new CatalogStore(store);
        Catalog own =
                Catalog.empty().withSchema(SystemSchemas.INFORMATION_SCHEMA).withSchema(SystemSchemas.NONREL);
        for (SystemTable table : systemTables) {
            own = own.with(table);
        }
        CatalogStore.Content content = documents.load();
        this.snapshot = content.applyTo(own);
        for (Leftover leftover : content.leftovers()) {
            leftover.clear(store, snapshot);
            documents.write(new CatalogChange().forget(leftover), null);
        }
    }

    /** The catalog now. */
    public Catalog snapshot() {
        return snapshot;
    }

    /** Held from looking at the snapshot until its change is written. */
    public ReentrantLock lock() {
        return lock;
    }

    /** Reads the catalog again if another process changed it; costs one look-up by key. */
    public boolean refresh() {
        lock.lock();
        try {
            if (!documents.isStale()) {
                return false;
            }
            snapshot = documents.load().applyTo(snapshot);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Makes a change that needs nothing of the store. */
    public void commit(CatalogChange change) {
        commit(change, null);
    }

    /** Makes a change together with the writes of a transaction, which is committed. */
    public void commit(CatalogChange change, @Nullable Transaction transaction) {
        if (!lock.isHeldByCurrentThread()) {
            throw new AssertionError("The catalog is changed without its lock");
        }
        gate.writeLock().lock();
        try {
            documents.write(change, transaction);
            snapshot = change.applyTo(snapshot);
        } catch (NonrelException e) {
            if (e.code() == ErrorCode.WRITE_CONFLICT) {
                refresh();
            }
            throw e;
        } finally {
            gate.writeLock().unlock();
        }
    }

    /**
     * Makes rows durable, unless an index was created since they were written that they don't have the fields of: its
     * creator may have passed by them already.
     *
     * @param written the tables of the rows, as they were when they were written
     * @throws NonrelException {@link ErrorCode#WRITE_CONFLICT}: the transaction may be tried again
     */
    public <T extends @Nullable Object> T commitRows(Collection<Table> written, Supplier<T> commit) {
        gate.readLock().lock();
        try {
            written.forEach(this::checkKept);
            return commit.get();
        } finally {
            gate.readLock().unlock();
        }
    }

    private void checkKept(Table written) {
        Table now = snapshot.object(written.schema(), written.name()).orElse(null) instanceof Table t ? t : written;
        for (DerivedIndex index : now.derivedIndexes()) {
            boolean kept = !index.state().isMaintained()
                    || written.derivedIndexes().stream().anyMatch(index::isKeptBy);
            if (!kept) {
                throw ErrorCode.WRITE_CONFLICT.error(
                        "Index %s was created on %s.%s while the transaction wrote rows to it; try the transaction again",
                        index.name(), now.schema(), now.name());
            }
        }
    }

    /** Builds something in the store. */
    @FunctionalInterface
    public interface Building {
        /** Does it; gives the transaction that the change belongs to, null for none. */
        @Nullable
        Transaction build();
    }

    /**
     * Builds something in the store that the change then makes part of the database. When the building or the change fails,
     * it is as if nothing had been tried; after a crash, too.
     */
    public void build(List<Leftover> parts, Building building, CatalogChange change) {
        CatalogChange notes = new CatalogChange();
        parts.forEach(notes::note);
        commit(notes);
        try {
            Transaction transaction = building.build();
            parts.forEach(change::forget);
            commit(change, transaction);
        } catch (RuntimeException | Error e) {
            try {
                clear(parts);
            } catch (NonrelException again) {
                // The notes stay: the next one who opens the database clears them.
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Makes a change that leaves something over in the store, and clears that. */
    public void discard(CatalogChange change, List<Leftover> parts, @Nullable Transaction transaction) {
        parts.forEach(change::note);
        commit(change, transaction);
        clear(parts);
    }

    /** Clears what a change that was made has left over. */
    public void clear(List<Leftover> parts) {
        if (parts.isEmpty()) {
            return;
        }
        CatalogChange forgets = new CatalogChange();
        for (Leftover part : parts) {
            part.clear(store, snapshot);
            forgets.forget(part);
        }
        commit(forgets);
    }
}
