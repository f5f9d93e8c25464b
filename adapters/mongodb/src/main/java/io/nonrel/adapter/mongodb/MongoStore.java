package io.nonrel.adapter.mongodb;

import com.mongodb.client.MongoDatabase;
import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NativeLanguage;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import io.nonrel.spi.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/** One database of a server. Each call stands for itself. */
final class MongoStore implements Store {

    /** How often a write is tried that others come in between of. */
    private static final int ATTEMPTS = 5;

    private final SharedClients.Claim claim;
    private final Access access;
    private final ServerProfile server;
    private final Shapes shapes;
    private final Reads reads;

    private MongoStore(SharedClients.Claim claim, Access access, ServerProfile server, int sampleSize) {
        this.claim = claim;
        this.access = access;
        this.server = server;
        this.shapes = new Shapes(access, sampleSize);
        this.reads = new Reads(access, shapes, server);
    }

    /** Asks the server what it is. */
    static MongoStore open(SharedClients.Claim claim, String database, int sampleSize) {
        MongoDatabase asked = claim.client().getDatabase(database);
        try {
            ServerProfile server = ServerProfile.ask(asked);
            Cancellations cancellations =
                    new Cancellations(server.complete() ? claim.client().getDatabase("admin") : null);
            return new MongoStore(claim, Access.of(claim.client(), database, cancellations), server, sampleSize);
        } catch (RuntimeException e) {
            throw new MongoErrors(database).atOpening(e);
        }
    }

    @Override
    public String product() {
        return server.product();
    }

    @Override
    public Set<Capability> capabilities() {
        return server.capabilities();
    }

    @Override
    public void catalogChanged() {
        shapes.forget();
    }

    @Override
    public Verdict check(Scan scan) {
        return ScanCheck.check(scan, shapes.of(scan.collection()), server);
    }

    @Override
    public Verdict check(Aggregation aggregation) {
        return ScanCheck.check(aggregation, shapes.of(aggregation.input().collection()), server);
    }

    @Override
    public AccessPath accessPath(Scan scan) {
        return AccessPaths.of(scan, shapes.of(scan.collection()));
    }

    @Override
    public RowCursor scan(Scan scan, CallContext context) {
        return reads.scan(scan, context);
    }

    @Override
    public RowCursor lookup(
            String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
        return reads.lookup(collection, keys, fields, context);
    }

    @Override
    public List<Map<String, @Nullable Object>> documents(
            String collection, List<@Nullable Object[]> keys, CallContext context) {
        return reads.documents(collection, keys, context);
    }

    @Override
    public RowCursor aggregate(Aggregation aggregation, CallContext context) {
        return new Aggregates(access, shapes, server).aggregate(aggregation, context);
    }

    @Override
    public long[] write(List<? extends Mutation> mutations, CallContext context) {
        if (!server.hasTransactions() || mutations.size() == 1 && !isOfSet(mutations.get(0))) {
            // The server writes one document as a whole.
            return new Writes(access, shapes, server, context).write(mutations);
        }
        for (int attempt = 1; ; attempt++) {
            try (Transaction transaction = begin(TransactionMode.SNAPSHOT)) {
                long[] counts = transaction.write(mutations, context);
                transaction.commit();
                return counts;
            } catch (NonrelException e) {
                if (e.code() != ErrorCode.WRITE_CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static boolean isOfSet(Mutation mutation) {
        return mutation instanceof Mutation.UpdateWhere || mutation instanceof Mutation.DeleteWhere;
    }

    @Override
    public Transaction begin(TransactionMode mode) {
        access.checkOpen();
        if (!server.hasTransactions()) {
            throw ErrorCode.UNSUPPORTED.error(
                    "%s has no transactions here: each statement stands for itself", server.product());
        }
        if (mode == TransactionMode.SERIALIZABLE) {
            throw ErrorCode.UNSUPPORTED.error("MongoDB has no serializable transactions");
        }
        try {
            return MongoTransaction.begin(access, claim.client().startSession(), shapes, server, mode);
        } catch (RuntimeException e) {
            throw access.errors().of(e);
        }
    }

    @Override
    public List<CollectionDefinition> discoverCollections() {
        access.checkOpen();
        try {
            return shapes.discover().stream().map(Shape::definition).toList();
        } catch (RuntimeException e) {
            throw access.errors().of(e);
        }
    }

    @Override
    public void createCollection(CollectionDefinition definition) {
        run(() -> {
            Access.checkName(definition.name());
            access.database().createCollection(definition.name());
            shapes.put(Shape.of(definition));
        });
    }

    @Override
    public boolean readsAsDefined() {
        return true;
    }

    @Override
    public void alterCollection(CollectionDefinition definition) {
        run(() -> {
            Shape before = shapes.reloadIndexes(definition.name());
            Shape after = before.with(definition);
            shapes.put(after);
            new Indexes(access).adapt(before, after);
        });
    }

    @Override
    public void dropCollection(String collection) {
        run(() -> {
            access.database().getCollection(collection).drop();
            shapes.remove(collection);
        });
    }

    @Override
    public void truncateCollection(String collection) {
        run(() -> access.collection(shapes.of(collection).name(), CallContext.NONE)
                .deleteMany(new BsonDocument()));
    }

    @Override
    public void createIndex(IndexDefinition index) {
        createIndex(index, CallContext.NONE);
    }

    @Override
    public void createIndex(IndexDefinition index, CallContext context) {
        run(() -> {
            Shape shape = shapes.of(index.collection());
            context.checkCancelled();
            if (index.unique() && !server.hasPartialIndexes()) {
                throw ErrorCode.UNSUPPORTED.error("%s has no unique indexes that leave NULL alone", server.product());
            }
            new Indexes(access).create(shape, index, context);
            shapes.reloadIndexes(index.collection());
        });
    }

    @Override
    public void dropIndex(String collection, String index) {
        run(() -> {
            boolean isThere = shapes.reloadIndexes(collection).indexes().stream()
                    .anyMatch(i -> i.name().equals(index));
            if (isThere) {
                new Indexes(access).drop(collection, index);
                shapes.reloadIndexes(collection);
            }
        });
    }

    @Override
    public List<IndexDefinition> indexes(String collection) {
        access.checkOpen();
        return shapes.reloadIndexes(collection).indexes();
    }

    @Override
    public List<String> keyFields(String collection) {
        return shapes.of(collection).key();
    }

    @Override
    public OptionalLong estimateCount(String collection) {
        long[] count = new long[1];
        run(() -> count[0] = access.collection(collection, CallContext.NONE).estimatedDocumentCount());
        return OptionalLong.of(count[0]);
    }

    @Override
    public Optional<NativeLanguage> nativeLanguage() {
        return Optional.of(new MongoLanguage(access));
    }

    @Override
    public boolean isAlive(Duration timeout) {
        if (!access.isOpen()) {
            return false;
        }
        try {
            access.database()
                    .withTimeout(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS)
                    .runCommand(new BsonDocument("ping", new BsonInt32(1)));
            return true;
        } catch (RuntimeException e) {
            access.errors().ignored(e);
            return false;
        }
    }

    @Override
    public void close() {
        if (access.close()) {
            access.cancellations().close();
            claim.release();
        }
    }

    private void run(Runnable call) {
        access.checkOpen();
        try {
            call.run();
        } catch (RuntimeException e) {
            throw access.errors().of(e);
        }
    }
}
