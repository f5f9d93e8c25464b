package io.nonrel.tck.lie;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A transaction whose reads and writes go through the methods of its store; a lie overrides where they go. */
class HonestTransaction implements Transaction {

    private final HonestStore store;
    private final Transaction transaction;

    HonestTransaction(HonestStore store, Transaction transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /** Where reads go. */
    StoreAccess reading() {
        return transaction;
    }

    /** Where writes go. */
    StoreAccess writing() {
        return transaction;
    }

    @Override
    public RowCursor scan(Scan scan, CallContext context) {
        return store.scan(reading(), scan, context);
    }

    @Override
    public RowCursor lookup(
            String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
        return store.lookup(reading(), collection, keys, fields, context);
    }

    @Override
    public List<Map<String, @Nullable Object>> documents(
            String collection, List<@Nullable Object[]> keys, CallContext context) {
        return store.documents(reading(), collection, keys, context);
    }

    @Override
    public void protect(String collection, List<@Nullable Object[]> keys, CallContext context) {
        transaction.protect(collection, keys, context);
    }

    @Override
    public void protect(Scan scan, CallContext context) {
        transaction.protect(scan, context);
    }

    @Override
    public RowCursor aggregate(Aggregation aggregation, CallContext context) {
        return store.aggregate(reading(), aggregation, context);
    }

    @Override
    public long[] write(List<? extends Mutation> mutations, CallContext context) {
        return store.write(writing(), mutations, context);
    }

    @Override
    public void commit() {
        store.commit(transaction);
    }

    @Override
    public void rollback() {
        transaction.rollback();
    }

    @Override
    public long savepoint() {
        return transaction.savepoint();
    }

    @Override
    public void rollbackTo(long savepoint) {
        transaction.rollbackTo(savepoint);
    }

    @Override
    public void close() {
        transaction.close();
    }
}
