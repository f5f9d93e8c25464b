package io.nonrel.planner.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;

/**
 * A file of statements, each followed by a line that begins with "=>" and says what has to come out. Lines that begin
 * with "#" are comments. With {@code -Dnonrel.accept=true} the file is rewritten, and the review is the difference.
 */
final class StatementTable {
    private static final String ARROW = "    => ";

    private final Path file;

    StatementTable(String name) {
        file = Path.of("src/test/resources/io/nonrel/planner/parser", name);
    }

    /** One test for each statement. */
    List<DynamicTest> tests(UnaryOperator<String> outcome) {
        List<String> lines = read();
        List<String> rewritten = new ArrayList<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(ARROW)) {
                continue;
            }
            rewritten.add(line);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
            rewritten.add(ARROW + outcome.apply(line));
            tests.add(dynamicTest(
                    line, () -> assertThat(ARROW + outcome.apply(line)).isEqualTo(next)));
        }
        if (Boolean.getBoolean("nonrel.accept")) {
            write(rewritten);
            return List.of();
        }
        return tests;
    }

    /** The statements alone. */
    List<String> statements() {
        return read().stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith(ARROW))
                .toList();
    }

    private List<String> read() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
