package io.nonrel.exec.conversion;

import io.nonrel.planner.catalog.ColumnType;

/** Lengths of strings, in code points. */
final class Lengths {

    private Lengths() {}

    /** Whether a string has at most so many code points; {@link ColumnType#UNBOUNDED} is no limit. */
    static boolean fits(String text, int limit) {
        return limit < 0 || text.length() <= limit || text.codePointCount(0, text.length()) <= limit;
    }

    /** The first code points. */
    static String cut(String text, int limit) {
        return fits(text, limit) ? text : text.substring(0, text.offsetByCodePoints(0, limit));
    }

    /** The first code points when only spaces follow them, else the whole text. */
    static String cutSpaces(String text, int limit) {
        if (fits(text, limit)) {
            return text;
        }
        int end = text.offsetByCodePoints(0, limit);
        for (int i = end; i < text.length(); i++) {
            if (text.charAt(i) != ' ') {
                return text;
            }
        }
        return text.substring(0, end);
    }
}
