package io.nonrel.exec.function;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of LIKE, read once: {@code %} is any string, {@code _} one code point, both match line ends. There is no escape
 * character unless ESCAPE names one. Immutable and thread-safe.
 */
public abstract class LikePattern {

    private LikePattern() {}

    /** Whether the whole text fits. */
    public abstract boolean matches(String text);

    /**
     * Reads a pattern.
     *
     * @param escape one character; null or empty for none
     * @throws NonrelException {@link ErrorCode#INVALID_ESCAPE} for a longer escape, or one that doesn't stand before {@code %},
     *     {@code _} or itself
     */
    public static LikePattern of(String pattern, @Nullable String escape) {
        List<int[]> segments = segments(pattern, escapeCharacter(escape));
        if (segments.stream().allMatch(LikePattern::isLiteral)) {
            LikePattern simple = simple(segments.stream().map(LikePattern::text).toList());
            if (simple != null) {
                return simple;
            }
        }
        return new General(segments.toArray(int[][]::new));
    }

    private static final int ANY = -1;

    /** The parts between the percent signs, as code points with {@link #ANY} for an underscore. */
    private static List<int[]> segments(String pattern, int escape) {
        List<int[]> segments = new ArrayList<>();
        int[] segment = new int[pattern.length()];
        int length = 0;
        int[] codePoints = pattern.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            int c = codePoints[i];
            if (c == escape) {
                if (i + 1 == codePoints.length || !isEscapable(codePoints[i + 1], escape)) {
                    throw misplaced(pattern, escape);
                }
                segment[length++] = codePoints[++i];
            } else if (c == '%') {
                segments.add(Arrays.copyOf(segment, length));
                length = 0;
            } else {
                segment[length++] = c == '_' ? ANY : c;
            }
        }
        segments.add(Arrays.copyOf(segment, length));
        return segments;
    }

    private static int escapeCharacter(@Nullable String escape) {
        if (escape == null || escape.isEmpty()) {
            return Integer.MIN_VALUE;
        }
        if (escape.codePointCount(0, escape.length()) != 1) {
            throw ErrorCode.INVALID_ESCAPE.error("The escape of LIKE is one character, not '%s'", escape);
        }
        return escape.codePointAt(0);
    }

    private static boolean isEscapable(int c, int escape) {
        return c == '%' || c == '_' || c == escape;
    }

    private static NonrelException misplaced(String pattern, int escape) {
        String character = Character.toString(escape);
        return ErrorCode.INVALID_ESCAPE.error(
                "In the pattern '%s' the escape character %s stands before neither %% nor _ nor %s",
                pattern, character, character);
    }

    private static boolean isLiteral(int[] segment) {
        for (int c : segment) {
            if (c == ANY) {
                return false;
            }
        }
        return true;
    }

    private static String text(int[] segment) {
        return new String(segment, 0, segment.length);
    }

    private static @Nullable LikePattern simple(List<String> parts) {
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            return new Simple(text -> text.equals(first));
        }
        if (parts.size() == 2) {
            if (last.isEmpty()) {
                return new Simple(first.isEmpty() ? text -> true : text -> text.startsWith(first));
            }
            return new Simple(
                    first.isEmpty()
                            ? text -> text.endsWith(last)
                            : text -> text.length() >= first.length() + last.length()
                                    && text.startsWith(first)
                                    && text.endsWith(last));
        }
        String middle = parts.get(1);
        return parts.size() == 3 && first.isEmpty() && last.isEmpty()
                ? new Simple(text -> text.contains(middle))
                : null;
    }

    private static final class Simple extends LikePattern {

        private final java.util.function.Predicate<String> test;

        private Simple(java.util.function.Predicate<String> test) {
            this.test = test;
        }

        @Override
        public boolean matches(String text) {
            return test.test(text);
        }
    }

    /** First part at the start, last part at the end, each other part as far left as it is found. */
    private static final class General extends LikePattern {

        private final int[][] segments;

        private General(int[][] segments) {
            this.segments = segments;
        }

        @Override
        public boolean matches(String text) {
            int[] codePoints = text.codePoints().toArray();
            int[] first = segments[0];
            int last = segments.length - 1;
            if (!matchesAt(codePoints, 0, codePoints.length, first)) {
                return false;
            }
            if (last == 0) {
                return codePoints.length == first.length;
            }
            int end = codePoints.length - segments[last].length;
            int at = first.length;
            for (int i = 1; i < last; i++) {
                at = find(codePoints, at, end, segments[i]);
                if (at < 0) {
                    return false;
                }
                at += segments[i].length;
            }
            return at <= end && matchesAt(codePoints, end, codePoints.length, segments[last]);
        }

        private static int find(int[] text, int from, int end, int[] segment) {
            for (int at = from; at + segment.length <= end; at++) {
                if (matchesAt(text, at, end, segment)) {
                    return at;
                }
            }
            return -1;
        }

        private static boolean matchesAt(int[] text, int at, int end, int[] segment) {
            if (at + segment.length > end) {
                return false;
            }
            for (int i = 0; i < segment.length; i++) {
                if (segment[i] != ANY && segment[i] != text[at + i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
