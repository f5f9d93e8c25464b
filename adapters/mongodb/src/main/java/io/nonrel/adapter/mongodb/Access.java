package io.nonrel.adapter.mongodb;

import com.mongodb.MongoNamespace;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** A database on a server, as long as its store is open; by a session where calls belong to a transaction. Thread-safe. */
final class Access {

    private final MongoDatabase database;
    private final MongoErrors errors;
    private final AtomicBoolean open;
    private final @Nullable ClientSession session;
    private final Cancellations cancellations;

    private Access(
            MongoDatabase database,
            MongoErrors errors,
            AtomicBoolean open,
            @Nullable ClientSession session,
            Cancellations cancellations) {
        this.cancellations = cancellations;
        this.database = database;
        this.errors = errors;
        this.open = open;
        this.session = session;
    }

    static Access of(MongoClient client, String database, Cancellations cancellations) {
        return new Access(
                client.getDatabase(database), new MongoErrors(database), new AtomicBoolean(true), null, cancellations);
    }

    /** The same database, each call a part of a transaction. */
    Access in(ClientSession newSession) {
        return new Access(database, errors, open, newSession, cancellations);
    }

    String name() {
        return database.getName();
    }

    MongoErrors errors() {
        return errors;
    }

    @Nullable
    ClientSession session() {
        return session;
    }

    /** Calls fail from now on; returns whether they did not before. */
    boolean close() {
        return open.compareAndSet(true, false);
    }

    /** Looks after what waits for the server. */
    Cancellations cancellations() {
        return cancellations;
    }

    boolean isOpen() {
        return open.get();
    }

    void checkOpen() {
        if (!open.get()) {
            throw ErrorCode.CONNECTION_LOST.error("The database %s was closed while it was in use", name());
        }
    }

    MongoDatabase database() {
        checkOpen();
        return database;
    }

    /** A collection, for a call that ends with its statement's time at the latest. */
    MongoCollection<BsonDocument> collection(String collection, CallContext context) {
        checkName(collection);
        MongoCollection<BsonDocument> all = database().getCollection(collection, BsonDocument.class);
        long millis = context.remainingMillis();
        // A transaction has a time of its own, which its calls can't change.
        return millis == Long.MAX_VALUE || session != null
                ? all
                : all.withTimeout(Math.max(1, millis), TimeUnit.MILLISECONDS);
    }

    /** What marks the operations of one call on the server. */
    static String comment() {
        return "nonrel " + Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    static void checkName(String collection) {
        try {
            MongoNamespace.checkCollectionNameValidity(collection);
        } catch (IllegalArgumentException e) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    e, "A collection of MongoDB can't be called '%s': %s", collection, e.getMessage());
        }
    }
}
