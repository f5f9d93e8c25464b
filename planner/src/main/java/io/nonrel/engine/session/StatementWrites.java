package io.nonrel.engine.session;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.overlay.SendGuard;
import io.nonrel.engine.overlay.StoreTransactions;
import io.nonrel.engine.write.WriteScope;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.Notices;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reads and writes of one statement. In autocommit they are a transaction of their own, or a single atomic call where
 * that is enough; in a transaction a failed statement takes its own writes back and the transaction goes on.
 */
final class StatementWrites implements WriteScope, AutoCloseable {

    private static final Emulation SEVERAL_COMMITS = new Emulation(
            NoticeCode.NON_ATOMIC_WRITE,
            "The store has no transactions: the statement became several commits",
            null,
            null);

    private static final Emulation BUFFERED = new Emulation(
            NoticeCode.NON_ATOMIC_WRITE,
            "The store has no transactions: what is written waits in memory until commit sends it in batches, each for itself",
            null,
            null);

    private final Store store;
    private final SharedCatalog catalog;
    private final TransactionScope transactions;
    private final CallContext context;
    private final Notices notices;
    private final boolean openEnded;
    private final long maxPropagation;
    private RowChanges changes;
    private @Nullable Transaction own;
    private @Nullable Transaction shared;
    private long mark;
    private boolean marked;
    private int writes;

    /** @param maxPropagation rows whose copies may be brought up to date in the transaction */
    StatementWrites(
            OpenDatabase database,
            TransactionScope transactions,
            CallContext context,
            Notices notices,
            long maxPropagation) {
        this.store = database.store();
        this.catalog = database.catalog();
        this.transactions = transactions;
        this.context = context;
        this.notices = notices;
        this.openEnded = transactions.isOpenEnded();
        this.maxPropagation = maxPropagation;
        this.changes = catalog.beginChanges();
    }

    @Override
    public void begin(Table table, Catalog planned) {
        if (openEnded) {
            transaction();
            changes = transactions.changes();
        }
        changes.wrote(table, planned);
    }

    @Override
    public RowChanges changes() {
        return changes;
    }

    @Override
    public long maxPropagation() {
        return maxPropagation;
    }

    @Override
    public StoreAccess access() {
        Transaction transaction = transaction();
        return transaction == null ? store : transaction;
    }

    private @Nullable Transaction transaction() {
        if (openEnded) {
            shared = transactions.current();
            return shared;
        }
        if (own == null) {
            own = transactions.beginForStatement();
        }
        return own;
    }

    @Override
    public void guard(SendGuard guard) {
        Transaction transaction = transaction();
        if (transaction != null) {
            StoreTransactions.guard(transaction, guard);
        }
    }

    @Override
    public long[] writeOnce(List<Mutation> mutations) {
        boolean alone = !openEnded && own == null && store.capabilities().contains(Capability.ATOMIC_WRITES);
        return alone ? writeAlone(mutations) : write(mutations);
    }

    @Override
    public long[] write(List<Mutation> mutations) {
        Transaction transaction = transaction();
        if (transaction == null) {
            if (openEnded) {
                transactions.wroteUnprotected();
            }
            if (++writes == 2 || openEnded) {
                notices.emulate(SEVERAL_COMMITS, -1, -1);
            }
            return writeAlone(mutations);
        }
        if (openEnded && !marked) {
            mark = transaction.savepoint();
            marked = true;
        }
        if (openEnded && transactions.isBuffer()) {
            notices.emulate(BUFFERED, -1, -1);
        }
        return transaction.write(mutations, context);
    }

    private long[] writeAlone(List<Mutation> mutations) {
        return catalog.commitRows(changes, () -> store.write(mutations, context));
    }

    /** Makes the statement's writes durable in autocommit. */
    void complete() {
        Transaction transaction = own;
        if (transaction != null) {
            own = null;
            try (transaction) {
                catalog.commitRows(changes, () -> StoreTransactions.commit(transaction))
                        .forEach(notices::report);
            }
        }
    }

    /** Takes the statement's writes back after it failed. */
    void undo() {
        Transaction transaction = shared;
        if (transaction != null && marked) {
            transaction.rollbackTo(mark);
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
