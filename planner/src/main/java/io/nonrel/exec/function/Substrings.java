package io.nonrel.exec.function;

import java.util.Arrays;

/** Parts of strings (in code points) and of binary values (in bytes). */
final class Substrings {

    private Substrings() {}

    static Object from(Object value, long start) {
        if (value instanceof String text) {
            return CodePoints.substring(text, start);
        }
        return of(value, start, Integer.MAX_VALUE);
    }

    static Object of(Object value, long start, long count) {
        if (value instanceof String text) {
            return CodePoints.substring(text, start, count);
        }
        byte[] bytes = (byte[]) value;
        // The check of the count is the same.
        CodePoints.substring("", 1, count);
        long from = Math.min(Math.max(start - 1, 0), bytes.length);
        long end = Math.min(Math.max(start - 1 + count, from), bytes.length);
        return Arrays.copyOfRange(bytes, (int) from, (int) end);
    }

    static Object left(Object value, long count) {
        return value instanceof String text
                ? CodePoints.left(text, count)
                : of(value, 1, count >= 0 ? count : Math.max(0, ((byte[]) value).length + count));
    }

    static Object right(Object value, long count) {
        return value instanceof String text
                ? CodePoints.right(text, count)
                : from(value, count >= 0 ? ((byte[]) value).length - count + 1 : 1 - count);
    }

    /** Where a part is found for the n-th time at or after a position, 0 when it isn't. */
    static long position(Object part, Object value, long start, long occurrence) {
        if (!(value instanceof String text)) {
            return position((byte[]) part, (byte[]) value, start, occurrence);
        }
        long from = start < 0 ? Math.max(1, CodePoints.length(text) + 1 + start) : start;
        long found = CodePoints.position((String) part, text, from);
        for (long i = 1; i < occurrence && found > 0; i++) {
            found = CodePoints.position((String) part, text, found + 1);
        }
        return found;
    }

    private static long position(byte[] part, byte[] bytes, long start, long occurrence) {
        long left = occurrence;
        for (long at = Math.max(start, 1); at - 1 + part.length <= bytes.length; at++) {
            int from = (int) at - 1;
            if (Arrays.equals(bytes, from, from + part.length, part, 0, part.length) && --left == 0) {
                return at;
            }
        }
        return 0;
    }

    /** A part replaced; a negative count means as many as the other has. */
    static Object overlay(Object value, Object other, long start, long count) {
        if (value instanceof String text) {
            String placed = (String) other;
            long replaced = count < 0 ? CodePoints.length(placed) : count;
            return CodePoints.substring(text, 1, Math.max(0, start - 1))
                    + placed
                    + CodePoints.substring(text, start + replaced);
        }
        byte[] placed = (byte[]) other;
        byte[] before = (byte[]) of(value, 1, Math.max(0, start - 1));
        byte[] after = (byte[]) from(value, start + (count < 0 ? placed.length : count));
        byte[] result = Arrays.copyOf(before, before.length + placed.length + after.length);
        System.arraycopy(placed, 0, result, before.length, placed.length);
        System.arraycopy(after, 0, result, before.length + placed.length, after.length);
        return result;
    }
}
