package io.nonrel.tck;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.nonrel.tck.junit.ConformanceTest;
import java.util.EnumSet;
import java.util.Map;
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
    protected Map<String, String> deviations() {
        String milliseconds =
                "MongoDB's dates hold milliseconds; a write of more warns (1016), a key of more is refused";
        String digits = "MongoDB's decimals hold 34 digits; more are refused";
        String half = "a server without transactions keeps what a failing statement has written (1014)";
        return Map.ofEntries(
                Map.entry("change/insert", half),
                Map.entry("change/merge", half),
                Map.entry("constraint/primary-key", milliseconds),
                Map.entry("definition/alter-table", "mongo-java-server keeps a number where an equal one is set"),
                Map.entry("function/date", milliseconds),
                Map.entry("seed-appengine", milliseconds),
                Map.entry("seed-djangae", milliseconds),
                Map.entry("type/decimal", digits),
                Map.entry("type/timestamp", milliseconds),
                Map.entry("value/decimal", digits),
                Map.entry("value/fraction", digits),
                Map.entry("value/instant", milliseconds),
                Map.entry("value/timestamp", milliseconds));
    }

    @Override
    protected Set<Variant> variants() {
        return EnumSet.of(Variant.PLAIN, Variant.FETCH_SIZE_ONE, Variant.PREPARED);
    }
}
