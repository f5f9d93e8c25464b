package io.nonrel.planner.parser;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into statements at semicolons that stand outside of quotes and comments. */
public final class SqlScript {

    private SqlScript() {}

    /**
     * A statement of a script.
     *
     * @param line where it begins, from 1
     */
    public record Part(String sql, int line) {}

    /** The statements, without their semicolons; parts of nothing but spaces and comments are left out. */
    public static List<Part> split(String script) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        int first = -1;
        int i = 0;
        while (i < script.length()) {
            char c = script.charAt(i);
            if (script.startsWith("--", i)) {
                i = end(script, script.indexOf('\n', i));
            } else if (script.startsWith("/*", i)) {
                int close = script.indexOf("*/", i + 2);
                i = close < 0 ? script.length() : close + 2;
            } else if (c == ';') {
                add(parts, script, start, first, i);
                start = i + 1;
                first = -1;
                i++;
            } else {
                first = first < 0 && !Character.isWhitespace(c) ? i : first;
                // A doubled quote ends one text and begins the next.
                i = c == '\'' || c == '"' ? end(script, script.indexOf(c, i + 1) + 1) : i + 1;
            }
        }
        add(parts, script, start, first, script.length());
        return parts;
    }

    private static int end(String script, int position) {
        return position <= 0 ? script.length() : position;
    }

    private static void add(List<Part> parts, String script, int start, int first, int end) {
        if (first >= 0) {
            int line = 1
                    + (int) script.substring(0, first)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            parts.add(new Part(script.substring(start, end).strip(), line));
        }
    }
}
