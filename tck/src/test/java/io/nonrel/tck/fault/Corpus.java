package io.nonrel.tck.fault;

import io.nonrel.tck.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The statements of the suite's scripts.
 *
 * @param setup those that make tables and fill them
 * @param all every one
 */
record Corpus(List<String> setup, List<String> all) {

    static Corpus load() {
        List<String> all = new ArrayList<>();
        for (Script script : Script.all()) {
            addStatements(script.text(), all);
        }
        List<String> setup = all.stream()
                .filter(sql -> {
                    String upper = sql.toUpperCase(Locale.ROOT);
                    return upper.startsWith("CREATE TABLE") || upper.startsWith("INSERT");
                })
                .toList();
        return new Corpus(setup, List.copyOf(all));
    }

    /** A statement stands behind a blank line, a comment or a command, and ends with a semicolon. */
    private static void addStatements(String script, List<String> all) {
        StringBuilder statement = new StringBuilder();
        boolean mayBegin = true;
        for (String line : script.lines().toList()) {
            if (statement.length() == 0 && (line.isBlank() || line.startsWith("#") || line.startsWith("!"))) {
                mayBegin = true;
            } else if (statement.length() > 0 || mayBegin && Character.isLetter(line.charAt(0))) {
                mayBegin = false;
                statement.append(statement.length() == 0 ? "" : "\n").append(line);
                if (line.endsWith(";")) {
                    all.add(statement.substring(0, statement.length() - 1));
                    statement.setLength(0);
                } else if (line.isBlank()) {
                    // It was no statement but an answer.
                    statement.setLength(0);
                    mayBegin = true;
                }
            }
        }
    }
}
