package io.nonrel.engine.session;

import io.nonrel.engine.Result;
import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.overlay.StoreTransactions;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a session: begun by the first statement that needs it, ended by commit or rollback. Used under the
 * session's lock.
 */
final class TransactionScope {

    private final SharedCatalog catalog;
    private final Set<Capability> capabilities;
    private final Map<Long, Mark> savepoints = new LinkedHashMap<>();
    private final Set<Result> results = ConcurrentHashMap.newKeySet();
    private StoreTransactions offered;
    private volatile List<Notice> told = List.of();
    private boolean autoCommit = true;
    private boolean explicit;
    private boolean wroteUnprotected;
    private TransactionMode isolation = TransactionMode.SNAPSHOT;
    private boolean readOnly;
    private @Nullable TransactionMode nextIsolation;
    private @Nullable Boolean nextReadOnly;
    private @Nullable Transaction transaction;
    private @Nullable CatalogView view;
    private RowChanges changes;
    private long lastSavepoint;
    private final AtomicLong ended = new AtomicLong();

    TransactionScope(Store store, SharedCatalog catalog, StoreTransactions offered) {
        this.offered = offered;
        this.catalog = catalog;
        this.capabilities = store.capabilities();
        this.changes = catalog.beginChanges();
    }

    /** A savepoint: the store's mark, and the name that SQL gave it, if any. */
    private record Mark(long storeMark, @Nullable String name) {}

    /** Changes what transactions are, from the next one on. */
    void offer(StoreTransactions newlyOffered) {
        offered = newlyOffered;
    }

    /** Whether each statement is a transaction of its own. */
    boolean isAutoCommit() {
        return autoCommit;
    }

    /** Whether statements belong to a transaction that goes on after them. */
    boolean isOpenEnded() {
        return !autoCommit || explicit;
    }

    /** How many transactions ended. Needs no lock. */
    long ended() {
        return ended.get();
    }

    /** Whether a transaction has begun that is not ended. */
    boolean isActive() {
        return transaction != null || explicit;
    }

    void autoCommit(boolean on) {
        if (on != autoCommit) {
            commit();
            autoCommit = on;
        }
    }

    TransactionMode isolation() {
        return isolation;
    }

    void isolation(TransactionMode mode) {
        refuseWhileActive("isolation");
        if (mode == TransactionMode.SERIALIZABLE && !capabilities.contains(Capability.SERIALIZABLE)) {
            throw ErrorCode.UNSUPPORTED.error(
                    "This store has no serializable transactions; SNAPSHOT (repeatable read) is what it offers");
        }
        isolation = mode == TransactionMode.READ_ONLY ? TransactionMode.SNAPSHOT : mode;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    void readOnly(boolean on) {
        refuseWhileActive("read-only");
        readOnly = on;
    }

    private void refuseWhileActive(String what) {
        if (isActive()) {
            throw ErrorCode.NO_ACTIVE_TRANSACTION.error(
                    "The %s mode can't change inside a transaction; commit or roll back first", what);
        }
    }

    /** Sets what the next transaction is, and that one only. */
    void next(@Nullable TransactionMode mode, @Nullable Boolean nextIsReadOnly) {
        refuseWhileActive("transaction");
        TransactionMode before = isolation;
        if (mode != null) {
            isolation(mode);
            isolation = before;
        }
        nextIsolation = mode;
        nextReadOnly = nextIsReadOnly;
    }

    /** Begins a transaction that lasts until it is ended, also in autocommit. */
    void begin(@Nullable TransactionMode mode, @Nullable Boolean nextIsReadOnly) {
        if (isActive()) {
            throw ErrorCode.NO_ACTIVE_TRANSACTION.error("A transaction is open already; commit or roll back first");
        }
        next(mode == null ? nextIsolation : mode, nextIsReadOnly == null ? nextReadOnly : nextIsReadOnly);
        explicit = true;
    }

    /** @throws io.nonrel.spi.NonrelException {@link ErrorCode#READ_ONLY} when the transaction may not write */
    void checkWritable(String what) {
        boolean refused = nextReadOnly == null ? readOnly : nextReadOnly;
        if (refused) {
            throw ErrorCode.READ_ONLY.error(
                    "%s is refused: the %s is read-only", what, readOnly ? "connection" : "transaction");
        }
    }

    /** The open transaction, begun now if there is none; null when the store has none to offer. */
    @Nullable
    Transaction current() {
        Transaction open = transaction;
        if (open == null) {
            boolean onlyReads = nextReadOnly == null ? readOnly : nextReadOnly;
            TransactionMode mode =
                    onlyReads ? TransactionMode.READ_ONLY : nextIsolation == null ? isolation : nextIsolation;
            changes = catalog.beginChanges();
            Catalog seen = catalog.snapshot();
            open = offered.begin(mode);
            while (open != null && catalog.snapshot().version() != seen.version()) {
                // The catalog and the rows are to be of one moment: what is pending in one is known in the other.
                open.close();
                seen = catalog.snapshot();
                open = offered.begin(mode);
            }
            transaction = open;
            view = open == null ? null : new CatalogView(seen);
        }
        return open;
    }

    /** The catalog as the open transaction may use it: its reads don't see what was filled in after it began. */
    Catalog view(Catalog now) {
        CatalogView open = view;
        return open == null ? now : open.of(now, changes.later());
    }

    /** A transaction for one statement in autocommit; null when the store has none to offer. */
    @Nullable
    Transaction beginForStatement() {
        return offered.begin(isolation);
    }

    /** One state of the store for several reads of one statement; null when the store has none to offer. */
    @Nullable
    Transaction beginSnapshot() {
        return offered.beginSnapshot();
    }

    /** Whether what a transaction wrote can be taken back, all of it or a part. */
    boolean hasSavepoints() {
        return offered.hasSavepoints();
    }

    /** Whether writes wait for a commit that isn't atomic. */
    boolean isBuffer() {
        return offered.isBuffer();
    }

    /** What the last commit had to tell. Needs no lock. */
    List<Notice> told() {
        return told;
    }

    /** Remembers a result that ends with the transaction. */
    void opened(Result result) {
        results.add(result);
    }

    /** Forgets a result that was closed. */
    void closed(Result result) {
        results.remove(result);
    }

    /** Remembers that a statement wrote outside of any transaction although one was asked for. */
    void wroteUnprotected() {
        wroteUnprotected = true;
    }

    /** What the transaction did so far that others must know of. */
    RowChanges changes() {
        return changes;
    }

    void commit() {
        RowChanges done = changes;
        Transaction open = end();
        told = List.of();
        if (open != null) {
            try (open) {
                told = catalog.commitRows(done, () -> StoreTransactions.commit(open));
            }
        }
    }

    void rollback() {
        boolean lost = wroteUnprotected;
        Transaction open = end();
        if (open != null) {
            try (open) {
                open.rollback();
            }
        }
        if (lost) {
            throw ErrorCode.UNSUPPORTED.error(
                    "This store has no transactions: what was written since the last commit can't be undone; with"
                            + " nonrel.writeBuffer=true writes wait until commit");
        }
    }

    private @Nullable Transaction end() {
        ended.incrementAndGet();
        List.copyOf(results).forEach(Result::close);
        results.clear();
        savepoints.clear();
        changes = catalog.beginChanges();
        Transaction open = transaction;
        transaction = null;
        view = null;
        explicit = false;
        wroteUnprotected = false;
        nextIsolation = null;
        nextReadOnly = null;
        return open;
    }

    long savepoint(@Nullable String name) {
        if (!isOpenEnded()) {
            throw ErrorCode.NO_ACTIVE_TRANSACTION.error(
                    "A savepoint needs a transaction: switch autocommit off or BEGIN first");
        }
        Transaction open = hasSavepoints() ? current() : null;
        if (open == null) {
            throw ErrorCode.UNSUPPORTED.error(
                    "This store has no transactions, so no savepoints; with nonrel.writeBuffer=true writes wait until commit"
                            + " and can be taken back");
        }
        if (name != null) {
            // The standard: the older savepoint of that name is gone.
            savepoints.values().removeIf(m -> name.equals(m.name));
        }
        savepoints.put(++lastSavepoint, new Mark(open.savepoint(), name));
        return lastSavepoint;
    }

    /** The savepoint that SQL gave a name. */
    long named(String name) {
        for (Map.Entry<Long, Mark> savepoint : savepoints.entrySet()) {
            if (name.equals(savepoint.getValue().name)) {
                return savepoint.getKey();
            }
        }
        throw ErrorCode.INVALID_SAVEPOINT.error("There is no savepoint %s in this transaction", name);
    }

    void rollbackTo(long savepoint) {
        Mark mark = mark(savepoint);
        Transaction open = transaction;
        if (open == null) {
            throw new AssertionError("A savepoint without a transaction");
        }
        List.copyOf(results).forEach(Result::close);
        results.clear();
        savepoints.keySet().removeIf(id -> id > savepoint);
        open.rollbackTo(mark.storeMark);
    }

    void release(long savepoint) {
        mark(savepoint);
        savepoints.keySet().removeIf(id -> id >= savepoint);
    }

    private Mark mark(long savepoint) {
        Mark mark = savepoints.get(savepoint);
        if (mark == null) {
            throw ErrorCode.INVALID_SAVEPOINT.error(
                    "The savepoint was released, or its transaction has ended, or an earlier savepoint was returned to");
        }
        return mark;
    }
}
