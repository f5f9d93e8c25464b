package io.nonrel.tck;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with parameters in place of its literals, wherever the grammar has an expression or a number of rows. What stays: the
 * numbers of types, intervals, JSON's paths of columns, and all of GROUP BY and ORDER BY, where a number is one of a column; an
 * expression of SELECT that is written there again shows whether values count as the literals that they are.
 *
 * @param sql with a {@code ?} for each value
 * @param values Integer, Long, BigDecimal, Double, String, LocalDate, LocalTime or LocalDateTime
 */
record Literals(String sql, List<Object> values) {

    private static final Pattern TOKEN = Pattern.compile(
            "--[^\\n]*|/\\*.*?\\*/" // comments
                    + "|\"(?:[^\"]|\"\")*\""
                    + "|\\b(?<type>DATE|TIME|TIMESTAMP) +'(?<text>[\\d:. -]*)'"
                    + "|'(?:[^']|'')*'(?:\\s*\\n\\s*'(?:[^']|'')*')+"
                    + "|(?<string>'(?:[^']|'')*')"
                    + "|(?<prefixed>[A-Za-z_][\\w&]*'(?:[^']|'')*'(?:\\s*\\n\\s*'(?:[^']|'')*')*)"
                    + "|(?<word>[A-Za-z_][\\w$]*)"
                    + "|(?<number>(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)"
                    + "|.",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Set<String> STATEMENTS =
            Set.of("SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "MERGE", "UPSERT", "REPLACE");

    /** The clauses after GROUP BY and ORDER BY. */
    private static final Set<String> CLAUSES = Set.of(
            "SELECT",
            "FROM",
            "WHERE",
            "HAVING",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "WINDOW",
            "QUALIFY",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "ROWS",
            "RANGE",
            "GROUPS");

    /** Words whose text behind them belongs to them. */
    private static final Set<String> TYPED =
            Set.of("DATE", "TIME", "TIMESTAMP", "ZONE", "INTERVAL", "UUID", "D", "T", "TS", "UESCAPE", "PATH");

    /**
     * Words whose number in parentheses is a length, a precision or a scale; with ROUND it is part of the result's type, which
     * has the operand's scale when the number is not known.
     */
    private static final Set<String> MEASURED = Set.of(
            "CHAR",
            "CHARACTER",
            "VARCHAR",
            "VARYING",
            "NCHAR",
            "NVARCHAR",
            "CLOB",
            "TEXT",
            "BINARY",
            "VARBINARY",
            "BLOB",
            "DECIMAL",
            "DEC",
            "NUMERIC",
            "NUMBER",
            "FLOAT",
            "TIME",
            "TIMESTAMP",
            "DATETIME",
            "YEAR",
            "MONTH",
            "DAY",
            "HOUR",
            "MINUTE",
            "SECOND",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "ROUND",
            "TRUNCATE");

    /** Only with a minus before it it is a BIGINT, and that is seen where the literal is. */
    private static final String BEYOND = "9223372036854775808";

    Literals {
        values = List.copyOf(values);
    }

    /** The literals of a statement; none of statements that define something. */
    static Literals of(String sql) {
        Matcher token = TOKEN.matcher(sql);
        StringBuilder text = new StringBuilder();
        List<Object> values = new ArrayList<>();
        Deque<Boolean> outside = new ArrayDeque<>();
        boolean kept = false;
        String before = "";
        while (token.find()) {
            String image = token.group();
            String word = image.toUpperCase(Locale.ROOT);
            if (before.isEmpty() && token.group("word") != null && !STATEMENTS.contains(word)) {
                return new Literals(sql, List.of());
            }
            boolean isValue = token.group("string") != null || token.group("number") != null;
            if (token.group("type") != null && !kept && isTime(token)) {
                values.add(time(token));
                image = "?";
            } else if (isValue && !kept && !TYPED.contains(before) && !image.equals(BEYOND)) {
                values.add(value(image));
                image = "?";
            } else if (word.equals("(")) {
                outside.push(kept);
                kept |= MEASURED.contains(before);
            } else if (word.equals(")") && !outside.isEmpty()) {
                kept = outside.pop();
            } else if (word.equals("BY")) {
                kept = true;
            } else if (CLAUSES.contains(word)) {
                kept = false;
            }
            text.append(image);
            boolean signed = before.equals("INTERVAL") && word.equals("-");
            before = signed || word.isBlank() || word.startsWith("--") || word.startsWith("/*") ? before : word;
        }
        return new Literals(text.toString(), values);
    }

    private static boolean isTime(Matcher token) {
        String text = token.group("text");
        return text.matches("\\d{4}-\\d\\d-\\d\\d")
                        && isDate(text)
                        && token.group("type").equalsIgnoreCase("DATE")
                || text.matches("[01]\\d:[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?")
                        && token.group("type").equalsIgnoreCase("TIME")
                || text.matches("\\d{4}-\\d\\d-\\d\\d [01]\\d:[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?")
                        && isDate(text.substring(0, 10))
                        && token.group("type").equalsIgnoreCase("TIMESTAMP");
    }

    private static boolean isDate(String text) {
        int day = Integer.parseInt(text.substring(8));
        int month = Integer.parseInt(text.substring(5, 7));
        return month >= 1 && month <= 12 && day >= 1 && day <= 28 && !text.startsWith("0000");
    }

    private static Object time(Matcher token) {
        String text = token.group("text");
        return switch (token.group("type").toUpperCase(Locale.ROOT)) {
            case "DATE" -> LocalDate.parse(text);
            case "TIME" -> LocalTime.parse(text);
            default -> LocalDateTime.parse(text.replace(' ', 'T'));
        };
    }

    private static Object value(String image) {
        if (image.startsWith("'")) {
            return image.substring(1, image.length() - 1).replace("''", "'");
        }
        if (image.indexOf('e') >= 0 || image.indexOf('E') >= 0) {
            return Double.valueOf(image);
        }
        BigDecimal number = new BigDecimal(image);
        if (number.scale() > 0 || number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return number;
        }
        long whole = number.longValueExact();
        if (whole == (int) whole) {
            return (int) whole;
        }
        return whole;
    }
}
