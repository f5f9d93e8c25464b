package io.nonrel.exec.function;

import io.nonrel.spi.ErrorCode;

/** Strings counted in code points, as SQL's characters are. Positions count from 1. */
final class CodePoints {

    /** Longer results are a mistake that would exhaust memory. */
    static final int MAX_LENGTH = 1 << 28;

    private CodePoints() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** From a position to the end. */
    static String substring(String text, long start) {
        return start <= 1 ? text : text.substring(index(text, start));
    }

    /** So many from a position that may lie before the string; a negative count is an error. */
    static String substring(String text, long start, long count) {
        if (count < 0) {
            throw ErrorCode.SUBSTRING_ERROR.error("SUBSTRING can't take %d characters", count);
        }
        long end = start > Long.MAX_VALUE - count ? Long.MAX_VALUE : start + count;
        if (end <= 1) {
            return "";
        }
        int from = start <= 1 ? 0 : index(text, start);
        return text.substring(from, Math.max(from, index(text, end)));
    }

    /** The first ones; a negative count leaves out so many at the end. */
    static String left(String text, long count) {
        return count >= 0 ? substring(text, 1, count) : substring(text, 1, Math.max(0, length(text) + count));
    }

    /** The last ones; a negative count leaves out so many at the start. */
    static String right(String text, long count) {
        return count >= 0 ? substring(text, length(text) - count + 1) : substring(text, 1 - count);
    }

    /** Where a string is first found at or after a position, 0 when it isn't. */
    static long position(String part, String text, long start) {
        if (start < 1) {
            start = 1;
        }
        int from = index(text, start);
        int found = text.indexOf(part, from);
        if (found < 0 || start > 1 && start > length(text) + 1) {
            return 0;
        }
        return text.codePointCount(0, found) + 1L;
    }

    static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** So many code points: cut off at the end, or filled up in front or behind. */
    static String pad(String text, long count, String fill, boolean front) {
        if (count > MAX_LENGTH) {
            throw tooLong(count);
        }
        int missing = (int) Math.max(count, 0) - length(text);
        if (missing <= 0 || fill.isEmpty()) {
            return substring(text, 1, Math.max(count, 0));
        }
        int whole = missing / length(fill);
        String padding = fill.repeat(whole) + substring(fill, 1, missing - (long) whole * length(fill));
        return front ? padding + text : text + padding;
    }

    static String repeat(String text, long count) {
        if (count > 0 && text.length() * (double) count > MAX_LENGTH) {
            throw tooLong(count);
        }
        return count <= 0 ? "" : text.repeat((int) count);
    }

    /** The UTF-16 index of a position, the length for one beyond the end. */
    private static int index(String text, long position) {
        if (position - 1 >= text.length()) {
            return text.length();
        }
        int count = (int) (position - 1);
        return count >= length(text) ? text.length() : text.offsetByCodePoints(0, count);
    }

    private static RuntimeException tooLong(long count) {
        return ErrorCode.INVALID_FUNCTION_ARGUMENT.error(
                "A string of %d characters is too long; %d are the most", count, MAX_LENGTH);
    }
}
