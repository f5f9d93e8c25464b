package io.nonrel.tck.lie;

import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import io.nonrel.spi.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes every call on; a lie overrides what it lies about. Reads and writes go through the same methods in transactions. */
class HonestStore implements Store {

    private final Store store;

    HonestStore(Store store) {
        this.store = store;
    }

    /** The store behind this one. */
    final Store store() {
        return store;
    }

    /** The scan that is run in place of the one asked for. */
    Scan asked(Scan scan) {
        return scan;
    }

    RowCursor scan(StoreAccess access, Scan scan, CallContext context) {
        return access.scan(asked(scan), context);
    }

    RowCursor lookup(
            StoreAccess access,
            String collection,
            List<@Nullable Object[]> keys,
            List<String> fields,
            CallContext context) {
        return access.lookup(collection, keys, fields, context);
    }

    RowCursor aggregate(StoreAccess access, Aggregation aggregation, CallContext context) {
        return access.aggregate(aggregation, context);
    }

    /** The mutation that is run in place of the one asked for. */
    Mutation asked(Mutation mutation) {
        return mutation;
    }

    long[] write(StoreAccess access, List<? extends Mutation> mutations, CallContext context) {
        List<Mutation> asked = new ArrayList<>();
        mutations.forEach(mutation -> asked.add(asked(mutation)));
        return access.write(asked, context);
    }

    List<Map<String, @Nullable Object>> documents(
            StoreAccess access, String collection, List<@Nullable Object[]> keys, CallContext context) {
        return access.documents(collection, keys, context);
    }

    void commit(Transaction transaction) {
        transaction.commit();
    }

    @Override
    public String product() {
        return store.product();
    }

    @Override
    public Set<Capability> capabilities() {
        return store.capabilities();
    }

    @Override
    public Verdict check(Scan scan) {
        return store.check(scan);
    }

    @Override
    public Verdict check(Aggregation aggregation) {
        return store.check(aggregation);
    }

    @Override
    public AccessPath accessPath(Scan scan) {
        return store.accessPath(scan);
    }

    @Override
    public void createCollection(CollectionDefinition definition) {
        store.createCollection(definition);
    }

    @Override
    public void alterCollection(CollectionDefinition definition) {
        store.alterCollection(definition);
    }

    @Override
    public void dropCollection(String collection) {
        store.dropCollection(collection);
    }

    @Override
    public void truncateCollection(String collection) {
        store.truncateCollection(collection);
    }

    @Override
    public void createIndex(IndexDefinition index) {
        store.createIndex(index);
    }

    @Override
    public void dropIndex(String collection, String index) {
        store.dropIndex(collection, index);
    }

    @Override
    public List<IndexDefinition> indexes(String collection) {
        return store.indexes(collection);
    }

    @Override
    public List<String> keyFields(String collection) {
        return store.keyFields(collection);
    }

    @Override
    public boolean isShared() {
        return store.isShared();
    }

    @Override
    public int mutationsPerCommit() {
        return store.mutationsPerCommit();
    }

    @Override
    public OptionalLong estimateCount(String collection) {
        return store.estimateCount(collection);
    }

    @Override
    public Transaction begin(TransactionMode mode) {
        return new HonestTransaction(this, store.begin(mode));
    }

    @Override
    public boolean isAlive(Duration timeout) {
        return store.isAlive(timeout);
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public final RowCursor scan(Scan scan, CallContext context) {
        return scan(store, scan, context);
    }

    @Override
    public final RowCursor lookup(
            String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
        return lookup(store, collection, keys, fields, context);
    }

    @Override
    public final List<Map<String, @Nullable Object>> documents(
            String collection, List<@Nullable Object[]> keys, CallContext context) {
        return documents(store, collection, keys, context);
    }

    @Override
    public final RowCursor aggregate(Aggregation aggregation, CallContext context) {
        return aggregate(store, aggregation, context);
    }

    @Override
    public final long[] write(List<? extends Mutation> mutations, CallContext context) {
        return write(store, mutations, context);
    }
}
