package io.nonrel.adapter.embedded;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state at its beginning with its own writes over it; the writes take effect at commit, unless someone else
 * changed the same rows first.
 */
final class EmbeddedTransaction implements Transaction {

    private final Session store;
    private final Session session;
    private final Database database;
    private final TransactionMode mode;
    private final Snapshot snapshot;
    private final Impersonation impersonation;
    private final WriteSet writes;
    private final ReadSet reads = new ReadSet();

    EmbeddedTransaction(Session store, TransactionMode mode, Snapshot snapshot, Impersonation impersonation) {
        this.store = store;
        this.database = store.database();
        this.session = new Session(database);
        this.mode = mode;
        this.snapshot = snapshot;
        this.impersonation = impersonation;
        this.writes = new WriteSet(snapshot.state(), database::state);
    }

    @Override
    public RowCursor scan(Scan scan, CallContext context) {
        checkActive();
        if (mode == TransactionMode.SERIALIZABLE) {
            reads.addCollection(scan.collection());
        }
        CollectionView view = view(scan.collection());
        impersonation.require(view.schema(), scan);
        return Reads.scan(store, view, scan, context, snapshot);
    }

    @Override
    public RowCursor lookup(
            String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
        checkActive();
        if (mode == TransactionMode.SERIALIZABLE) {
            reads.addKeys(collection, keys);
        }
        return Reads.lookup(store, view(collection), keys, fields, context, snapshot);
    }

    @Override
    public RowCursor aggregate(Aggregation aggregation, CallContext context) {
        checkActive();
        String collection = aggregation.input().collection();
        if (mode == TransactionMode.SERIALIZABLE) {
            reads.addCollection(collection);
        }
        CollectionView view = view(collection);
        impersonation.require(view.schema(), aggregation);
        return Reads.aggregate(store, view, aggregation, context);
    }

    @Override
    public List<Map<String, @Nullable Object>> documents(
            String collection, List<@Nullable Object[]> keys, CallContext context) {
        checkActive();
        if (mode == TransactionMode.SERIALIZABLE) {
            reads.addKeys(collection, keys);
        }
        return Reads.documents(view(collection), keys, context);
    }

    /** What reads see: a store that stands in for one that hides a transaction's own writes does so, too. */
    private CollectionView view(String collection) {
        return impersonation.showsOwnWrites()
                ? writes.view(collection)
                : new CollectionView(writes.base().collection(collection), null);
    }

    @Override
    public void protect(String collection, List<@Nullable Object[]> keys, CallContext context) {
        checkActive();
        impersonation.requireRowChecks();
        reads.addKeys(collection, keys);
    }

    @Override
    public void protect(Scan scan, CallContext context) {
        checkActive();
        impersonation.requireRowChecks();
        reads.addCollection(scan.collection());
    }

    @Override
    public long[] write(List<? extends Mutation> mutations, CallContext context) {
        checkActive();
        if (mode == TransactionMode.READ_ONLY) {
            throw ErrorCode.READ_ONLY.error("The transaction is read-only");
        }
        if (mode == TransactionMode.SERIALIZABLE) {
            mutations.forEach(reads::add);
        }
        impersonation.require(writes.base(), mutations);
        return new MutationWriter(writes, context).write(mutations);
    }

    @Override
    public void commit() {
        commit(CallContext.NONE);
    }

    @Override
    public void commit(CallContext context) {
        checkActive();
        try {
            if (!writes.isEmpty()) {
                impersonation.requireCommit(writes.size());
                database.commit(writes, reads, context);
            }
        } finally {
            end();
        }
    }

    @Override
    public void rollback() {
        checkActive();
        end();
    }

    @Override
    public long savepoint() {
        checkActive();
        impersonation.requireSavepoints();
        return writes.mark();
    }

    @Override
    public void rollbackTo(long savepoint) {
        checkActive();
        if (savepoint < 0 || savepoint > writes.mark()) {
            throw ErrorCode.INVALID_SAVEPOINT.error("The savepoint does not belong to this transaction");
        }
        writes.rollbackTo((int) savepoint);
    }

    @Override
    public void close() {
        end();
    }

    private void end() {
        if (session.end()) {
            snapshot.release();
        }
    }

    private void checkActive() {
        store.checkOpen();
        if (!session.isOpen()) {
            throw ErrorCode.NO_ACTIVE_TRANSACTION.error("The transaction has ended");
        }
    }
}
