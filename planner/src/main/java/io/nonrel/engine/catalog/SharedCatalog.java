package io.nonrel.engine.catalog;

import io.nonrel.exec.Cancellation;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.EnforcedKey;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
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
    private final CommitLog commits = new CommitLog();
    private final Precedence precedence = new Precedence();
    private volatile Catalog snapshot;
    private volatile Consumer<List<RowChanges.LeftForLater>> leave = left -> {};
    private volatile Runnable resume = () -> {};

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
        Catalog declared = content.applyTo(own);
        this.snapshot = declared;
        for (Leftover leftover : content.leftovers()) {
            if (leftover.isLive()) {
                continue;
            }
            leftover.clear(store, snapshot);
            documents.write(new CatalogChange().forget(leftover), null);
        }
        this.snapshot = InferredTables.addTo(declared, store);
    }

    /** The catalog now. */
    public Catalog snapshot() {
        return snapshot;
    }

    /** Held from looking at the snapshot until its change is written. */
    public ReentrantLock lock() {
        return lock;
    }

    /** Who goes first, statements or jobs. */
    public Precedence precedence() {
        return precedence;
    }

    /** Reads the catalog again if another process changed it; costs one look-up by key. */
    public boolean refresh() {
        if (!lock.tryLock()) {
            // Who has it belongs to this process, and may fill an index for hours: only another process is worth the
            // wait.
            if (!isStale()) {
                return false;
            }
            lock.lock();
        }
        try {
            if (!documents.isStale()) {
                return false;
            }
            reload();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Reads everything again, and looks again at what nobody declared. Under {@link #lock}. */
    public void reload() {
        store.catalogChanged();
        snapshot = InferredTables.addTo(documents.load().applyTo(snapshot), store);
    }

    private boolean isStale() {
        gate.readLock().lock();
        try {
            return documents.isStale();
        } finally {
            gate.readLock().unlock();
        }
    }

    /**
     * Does long work while others may have the lock that the caller holds, and has again afterwards. What the caller knew of
     * the catalog before may have changed then.
     */
    public void unlocked(Runnable work) {
        int holds = lock.getHoldCount();
        for (int i = 0; i < holds; i++) {
            lock.unlock();
        }
        try {
            work.run();
        } finally {
            for (int i = 0; i < holds; i++) {
                lock.lock();
            }
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
            // From now on its columns are as they are, whatever another look would find.
            change.inferredTables().forEach(t -> store.alterCollection(Leftover.definition(t)));
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

    /** For a transaction that begins after this call. */
    public RowChanges beginChanges() {
        return new RowChanges(commits.now());
    }

    /**
     * Makes rows durable, unless an index was created since they were written that they don't have the fields of: its
     * creator may have passed by them already.
     *
     * @throws NonrelException {@link ErrorCode#WRITE_CONFLICT}: the transaction may be tried again
     */
    public <T extends @Nullable Object> T commitRows(RowChanges changes, Supplier<T> commit) {
        if (changes.later().isEmpty()) {
            return commitGated(changes, commit);
        }
        Cancellation.lock(lock);
        try {
            // Before the rows: who sees them must not read the copies any more.
            leave.accept(changes.later());
            return commitGated(changes, commit);
        } finally {
            lock.unlock();
            resume.run();
        }
    }

    /** Does what no commit of rows may come in between of. */
    public void alone(Runnable work) {
        gate.writeLock().lock();
        try {
            work.run();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private <T extends @Nullable Object> T commitGated(RowChanges changes, Supplier<T> commit) {
        Cancellation.lock(gate.readLock());
        try {
            changes.written().forEach(this::checkKept);
            return commits.commit(changes, commit);
        } finally {
            gate.readLock().unlock();
        }
    }

    /**
     * Says what becomes of indexes whose copies are brought up to date after a commit.
     *
     * @param newLeave called with the lock before the rows are committed, makes them unreadable
     * @param newResume called afterwards
     */
    public void whenLeft(Consumer<List<RowChanges.LeftForLater>> newLeave, Runnable newResume) {
        leave = newLeave;
        resume = newResume;
    }

    private void checkKept(RowChanges.Written written) {
        if (written.catalog().version() == snapshot.version()) {
            return;
        }
        Table before = written.table();
        Table now = snapshot.object(before.schema(), before.name()).orElse(null) instanceof Table t ? t : before;
        for (DerivedIndex index : now.derivedIndexes()) {
            if (index.state().isMaintained() && before.derivedIndexes().stream().noneMatch(index::isKeptBy)) {
                throw createdMeanwhile(index.name(), now);
            }
        }
        for (UniqueIndex index : now.uniqueIndexes()) {
            if (index.state().isMaintained() && before.uniqueIndexes().stream().noneMatch(index::isKeptBy)) {
                throw createdMeanwhile(index.name(), now);
            }
        }
        checkKeys(written, before, now);
        List<ReferencePath> known = ReferencePath.through(written.catalog(), before);
        for (ReferencePath path : ReferencePath.through(snapshot, now)) {
            if (known.stream()
                    .noneMatch(k -> ReferencePath.isSame(k.table(), path.table())
                            && path.index().isKeptBy(k.index()))) {
                throw createdMeanwhile(path.index().name(), path.table());
            }
        }
    }

    /** Foreign keys that the writer knew nothing of. */
    private void checkKeys(RowChanges.Written written, Table before, Table now) {
        List<Constraint.ForeignKey> known = new ArrayList<>();
        EnforcedKey.of(written.catalog(), before).forEach(k -> known.add(checked(k)));
        EnforcedKey.to(written.catalog(), before).forEach(k -> known.add(checked(k)));
        List<EnforcedKey> enforced = new ArrayList<>(EnforcedKey.of(snapshot, now));
        enforced.addAll(EnforcedKey.to(snapshot, now));
        for (EnforcedKey key : enforced) {
            if (!known.contains(checked(key))) {
                throw createdMeanwhile(key.key().name(), key.child());
            }
        }
    }

    /** Writes check a key also while older rows are validated. */
    private static Constraint.ForeignKey checked(EnforcedKey key) {
        return key.key().with(Constraint.Enforcement.FULL);
    }

    private static NonrelException createdMeanwhile(String index, Table table) {
        return ErrorCode.WRITE_CONFLICT.error(
                "%s was created on %s.%s while the transaction wrote rows to it; try the transaction again",
                index, table.schema(), table.name());
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
        String owner = UUID.randomUUID().toString();
        LiveWork.run(
                owner, () -> buildOwned(parts.stream().map(p -> p.of(owner)).toList(), building, change));
    }

    private void buildOwned(List<Leftover> parts, Building building, CatalogChange change) {
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
        String owner = UUID.randomUUID().toString();
        parts.forEach(p -> change.note(p.of(owner)));
        LiveWork.run(owner, () -> {
            commit(change, transaction);
            clear(parts);
        });
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
