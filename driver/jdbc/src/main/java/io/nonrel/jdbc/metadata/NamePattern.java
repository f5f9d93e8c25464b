package io.nonrel.jdbc.metadata;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name or pattern as metadata methods take it. Immutable. Case is ignored, as in SQL. */
final class NamePattern {

    /** What makes the next character of a pattern stand for itself. */
    static final char ESCAPE = '\\';

    private final @Nullable Pattern regex;

    private NamePattern(@Nullable Pattern regex) {
        this.regex = regex;
    }

    /** A pattern with {@code %}, {@code _} and a backslash before one that is meant; null fits all. */
    static NamePattern like(@Nullable String pattern) {
        if (pattern == null || pattern.equals("%")) {
            return new NamePattern(null);
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == ESCAPE && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        return new NamePattern(Pattern.compile(regex.toString(), flags));
    }

    boolean matches(String name) {
        return regex == null || regex.matcher(name).matches();
    }

    /**
     * The names that a plain name means: the one of exact case, else those of any case. Null and {@code %}, which tools send
     * for all, mean all.
     */
    static List<String> named(@Nullable String name, List<String> names) {
        if (name == null || name.equals("%")) {
            return names;
        }
        if (names.contains(name)) {
            return List.of(name);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(n -> n.toLowerCase(Locale.ROOT).equals(lower))
                .toList();
    }
}
