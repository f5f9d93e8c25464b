package io.nonrel.planner.parser.grammar;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets {@code INTERVAL '1 day'} mean {@code INTERVAL '1' DAY}. */
final class IntervalUnits implements SqlGrammarConstants {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("'\\s*([+-]?[0-9.]+)\\s*([a-zA-Z]+?)s?\\s*'");

    private static final Map<String, Integer> UNITS = Map.of(
            "YEAR", YEAR, "QUARTER", QUARTER, "MONTH", MONTH, "WEEK", WEEK, "DAY", DAY, "HOUR", HOUR, "MINUTE", MINUTE,
            "SECOND", SECOND);

    private static final TokenSet AFTER_NUMBER = TokenSet.of(
            YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, YEARS, QUARTERS, MONTHS, WEEKS, DAYS, HOURS, MINUTES,
            SECONDS);

    private IntervalUnits() {}

    /** Right after INTERVAL: whether a sign, a number and a unit follow, so that it isn't a column less a number. */
    static boolean follow(TokenSource tokens) {
        int sign = tokens.peek(0).kind;
        return (sign == MINUS || sign == PLUS)
                && tokens.peek(1).kind == UNSIGNED_INTEGER_LITERAL
                && AFTER_NUMBER.contains(tokens.peek(2).kind);
    }

    /** Right after INTERVAL: takes the unit out of the quoted value and puts it behind. */
    static void separate(TokenSource tokens) {
        Token value = tokens.peek(0);
        if (value.kind != QUOTED_STRING) {
            return;
        }
        Matcher matcher = NUMBER_AND_UNIT.matcher(value.image);
        if (matcher.matches()) {
            String unit = matcher.group(2).toUpperCase(Locale.ROOT);
            Integer kind = UNITS.get(unit);
            if (kind != null) {
                value.image = "'" + matcher.group(1) + "'";
                tokens.insert(1, kind, unit);
            }
        }
    }
}
