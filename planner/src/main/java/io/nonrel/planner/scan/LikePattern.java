package io.nonrel.planner.scan;

import org.jspecify.annotations.Nullable;

/**
 * What a LIKE pattern tells a store: the text that every match starts with, and whether that says all.
 *
 * @param prefix the literal text before the first wildcard, escapes resolved
 * @param kind what follows it
 */
public record LikePattern(String prefix, Kind kind) {

    /** What follows the literal prefix. */
    public enum Kind {
        /** Nothing: the pattern has no wildcard and matches one text. */
        EXACT,
        /** One or more {@code %} and nothing else: the prefix decides. */
        PREFIX,
        /** Other wildcards: the prefix is necessary but not sufficient. */
        PARTIAL
    }

    /**
     * Reads a pattern. A pattern with a dangling escape is read as PARTIAL: the error is raised where the pattern is
     * evaluated.
     *
     * @param escape null for none
     */
    public static LikePattern of(String pattern, @Nullable Character escape) {
        StringBuilder prefix = new StringBuilder(pattern.length());
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (escape != null && c == escape) {
                if (i + 1 >= pattern.length() || !isEscapable(pattern.charAt(i + 1), escape)) {
                    return new LikePattern(prefix.toString(), Kind.PARTIAL);
                }
                prefix.append(pattern.charAt(i + 1));
                i += 2;
            } else if (c == '%' || c == '_') {
                boolean onlyPercents = pattern.chars().skip(i).allMatch(x -> x == '%');
                return new LikePattern(prefix.toString(), onlyPercents ? Kind.PREFIX : Kind.PARTIAL);
            } else {
                prefix.append(c);
                i++;
            }
        }
        return new LikePattern(prefix.toString(), Kind.EXACT);
    }

    private static boolean isEscapable(char c, char escape) {
        return c == '%' || c == '_' || c == escape;
    }
}
