package io.nonrel.tck;

import io.nonrel.tck.junit.ConformanceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;

/**
 * The suite on the embedded store in memory. {@code -Dnonrel.accept=true} first writes the answers of the plain variant into
 * the scripts; the review is the diff.
 */
class EmbeddedScriptsTest extends ConformanceTest {

    private static final Path SOURCES = Path.of("src/main/resources/io/nonrel/tck/scripts");

    @Override
    public String url() {
        return "jdbc:nonrel:embedded:mem:conformance";
    }

    @Override
    public void clean() {
        // Gone with the last connection.
    }

    @BeforeAll
    static void accept() throws SQLException, IOException {
        if (Boolean.getBoolean("nonrel.accept")) {
            ScriptRunner runner = new ScriptRunner(() -> "jdbc:nonrel:embedded:mem:accepted");
            for (Script script : Script.all()) {
                Files.writeString(SOURCES.resolve(script.name() + ".iq"), runner.run(script, Variant.PLAIN));
            }
        }
    }
}
