package io.nonrel.adapter.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import io.nonrel.spi.Capability;
import java.util.EnumSet;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * What the server is, and which constructs it gets right. What it gets wrong is not asked of it. Immutable.
 *
 * @param product as the administrator knows it
 * @param complete whether it is a server of MongoDB itself: everything documented is right there. Others are asked only for
 *     what all of them do
 * @param replicated whether it is part of a replica set or a sharded cluster, which have transactions
 */
record ServerProfile(String product, boolean complete, boolean replicated) {

    private static final int COMMAND_NOT_FOUND = 59;

    /** Asks a server what it is. */
    static ServerProfile ask(MongoDatabase database) {
        return of(hello(database), command(database, "buildInfo"));
    }

    private static BsonDocument hello(MongoDatabase database) {
        try {
            return command(database, "hello");
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != COMMAND_NOT_FOUND) {
                throw e;
            }
            return command(database, "isMaster");
        }
    }

    private static BsonDocument command(MongoDatabase database, String name) {
        return database.runCommand(new BsonDocument(name, new BsonInt32(1)), BsonDocument.class);
    }

    /**
     * What a server says of itself.
     *
     * @see <a href="https://www.mongodb.com/docs/manual/reference/command/hello/">hello</a>
     */
    static ServerProfile of(BsonDocument hello, BsonDocument build) {
        String version = build.isString("version") ? build.getString("version").getValue() : "of an unknown version";
        boolean replicated = hello.containsKey("setName")
                || hello.isString("msg") && hello.getString("msg").getValue().equals("isdbgrid");
        if (build.containsKey("ferretdb") || build.containsKey("ferretdbVersion")) {
            return new ServerProfile("FerretDB for MongoDB " + version, false, replicated);
        }
        if (build.isString("gitVersion") && build.containsKey("storageEngines") && major(build) >= 5) {
            return new ServerProfile("MongoDB " + version, true, replicated);
        }
        if (!build.containsKey("gitVersion") && wire(hello) == 8) {
            return new ServerProfile("mongo-java-server for MongoDB " + version, false, false);
        }
        return new ServerProfile("a server for MongoDB " + version, false, replicated);
    }

    private static int major(BsonDocument build) {
        BsonArray parts = build.getArray("versionArray", new BsonArray());
        return parts.isEmpty() || !parts.get(0).isNumber()
                ? 0
                : parts.get(0).asNumber().intValue();
    }

    private static int wire(BsonDocument hello) {
        return hello.getNumber("maxWireVersion", new BsonInt32(0)).intValue();
    }

    /** What a store on this server can do. */
    Set<Capability> capabilities() {
        Set<Capability> found = EnumSet.of(Capability.INDEXES, Capability.SET_WRITES);
        if (hasPartialIndexes()) {
            found.add(Capability.UNIQUE_INDEXES);
        }
        if (hasTransactions()) {
            found.addAll(EnumSet.of(
                    Capability.TRANSACTIONS,
                    Capability.OWN_WRITES,
                    Capability.SNAPSHOT_READS,
                    Capability.ATOMIC_WRITES));
        }
        return found;
    }

    /** Whether strings are ordered by their UTF-8 bytes; some servers compare UTF-16 units. */
    boolean ordersStrings() {
        return complete;
    }

    /** Whether UUIDs are ordered as unsigned bytes. */
    boolean ordersUuids() {
        return complete;
    }

    /** Whether a unique index can leave documents out; some servers take the filter and do not look at it. */
    boolean hasPartialIndexes() {
        return complete;
    }

    /** Whether several writes can take effect together. */
    boolean hasTransactions() {
        return complete && replicated;
    }

    /** Whether a sum can be computed in decimals, which no number of integers overflows. */
    boolean hasDecimalSums() {
        return complete;
    }
}
