package io.nonrel.planner;

import io.nonrel.adapter.embedded.EmbeddedAdapter;
import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import io.nonrel.spi.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An embedded store that takes no OR, no NOT, lists of two values at most, prefixes only roughly, and no aggregates. */
final class ChoosyStore implements Store {

    private static final int LONGEST_LIST = 2;

    private final Store store;

    ChoosyStore(String name) {
        this.store = new EmbeddedAdapter().open("embedded:mem:" + name, Settings.NONE);
    }

    @Override
    public Verdict check(Scan scan) {
        Verdict verdict = store.check(scan);
        for (Predicate conjunct : scan.predicate().conjuncts()) {
            if (conjunct instanceof Predicate.Or || conjunct instanceof Predicate.Not) {
                return new Verdict.Rejected("no OR and no NOT");
            }
            if (conjunct instanceof Predicate.In in && in.operands().size() > LONGEST_LIST) {
                return new Verdict.Rejected("IN takes at most " + LONGEST_LIST + " values");
            }
            if (conjunct instanceof Predicate.Prefix && verdict instanceof Verdict.Exact) {
                verdict = new Verdict.Superset("prefixes are compared without case");
            }
        }
        return verdict;
    }

    @Override
    public Verdict check(Aggregation aggregation) {
        return new Verdict.Rejected("no aggregates");
    }

    @Override
    public String product() {
        return "Choosy";
    }

    @Override
    public Set<Capability> capabilities() {
        return store.capabilities();
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
    public List<String> keyFields(String collection) {
        return store.keyFields(collection);
    }

    @Override
    public List<Map<String, @Nullable Object>> documents(
            String collection, List<@Nullable Object[]> keys, CallContext context) {
        return store.documents(collection, keys, context);
    }

    @Override
    public List<IndexDefinition> indexes(String collection) {
        return store.indexes(collection);
    }

    @Override
    public OptionalLong estimateCount(String collection) {
        return store.estimateCount(collection);
    }

    @Override
    public Transaction begin(TransactionMode mode) {
        return store.begin(mode);
    }

    @Override
    public boolean isAlive(Duration timeout) {
        return store.isAlive(timeout);
    }

    @Override
    public RowCursor scan(Scan scan, CallContext context) {
        if (check(scan) instanceof Verdict.Rejected rejected) {
            throw new AssertionError("The planner sent what was refused: " + scan + ": " + rejected.reason());
        }
        return store.scan(scan, context);
    }

    @Override
    public RowCursor lookup(
            String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
        return store.lookup(collection, keys, fields, context);
    }

    @Override
    public long[] write(List<? extends Mutation> mutations, CallContext context) {
        return store.write(mutations, context);
    }

    @Override
    public void close() {
        store.close();
    }
}
