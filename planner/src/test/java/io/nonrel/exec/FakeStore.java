package io.nonrel.exec;

import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import io.nonrel.spi.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store in lists of maps for tests: answers every scan and aggregation exactly unless told otherwise, counts what it is
 * asked and which cursors are open, and fails when told to. Not thread-safe.
 */
public final class FakeStore implements Store {

    private final Map<String, FakeCollection> collections = new TreeMap<>();
    private final List<IndexDefinition> indexes = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final Set<Capability> capabilities = EnumSet.of(Capability.INDEXES, Capability.ATOMIC_WRITES);
    private Function<Scan, Verdict> scanAnswer = scan -> Verdict.EXACT;
    private Function<Aggregation, Verdict> aggregationAnswer = aggregation -> Verdict.EXACT;
    private int openCursors;
    private int failingRequest = -1;
    private int failingRow = -1;

    /** Creates a collection; every field is nullable but those of the key. */
    public FakeStore with(CollectionDefinition definition, @Nullable Object[]... rows) {
        createCollection(definition);
        List<String> fields = definition.fields().stream()
                .map(CollectionDefinition.FieldDefinition::name)
                .toList();
        for (@Nullable Object[] row : rows) {
            write(List.of(new Mutation.Insert(definition.name(), fields, row)), CallContext.NONE);
        }
        requests.clear();
        return this;
    }

    /** Decides what {@link #check(Scan)} answers. */
    public FakeStore answeringScans(Function<Scan, Verdict> answer) {
        scanAnswer = answer;
        return this;
    }

    /** Decides what {@link #check(Aggregation)} answers. */
    public FakeStore answeringAggregations(Function<Aggregation, Verdict> answer) {
        aggregationAnswer = answer;
        return this;
    }

    /** Makes the request of this number, from 0 and from now, fail. */
    public FakeStore failingRequest(int number) {
        failingRequest = requests.size() + number;
        return this;
    }

    /** Makes every cursor fail instead of giving the row of this number, from 0. */
    public FakeStore failingRow(int number) {
        failingRow = number;
        return this;
    }

    /** Cursors that were opened and not closed. */
    public int openCursors() {
        return openCursors;
    }

    /** What was asked, as text, in the order of asking. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public RowCursor scan(Scan scan, CallContext context) {
        request("scan " + scan);
        return new Cursor(collection(scan.collection()).scan(scan), context);
    }

    @Override
    public RowCursor lookup(
            String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
        request("lookup " + collection + " " + keys.size());
        return new Cursor(collection(collection).lookup(keys, fields), context);
    }

    @Override
    public List<Map<String, @Nullable Object>> documents(
            String collection, List<@Nullable Object[]> keys, CallContext context) {
        request("documents " + collection + " " + keys.size());
        return collection(collection).documents(keys);
    }

    @Override
    public RowCursor aggregate(Aggregation aggregation, CallContext context) {
        request("aggregate " + aggregation);
        return new Cursor(collection(aggregation.input().collection()).aggregate(aggregation), context);
    }

    @Override
    public long[] write(List<? extends Mutation> mutations, CallContext context) {
        request("write " + mutations.size());
        return mutations.stream()
                .mapToLong(mutation -> collection(mutation.collection()).write(mutation))
                .toArray();
    }

    @Override
    public Verdict check(Scan scan) {
        return scanAnswer.apply(scan);
    }

    @Override
    public Verdict check(Aggregation aggregation) {
        return aggregationAnswer.apply(aggregation);
    }

    @Override
    public AccessPath accessPath(Scan scan) {
        return new AccessPath(AccessPath.Kind.FULL, "full scan");
    }

    @Override
    public List<CollectionDefinition> discoverCollections() {
        return collections.values().stream().map(FakeCollection::definition).toList();
    }

    @Override
    public String product() {
        return "FakeStore";
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public void createCollection(CollectionDefinition definition) {
        if (collections.putIfAbsent(definition.name(), new FakeCollection(definition)) != null) {
            throw ErrorCode.DUPLICATE_TABLE.error("Collection %s exists", definition.name());
        }
    }

    @Override
    public void alterCollection(CollectionDefinition definition) {
        collection(definition.name()).define(definition);
    }

    @Override
    public void dropCollection(String collection) {
        collections.remove(collection);
        indexes.removeIf(index -> index.collection().equals(collection));
    }

    @Override
    public void truncateCollection(String collection) {
        collection(collection).clear();
    }

    @Override
    public void createIndex(IndexDefinition index) {
        indexes.add(index);
    }

    @Override
    public void dropIndex(String collection, String index) {
        indexes.removeIf(i -> i.collection().equals(collection) && i.name().equals(index));
    }

    @Override
    public List<IndexDefinition> indexes(String collection) {
        return indexes.stream().filter(i -> i.collection().equals(collection)).toList();
    }

    @Override
    public List<String> keyFields(String collection) {
        return collection(collection).definition().key();
    }

    @Override
    public OptionalLong estimateCount(String collection) {
        return OptionalLong.of(collection(collection).size());
    }

    @Override
    public Transaction begin(TransactionMode mode) {
        throw ErrorCode.UNSUPPORTED.error("The fake store has no transactions");
    }

    @Override
    public boolean isAlive(Duration timeout) {
        return true;
    }

    @Override
    public void close() {}

    private FakeCollection collection(String name) {
        FakeCollection collection = collections.get(name);
        if (collection == null) {
            throw new AssertionError("No collection " + name);
        }
        return collection;
    }

    private void request(String text) {
        boolean fails = requests.size() == failingRequest;
        requests.add(text);
        if (fails) {
            throw ErrorCode.STORE_FAILED.error("The fake store was told to fail");
        }
    }

    private final class Cursor implements RowCursor {

        private final List<@Nullable Object[]> rows;
        private final CallContext context;
        private int position;
        private boolean closed;

        Cursor(List<@Nullable Object[]> rows, CallContext context) {
            this.rows = rows;
            this.context = context;
            openCursors++;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            if (closed) {
                throw new AssertionError("Read after close");
            }
            context.checkCancelled();
            if (position == failingRow) {
                throw ErrorCode.STORE_FAILED.error("The fake store was told to fail");
            }
            if (position == rows.size()) {
                return null;
            }
            context.examined(1);
            return rows.get(position++);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                openCursors--;
            }
        }
    }
}
