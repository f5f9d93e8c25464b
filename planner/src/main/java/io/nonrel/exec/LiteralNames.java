package io.nonrel.exec;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the literals of a statement into a text about a plan that it shares with others, where they are ?0, ?1 and so on. */
final class LiteralNames {

    /** Text in quotes, which may hold anything, or a parameter. */
    private static final Pattern PLACE = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\?(\\d{1,4})");

    private static final int LONGEST = 40;

    private LiteralNames() {}

    /** The text with its literals, long ones cut. */
    static String in(String text, List<@Nullable Object> literals) {
        if (text.indexOf('?') < 0) {
            return text;
        }
        Matcher place = PLACE.matcher(text);
        StringBuilder named = new StringBuilder();
        while (place.find()) {
            int index = place.group(1) == null ? -1 : Integer.parseInt(place.group(1));
            String name = index < 0 || index >= literals.size() ? place.group() : name(literals.get(index));
            place.appendReplacement(named, Matcher.quoteReplacement(name));
        }
        return place.appendTail(named).toString();
    }

    private static String name(@Nullable Object literal) {
        if (!(literal instanceof String text)) {
            return String.valueOf(literal);
        }
        boolean fits = text.codePointCount(0, text.length()) <= LONGEST;
        String shown = fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
        return "'" + shown.replace("'", "''") + "'";
    }
}
