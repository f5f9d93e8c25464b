package io.nonrel.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is stored of a text, and what is looked up of the text that a query asks for: cut to the same length. */
public final class TextForms {

    /**
     * The element that says that a list is not complete: such rows are found by every look-up, and checked again.
     */
    public static final String INCOMPLETE = "…";

    /** The list of a text that has more suffixes than are kept. */
    static final List<String> LEFT_OUT = List.of(INCOMPLETE);

    private TextForms() {}

    /** The code points in opposite order. */
    public static String reverse(String text) {
        StringBuilder reversed = new StringBuilder(text.length());
        int i = text.length();
        while (i > 0) {
            int codePoint = text.codePointBefore(i);
            reversed.appendCodePoint(codePoint);
            i -= Character.charCount(codePoint);
        }
        return reversed.toString();
    }

    /** The first so many code points. */
    public static String cut(String text, int codePoints) {
        return text.length() <= codePoints || text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    /**
     * All suffixes of the texts, each once and cut; for an empty text the empty suffix. When there are more than fit, none
     * but {@link #INCOMPLETE}.
     */
    static List<String> suffixes(List<String> texts, IndexCaps caps) {
        Set<String> suffixes = new LinkedHashSet<>();
        long characters = 0;
        for (String text : texts) {
            if (text.isEmpty()) {
                suffixes.add(text);
            }
            for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
                String suffix = cut(text.substring(i), caps.elementLength());
                if (suffixes.add(suffix)) {
                    characters += suffix.length();
                }
                if (suffixes.size() > caps.elements() || characters > caps.characters()) {
                    return LEFT_OUT;
                }
            }
        }
        return new ArrayList<>(suffixes);
    }
}
