package io.nonrel.index;

import java.util.Locale;

/**
 * The forms of a text that look-ups without regard to case compare, in no language's rules.
 *
 * <p>{@link #lower} is SQL's LOWER. {@link #fold} is coarser: texts that LOWER, UPPER or ILIKE takes for the same have the
 * same fold, and the fold of a text is the folds of its code points one after the other. So a fold that differs proves that
 * a text doesn't match, and what agrees is checked again.
 */
public final class CaseForms {

    /** Stands for these rules in the definitions of indexes; to be raised with every change. */
    public static final int VERSION = 1;

    /** What LOWER adds to an i when it takes the dot of a capital with it. */
    private static final int COMBINING_DOT_ABOVE = 0x307;

    private CaseForms() {}

    /** As SQL's LOWER. */
    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The same for all texts that differ in case only, however case is defined. */
    public static String fold(String text) {
        return folded(text, CaseForms::foldOne);
    }

    /**
     * As ILIKE ignores case: the same for texts whose code points, one by one, differ in case only. The text keeps its number
     * of code points.
     */
    public static String foldEach(String text) {
        return folded(
                text,
                (codePoint, folded) -> folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(codePoint))));
    }

    /** Adds the fold of a code point that is not ASCII. */
    private interface Folding {
        void add(int codePoint, StringBuilder folded);
    }

    private static String folded(String text, Folding folding) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= 0x80) {
                return foldedFrom(text, i, folding);
            }
        }
        return text;
    }

    private static String foldedFrom(String text, int start, Folding folding) {
        StringBuilder folded = new StringBuilder(text.length()).append(text, 0, start);
        int i = start;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint < 0x80) {
                folded.append((char) (codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint));
            } else {
                folding.add(codePoint, folded);
            }
        }
        return folded.toString();
    }

    private static void foldOne(int codePoint, StringBuilder folded) {
        String upper = lower(Character.toString(codePoint)).toUpperCase(Locale.ROOT);
        upper.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(Character.toLowerCase(c))))
                .filter(c -> c != COMBINING_DOT_ABOVE)
                .forEach(folded::appendCodePoint);
    }
}
