package io.nonrel.tck.corpus;

import io.nonrel.tck.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement of a script and the first command under it.
 *
 * @param command with its exclamation mark
 */
public record ScriptStep(String sql, String command) {

    /** All of them, in order. */
    public static List<ScriptStep> of(Script script) {
        List<ScriptStep> steps = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        boolean answering = false;
        for (String line : script.text().lines().toList()) {
            if (answering) {
                if (line.startsWith("!")) {
                    steps.add(new ScriptStep(sql.toString(), line));
                    sql.setLength(0);
                    answering = false;
                }
            } else if (line.startsWith("!")) {
                // What stood above it was the answer to a further command.
                sql.setLength(0);
            } else if (!line.startsWith("#")) {
                sql.append(line).append('\n');
                if (line.stripTrailing().endsWith(";")) {
                    String text = sql.toString().strip();
                    sql.setLength(0);
                    sql.append(text, 0, text.length() - 1);
                    answering = true;
                }
            }
        }
        return steps;
    }
}
