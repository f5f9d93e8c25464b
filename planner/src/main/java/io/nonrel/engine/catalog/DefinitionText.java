package io.nonrel.engine.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a definition: one line for each part, in each line a word and then {@code name=value} pairs, separated by
 * tabs. A pair that is missing is null, one that nobody knows is passed over: older and newer drivers read each other's
 * catalogs. Tabs, line ends, commas of list items and backslashes are escaped with a backslash.
 */
final class DefinitionText {

    private DefinitionText() {}

    /** A line, to write or to read. */
    static final class Part {

        private final String word;
        private final Map<String, String> values = new LinkedHashMap<>();

        Part(String word) {
            this.word = word;
        }

        /** What kind of part. */
        String word() {
            return word;
        }

        /** Sets a value; null leaves it out. */
        Part with(String name, @Nullable Object value) {
            if (value != null) {
                values.put(name, escape(value.toString(), false));
            }
            return this;
        }

        /** Sets a list. */
        Part with(String name, List<String> items) {
            StringBuilder text = new StringBuilder();
            for (String item : items) {
                text.append(escape(item, true)).append(',');
            }
            values.put(name, text.toString());
            return this;
        }

        /** The value, null when it is not there. */
        @Nullable
        String textOrNull(String name) {
            String escaped = values.get(name);
            return escaped == null ? null : unescape(escaped);
        }

        /** The value, which must be there. */
        String text(String name) {
            return Objects.requireNonNull(textOrNull(name), () -> "Catalog entry without " + name + ": " + word);
        }

        /** The value as a number, which must be there. */
        long number(String name) {
            return Long.parseLong(text(name));
        }

        /** Whether the value is {@code true}. */
        boolean flag(String name) {
            return "true".equals(values.get(name));
        }

        /** The items of a list, none when it is not there. */
        List<String> list(String name) {
            List<String> items = new ArrayList<>();
            String text = values.getOrDefault(name, "");
            int start = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == ',') {
                    items.add(unescape(text.substring(start, i)));
                    start = i + 1;
                }
            }
            return items;
        }
    }

    /** The text of parts. */
    static String write(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.word);
            part.values.forEach(
                    (name, value) -> text.append('\t').append(name).append('=').append(value));
            text.append('\n');
        }
        return text.toString();
    }

    /** The parts of a text. */
    static List<Part> read(String text) {
        List<Part> parts = new ArrayList<>();
        text.lines().forEach(line -> {
            String[] pieces = line.split("\t", -1);
            Part part = new Part(pieces[0]);
            for (int i = 1; i < pieces.length; i++) {
                int equals = pieces[i].indexOf('=');
                part.values.put(pieces[i].substring(0, equals), pieces[i].substring(equals + 1));
            }
            parts.add(part);
        });
        return parts;
    }

    private static String escape(String text, boolean item) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return item ? escaped.replace(",", "\\,") : escaped;
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = text.charAt(++i);
                c = c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
