package io.nonrel.adapter.embedded;

import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NativeLanguage;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import io.nonrel.spi.Verdict;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A claim on an embedded database. Each call sees the latest commit, a cursor the one at which it was opened. */
final class EmbeddedStore implements Store {

    private static final String PRODUCT = "nonrel embedded store on h2-mvstore 2.4.240";

    private static final Set<Capability> CAPABILITIES =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(Capability.ROW_LOCKS)));

    private final Databases.Shared shared;
    private final Database database;
    private final Session session;
    private final Impersonation impersonation;
    private final Set<Capability> capabilities;

    EmbeddedStore(Databases.Shared shared, Impersonation impersonation) {
        this.shared = shared;
        this.database = shared.database();
        this.session = new Session(database);
        this.impersonation = impersonation;
        this.capabilities = impersonation.narrow(CAPABILITIES);
    }

    Database database() {
        return database;
    }

    @Override
    public String product() {
        return PRODUCT;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Verdict check(Scan scan) {
        return impersonation.check(schema(scan.collection()), scan);
    }

    @Override
    public Verdict check(Aggregation aggregation) {
        return impersonation.check(schema(aggregation.input().collection()), aggregation);
    }

    /** A store that is stood in for is one of several processes; else who connects as another user has an engine of its own. */
    @Override
    public boolean isShared() {
        return impersonation != Impersonation.NONE || shared.users() > 1;
    }

    @Override
    public AccessPath accessPath(Scan scan) {
        return AccessPlan.describe(schema(scan.collection()), scan);
    }

    @Override
    public RowCursor scan(Scan scan, CallContext context) {
        Snapshot snapshot = snapshot();
        try {
            CollectionView view = view(snapshot, scan.collection());
            impersonation.require(view.schema(), scan);
            return Reads.scan(session, view, scan, context, snapshot);
        } finally {
            snapshot.release();
        }
    }

    @Override
    public RowCursor lookup(
            String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
        Snapshot snapshot = snapshot();
        try {
            return Reads.lookup(session, view(snapshot, collection), keys, fields, context, snapshot);
        } finally {
            snapshot.release();
        }
    }

    @Override
    public List<Map<String, @Nullable Object>> documents(
            String collection, List<@Nullable Object[]> keys, CallContext context) {
        Snapshot snapshot = snapshot();
        try {
            return Reads.documents(view(snapshot, collection), keys, context);
        } finally {
            snapshot.release();
        }
    }

    @Override
    public RowCursor aggregate(Aggregation aggregation, CallContext context) {
        Snapshot snapshot = snapshot();
        try {
            CollectionView view = view(snapshot, aggregation.input().collection());
            impersonation.require(view.schema(), aggregation);
            return Reads.aggregate(session, view, aggregation, context);
        } finally {
            snapshot.release();
        }
    }

    @Override
    public long[] write(List<? extends Mutation> mutations, CallContext context) {
        session.checkOpen();
        impersonation.require(database.state(), mutations);
        return database.write(mutations, context);
    }

    @Override
    public Transaction begin(TransactionMode mode) {
        impersonation.require(mode);
        return new EmbeddedTransaction(session, mode, snapshot(), impersonation);
    }

    @Override
    public void createCollection(CollectionDefinition definition) {
        session.checkOpen();
        Schemas.createCollection(database, definition);
    }

    @Override
    public void alterCollection(CollectionDefinition definition) {
        session.checkOpen();
        Schemas.alterCollection(database, definition);
    }

    @Override
    public void dropCollection(String collection) {
        session.checkOpen();
        Schemas.dropCollection(database, collection);
    }

    @Override
    public void truncateCollection(String collection) {
        session.checkOpen();
        Schemas.truncateCollection(database, collection);
    }

    @Override
    public void createIndex(IndexDefinition index) {
        createIndex(index, CallContext.NONE);
    }

    @Override
    public void createIndex(IndexDefinition index, CallContext context) {
        session.checkOpen();
        if (index.unique()) {
            impersonation.requireUniqueIndexes();
        }
        Schemas.createIndex(database, index, context);
    }

    @Override
    public void dropIndex(String collection, String index) {
        session.checkOpen();
        Schemas.dropIndex(database, collection, index);
    }

    @Override
    public List<IndexDefinition> indexes(String collection) {
        return schema(collection).indexes().stream()
                .map(IndexSchema::definition)
                .toList();
    }

    @Override
    public OptionalLong indexBytes(String collection, String index) {
        Snapshot snapshot = snapshot();
        try {
            CollectionState state = snapshot.state().collection(collection);
            List<IndexSchema> indexes = state.schema().indexes();
            for (int i = 0; i < indexes.size(); i++) {
                if (indexes.get(i).definition().name().equals(index)) {
                    return OptionalLong.of(state.entries().get(i).keyBytes());
                }
            }
            return OptionalLong.empty();
        } finally {
            snapshot.release();
        }
    }

    @Override
    public List<String> keyFields(String collection) {
        return schema(collection).key();
    }

    @Override
    public int mutationsPerCommit() {
        return impersonation.mutationsPerCommit();
    }

    @Override
    public OptionalLong estimateCount(String collection) {
        session.checkOpen();
        CollectionState state = database.state().find(collection);
        return state == null
                ? OptionalLong.empty()
                : OptionalLong.of(state.rows().size());
    }

    @Override
    public Optional<NativeLanguage> nativeLanguage() {
        return Optional.of(new EmbeddedLanguage(this, database));
    }

    @Override
    public boolean isAlive(Duration timeout) {
        return session.isOpen() && database.isAlive();
    }

    @Override
    public void close() {
        if (session.end()) {
            shared.release();
        }
    }

    private Snapshot snapshot() {
        session.checkOpen();
        return database.snapshot();
    }

    private static CollectionView view(Snapshot snapshot, String collection) {
        return new CollectionView(snapshot.state().collection(collection), null);
    }

    private CollectionSchema schema(String collection) {
        session.checkOpen();
        return database.state().collection(collection).schema();
    }
}
