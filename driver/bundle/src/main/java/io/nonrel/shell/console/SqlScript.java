package io.nonrel.shell.console;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into statements at each {@code ;} that stands outside of quotes and comments. */
public final class SqlScript {

    private final String text;
    private final List<String> statements = new ArrayList<>();
    private int position;
    private int start;
    private boolean empty = true;

    private SqlScript(String text) {
        this.text = text;
    }

    /** The statements in their order, without the {@code ;} and without those that are only space and comments. */
    public static List<String> split(String text) {
        SqlScript script = new SqlScript(text);
        script.run();
        return List.copyOf(script.statements);
    }

    private void run() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (text.startsWith("--", position)) {
                skipPast("\n", position);
            } else if (text.startsWith("/*", position)) {
                skipPast("*/", position + 2);
            } else if (c == '\'' || c == '"') {
                // A doubled quote inside closes and opens again, which comes to the same.
                empty = false;
                skipPast(String.valueOf(c), position + 1);
            } else if (c == ';') {
                end();
                start = ++position;
            } else {
                empty &= Character.isWhitespace(c);
                position++;
            }
        }
        end();
    }

    private void skipPast(String end, int from) {
        int found = text.indexOf(end, from);
        position = found < 0 ? text.length() : found + end.length();
    }

    private void end() {
        if (!empty) {
            statements.add(
                    text.substring(start, Math.min(position, text.length())).strip());
        }
        empty = true;
    }
}
