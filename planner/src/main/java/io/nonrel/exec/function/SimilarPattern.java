package io.nonrel.exec.function;

import io.nonrel.spi.ErrorCode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pattern of SIMILAR TO as one of java.util.regex. */
final class SimilarPattern {

    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("ALPHA", "\\p{Alpha}"),
            Map.entry("UPPER", "\\p{Upper}"),
            Map.entry("LOWER", "\\p{Lower}"),
            Map.entry("DIGIT", "\\d"),
            Map.entry("ALNUM", "\\p{Alnum}"),
            Map.entry("SPACE", " "),
            Map.entry("WHITESPACE", "\\s"));

    private final String pattern;
    private final int escape;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    private SimilarPattern(String pattern, int escape) {
        this.pattern = pattern;
        this.escape = escape;
    }

    static String toRegex(String pattern, @Nullable String escape) {
        if (escape != null && escape.codePointCount(0, escape.length()) > 1) {
            throw ErrorCode.INVALID_ESCAPE.error("The escape of SIMILAR TO is one character, not '%s'", escape);
        }
        int character = escape == null || escape.isEmpty() ? Integer.MIN_VALUE : escape.codePointAt(0);
        SimilarPattern translation = new SimilarPattern(pattern, character);
        translation.translate();
        return translation.regex.toString();
    }

    private void translate() {
        while (at < pattern.length()) {
            int c = next();
            if (c == escape) {
                literal(escaped());
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else if (c == '[') {
                set();
            } else if ("|*+?(){},".indexOf(c) >= 0) {
                regex.append(c == '(' ? "(?:" : Character.toString(c));
            } else {
                literal(c);
            }
        }
    }

    private void set() {
        regex.append('[');
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            regex.append('^');
            at++;
        }
        while (at < pattern.length()) {
            int c = next();
            if (c == ']') {
                regex.append(']');
                return;
            }
            if (c == '[' && pattern.startsWith(":", at)) {
                characterClass();
            } else if (c == '-') {
                regex.append('-');
            } else {
                literal(c == escape ? escaped() : c);
            }
        }
        throw ErrorCode.INVALID_REGEX.error("In the pattern '%s' a [ has no ]", pattern);
    }

    private void characterClass() {
        int end = pattern.indexOf(":]", at);
        String name = end < 0 ? "" : pattern.substring(at + 1, end).toUpperCase(Locale.ROOT);
        String known = CLASSES.get(name);
        if (known == null) {
            throw ErrorCode.INVALID_REGEX.error(
                    "In the pattern '%s' a character class is none of %s", pattern, CLASSES.keySet());
        }
        regex.append(known);
        at = end + 2;
    }

    private int escaped() {
        if (at == pattern.length()) {
            throw ErrorCode.INVALID_ESCAPE.error("The pattern '%s' ends with its escape character", pattern);
        }
        return next();
    }

    private int next() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private void literal(int c) {
        if (c < 0x80 && !Character.isLetterOrDigit(c)) {
            regex.append('\\');
        }
        regex.appendCodePoint(c);
    }
}
