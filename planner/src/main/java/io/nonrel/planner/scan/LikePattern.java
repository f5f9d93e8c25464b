package io.nonrel.planner.scan;

import org.jspecify.annotations.Nullable;

/**
 * What a LIKE pattern tells a store: texts without wildcards that every match has in it, and whether they say all.
 *
 * @param prefix what every match starts with, escapes resolved
 * @param suffix what every match ends with
 * @param longest the longest text that every match has in it
 * @param kind what the pattern comes to
 */
public record LikePattern(String prefix, String suffix, String longest, Kind kind) {

    /** What a pattern comes to. */
    public enum Kind {
        /** The pattern has no wildcard and matches one text. */
        EXACT,
        /** After the prefix nothing but {@code %}: the prefix decides. */
        PREFIX,
        /** Nothing but {@code %} before the suffix: the suffix decides. */
        SUFFIX,
        /** Nothing but {@code %} around the longest text: it decides. */
        INFIX,
        /** The texts are necessary but not sufficient. */
        PARTIAL
    }

    /**
     * Reads a pattern. Of a pattern with a dangling escape nothing is known but what stands before: the error is raised where
     * the pattern is evaluated.
     *
     * @param escape null for none
     */
    public static LikePattern of(String pattern, @Nullable Character escape) {
        String prefix = null;
        String longest = "";
        StringBuilder text = new StringBuilder(pattern.length());
        boolean onlyPercents = true;
        int texts = 0;
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (escape != null && c == escape) {
                if (i + 1 >= pattern.length() || !isEscapable(pattern.charAt(i + 1), escape)) {
                    return new LikePattern(prefix == null ? text.toString() : prefix, "", longest, Kind.PARTIAL);
                }
                text.append(pattern.charAt(i + 1));
                i += 2;
            } else if (c == '%' || c == '_') {
                onlyPercents &= c == '%';
                texts += text.isEmpty() ? 0 : 1;
                prefix = prefix == null ? text.toString() : prefix;
                longest = longer(longest, text.toString());
                text.setLength(0);
                i++;
            } else {
                text.append(c);
                i++;
            }
        }
        String last = text.toString();
        if (prefix == null) {
            return new LikePattern(last, last, last, Kind.EXACT);
        }
        texts += last.isEmpty() ? 0 : 1;
        Kind kind = onlyPercents && texts <= 1 ? kind(prefix, last, texts) : Kind.PARTIAL;
        return new LikePattern(prefix, last, longer(longest, last), kind);
    }

    private static Kind kind(String prefix, String last, int texts) {
        if (!prefix.isEmpty() || texts == 0) {
            return Kind.PREFIX;
        }
        return last.isEmpty() ? Kind.INFIX : Kind.SUFFIX;
    }

    private static String longer(String a, String b) {
        return b.length() > a.length() ? b : a;
    }

    private static boolean isEscapable(char c, char escape) {
        return c == '%' || c == '_' || c == escape;
    }
}
