package io.nonrel.exec.function;

import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What rarer string functions compute. */
final class Words {

    /** Groups of consonants, by letter from A; a digit 0 for those that are left out. */
    private static final String SOUNDEX_DIGITS = "01230120022455012623010202";

    private Words() {}

    static String capitalize(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean inWord = false;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            result.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inWord = Character.isLetterOrDigit(c);
            i += Character.charCount(c);
        }
        return result.toString();
    }

    static String part(String text, String separator, long n) {
        if (n == 0) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("SPLIT_PART counts parts from 1, or from -1 backwards");
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        if (!separator.isEmpty()) {
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
                parts.add(text.substring(from, at));
                from = at + separator.length();
            }
        }
        parts.add(text.substring(from));
        long index = n > 0 ? n - 1 : parts.size() + n;
        return index >= 0 && index < parts.size() ? parts.get((int) index) : "";
    }

    static String translate(String text, String from, String to) {
        int[] sources = from.codePoints().toArray();
        int[] targets = to.codePoints().toArray();
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int index = 0;
            while (index < sources.length && sources[index] != c) {
                index++;
            }
            if (index == sources.length) {
                result.appendCodePoint(c);
            } else if (index < targets.length) {
                result.appendCodePoint(targets[index]);
            }
        });
        return result.toString();
    }

    static String character(long code) {
        if (code <= 0 || code > Character.MAX_CODE_POINT || code >= 0xD800 && code <= 0xDFFF) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("%d is no character's code point", code);
        }
        return Character.toString((int) code);
    }

    /** A letter and three digits; an empty string for a text without letters. */
    static String soundex(String text) {
        StringBuilder code = new StringBuilder(4);
        char last = '0';
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            if (c < 'A' || c > 'Z') {
                last = '0';
                continue;
            }
            char digit = SOUNDEX_DIGITS.charAt(c - 'A');
            if (code.length() == 0) {
                code.append(c);
                last = digit;
            } else if (digit != '0' && digit != last) {
                code.append(digit);
                last = digit;
            } else if (c != 'H' && c != 'W') {
                last = digit;
            }
            if (code.length() == 4) {
                break;
            }
        }
        while (code.length() > 0 && code.length() < 4) {
            code.append('0');
        }
        return code.toString();
    }

    static @Nullable Object difference(String a, String b) {
        String x = soundex(a);
        String y = soundex(b);
        long same = 0;
        for (int i = 0; i < Math.min(x.length(), y.length()); i++) {
            same += x.charAt(i) == y.charAt(i) ? 1 : 0;
        }
        return same;
    }
}
