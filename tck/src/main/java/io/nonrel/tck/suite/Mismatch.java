package io.nonrel.tck.suite;

import io.nonrel.tck.Script;
import java.util.List;
import java.util.Optional;

/**
 * The first answer that is not the one in a script.
 *
 * @param line of the statement, counted from 1
 */
record Mismatch(Script script, int line, String statement, String expected, String actual) {

    private static final String COMMAND = "!";
    private static final int LINES_SHOWN = 40;

    /**
     * The first answer of a store that is not the expected one.
     *
     * @param actual the script with the answers of the store
     */
    static Optional<Mismatch> first(Script script, String actual) {
        if (actual.equals(script.text())) {
            return Optional.empty();
        }
        List<String> wanted = script.text().lines().toList();
        List<String> given = actual.lines().toList();
        int difference = 0;
        while (difference < Math.min(wanted.size(), given.size())
                && wanted.get(difference).equals(given.get(difference))) {
            difference++;
        }
        int statement = Math.min(difference, wanted.size() - 1);
        while (statement > 0 && !isEndOfStatement(wanted, statement)) {
            statement--;
        }
        int begin = statement;
        while (begin > 0 && isStatement(wanted.get(begin - 1))) {
            begin--;
        }
        return Optional.of(new Mismatch(
                script,
                begin + 1,
                String.join("\n", wanted.subList(begin, statement + 1)),
                answer(wanted, statement + 1),
                answer(given, statement + 1)));
    }

    /** A line that ends a statement has its answer, or a command, below it and only lines of statements above. */
    private static boolean isEndOfStatement(List<String> lines, int at) {
        return lines.get(at).stripTrailing().endsWith(";") && isStatement(lines.get(at));
    }

    private static boolean isStatement(String line) {
        return !line.isBlank() && !line.startsWith(COMMAND) && !line.startsWith("#");
    }

    private static String answer(List<String> lines, int from) {
        int to = Math.min(from, lines.size());
        while (to < lines.size() && !lines.get(to).isBlank() && to - from < LINES_SHOWN) {
            to++;
        }
        return String.join("\n", lines.subList(Math.min(from, lines.size()), to));
    }

    @Override
    public String toString() {
        return "%s.iq, line %d:%n%s%nexpected:%n%s%ngot:%n%s"
                .formatted(script.name(), line, statement, expected, actual)
                .replace("\r", "");
    }
}
