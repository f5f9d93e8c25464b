package io.nonrel.tck;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.nonrel.tck.junit.ConformanceTest;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The suite on MongoDB's protocol, on a server in this process: each script has a database of its own. */
class MongoJavaServerTest extends ConformanceTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable MongoServer server;
    private static String address = "";

    @BeforeAll
    static void startServer() {
        server = new MongoServer(new MemoryBackend());
        address = "localhost:" + server.bind().getPort();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    @Override
    public String url() {
        return "jdbc:nonrel:mongodb://" + address + "/suite" + NUMBER.incrementAndGet();
    }

    @Override
    public void clean() {
        // Gone with the server.
    }

    @Override
    protected Set<Variant> variants() {
        return EnumSet.of(Variant.PLAIN, Variant.FETCH_SIZE_ONE, Variant.PREPARED);
    }
}
