package io.nonrel.adapter.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import org.bson.BsonDocument;

/** A server in this process with one database, seen by MongoDB's own client and by a store. */
final class LocalServer implements AutoCloseable {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String uri = "mongodb://localhost:" + server.bind().getPort() + "/shop";
    private final MongoClient client = MongoClients.create(uri);

    String uri() {
        return uri;
    }

    Store open() {
        return new MongoAdapter().open(uri, Settings.NONE);
    }

    MongoCollection<BsonDocument> collection(String name) {
        return client.getDatabase("shop").getCollection(name, BsonDocument.class);
    }

    /** Inserts documents that are given as JSON. */
    void insert(String collection, String... documents) {
        for (String document : documents) {
            collection(collection).insertOne(BsonDocument.parse(document));
        }
    }

    Iterable<String> collections() {
        return client.getDatabase("shop").listCollectionNames();
    }

    /** Ends the server and leaves its clients alone. */
    void stop() {
        server.shutdownNow();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
