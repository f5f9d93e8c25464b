package io.nonrel.planner.parser.wording;

import java.util.Locale;
import java.util.Optional;

/**
 * What is missing at a keyword that passed for the name of a column because something was left out: {@code WHERE EXISTS} at the
 * end of a text, {@code SELECT CASE FROM t}. The grammar can't know, since most words may be names.
 */
public final class MissingOperand {

    private MissingOperand() {}

    /**
     * What would have to stand at the word, for example "a query in parentheses after it".
     *
     * @param word as written, without quotes
     * @return empty for words that are names as a rule
     */
    public static Optional<String> at(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "CASE" -> Optional.of("WHEN or an expression after it");
            case "EXISTS", "UNIQUE", "ANY", "SOME" -> Optional.of("a query in parentheses after it");
            case "ALL" -> Optional.of("an expression or a query in parentheses after it");
            case "CAST" -> Optional.of("\"(\" after it");
            case "DISTINCT", "SELECT" -> Optional.of("an expression after it");
            case "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "FETCH" ->
                Optional.of("an expression before it");
            case "AND", "OR", "AS", "IN", "IS", "LIKE", "BETWEEN", "WHEN", "THEN", "ELSE", "END" ->
                Optional.of("an expression before it");
            case "ON", "USING", "JOIN", "UNION", "EXCEPT", "INTERSECT" -> Optional.of("an expression before it");
            default -> Optional.empty();
        };
    }
}
