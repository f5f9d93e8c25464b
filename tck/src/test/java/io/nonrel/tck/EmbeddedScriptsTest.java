package io.nonrel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every script on the embedded store, in every variant. {@code -Dnonrel.accept=true} writes the answers of the plain
 * variant into the scripts; the review is the diff.
 */
class EmbeddedScriptsTest {

    private static final Path SOURCES = Path.of("src/main/resources/io/nonrel/tck/scripts");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ScriptRunner runner =
            new ScriptRunner(() -> "jdbc:nonrel:embedded:mem:tck" + NUMBER.incrementAndGet());

    static Stream<Arguments> scripts() {
        return Script.all().stream()
                .flatMap(script -> script.variants().stream().map(variant -> Arguments.of(script, variant)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("scripts")
    void givesTheAnswersInTheScript(Script script, Variant variant) throws Exception {
        String actual = runner.run(script, variant);
        if (Boolean.getBoolean("nonrel.accept") && variant == Variant.PLAIN) {
            accept(script, actual);
        } else {
            assertThat(actual).isEqualTo(script.text());
        }
    }

    private static void accept(Script script, String actual) throws IOException {
        Files.writeString(SOURCES.resolve(script.name() + ".iq"), actual);
    }
}
