package io.nonrel.tck;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with parameters in place of its numbers and strings, where a value may stand: in WHERE, HAVING, ON, SET and
 * VALUES. Literals with a type before them stay, so do the numbers of types.
 *
 * @param sql with a {@code ?} for each value
 * @param values Integer, Long, BigDecimal, Double or String
 */
record Literals(String sql, List<Object> values) {

    private static final Pattern TOKEN = Pattern.compile(
            "--[^\\n]*|/\\*.*?\\*/" // comments
                    + "|\"(?:[^\"]|\"\")*\""
                    + "|(?<string>'(?:[^']|'')*')"
                    + "|(?<prefixed>[A-Za-z_][\\w&]*'(?:[^']|'')*')"
                    + "|(?<word>[A-Za-z_]\\w*)"
                    + "|(?<number>\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)"
                    + "|.",
            Pattern.DOTALL);

    private static final Set<String> STATEMENTS =
            Set.of("SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "MERGE", "UPSERT", "REPLACE");
    private static final Set<String> OPENING = Set.of("WHERE", "HAVING", "ON", "SET", "VALUES");
    private static final Set<String> CLOSING = Set.of(
            "SELECT", "FROM", "GROUP", "ORDER", "LIMIT", "OFFSET", "FETCH", "RETURNING", "WINDOW", "QUALIFY", "AS");
    private static final Set<String> TYPED =
            Set.of("DATE", "TIME", "TIMESTAMP", "ZONE", "INTERVAL", "UUID", "D", "T", "TS");

    Literals {
        values = List.copyOf(values);
    }

    /** The literals of a statement; none of statements that define something. */
    static Literals of(String sql) {
        Matcher token = TOKEN.matcher(sql);
        StringBuilder text = new StringBuilder();
        List<Object> values = new ArrayList<>();
        Deque<Boolean> outside = new ArrayDeque<>();
        boolean here = false;
        String before = "";
        while (token.find()) {
            String image = token.group();
            String word = image.toUpperCase(Locale.ROOT);
            if (before.isEmpty() && token.group("word") != null && !STATEMENTS.contains(word)) {
                return new Literals(sql, List.of());
            }
            boolean isValue = token.group("string") != null || token.group("number") != null;
            if (isValue && here && !TYPED.contains(before)) {
                values.add(value(image));
                image = "?";
            } else if (word.equals("(")) {
                outside.push(here);
            } else if (word.equals(")") && !outside.isEmpty()) {
                here = outside.pop();
            } else if (OPENING.contains(word)) {
                here = true;
            } else if (CLOSING.contains(word)) {
                here = false;
            }
            text.append(image);
            before = word.isBlank() || word.startsWith("--") || word.startsWith("/*") ? before : word;
        }
        return new Literals(text.toString(), values);
    }

    private static Object value(String image) {
        if (image.startsWith("'")) {
            return image.substring(1, image.length() - 1).replace("''", "'");
        }
        if (image.indexOf('e') >= 0 || image.indexOf('E') >= 0) {
            return Double.valueOf(image);
        }
        BigDecimal number = new BigDecimal(image);
        if (number.scale() > 0 || number.precision() > 18) {
            return number;
        }
        long whole = number.longValue();
        if (whole == (int) whole) {
            return (int) whole;
        }
        return whole;
    }
}
