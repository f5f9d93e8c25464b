package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.nonrel.adapter.mongodb.MongoAdapter;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The MongoDB adapter keeps the contract on each server at hand. */
class MongoStoreContractTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable MongoServer server;
    private static String local = "";

    @BeforeAll
    static void startServer() {
        server = new MongoServer(new MemoryBackend());
        InetSocketAddress address = server.bind();
        local = "mongodb://localhost:" + address.getPort() + "/";
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    @Nested
    class OnMongoJavaServer extends StoreContract {
        @Override
        protected Store open() {
            return new MongoAdapter().open(local + "contract" + NUMBER.incrementAndGet(), Settings.NONE);
        }
    }

    /** A server that somebody has: {@code -Dnonrel.mongodb.uri=mongodb://host/}; databases called contract… are made there. */
    @Nested
    @EnabledIfSystemProperty(
            named = "nonrel.mongodb.uri",
            matches = "mongodb.*",
            disabledReason = "no server of MongoDB was given by -Dnonrel.mongodb.uri=")
    class OnAGivenServer extends StoreContract {

        private final String database = "contract" + NUMBER.incrementAndGet();

        private static String uri() {
            String uri = System.getProperty("nonrel.mongodb.uri", "");
            return uri.endsWith("/") ? uri : uri + "/";
        }

        @Override
        protected Store open() {
            return new MongoAdapter().open(uri() + database, Settings.NONE);
        }

        @Override
        protected void clean() {
            try (MongoClient client = MongoClients.create(uri())) {
                client.getDatabase(database).drop();
                assertThat(client.listDatabaseNames()).doesNotContain(database);
            }
        }
    }
}
