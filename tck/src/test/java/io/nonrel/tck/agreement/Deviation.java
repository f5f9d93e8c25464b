package io.nonrel.tck.agreement;

import io.nonrel.tck.Script;
import java.util.List;
import java.util.Optional;

/**
 * Where we differ from H2 on purpose.
 *
 * @param script the name of the script
 * @param words a part of the statement that tells it from others
 * @param reason what the difference is; which of both is right is said in {@code docs/decisions.md} and {@code docs/sql.md}
 */
record Deviation(String script, String words, String reason) {

    private static final List<Deviation> ALL = List.of(
            new Deviation(
                    "definition/sequence",
                    "VALUES NEXT VALUE FOR steps",
                    "after ALTER SEQUENCE … INCREMENT H2 first gives the value that it had made ready"),
            new Deviation(
                    "definition/sequence",
                    "NEXT VALUE FOR r AS a",
                    "after ALTER SEQUENCE … INCREMENT H2 first gives the value that it had made ready"),
            new Deviation(
                    "constraint/foreign-key-enforced",
                    "SELECT * FROM book ORDER BY id",
                    "H2 cascades row by row, and so refuses keys that pass each other"),
            new Deviation(
                    "constraint/foreign-key-undone",
                    "SELECT id FROM book ORDER BY id",
                    "H2 lets the default of SET DEFAULT refer to nothing, and refuses keys that pass each other"),
            new Deviation(
                    "type/binary", "SELECT * FROM t ORDER BY v", "H2 fills BINARY(n) up with zeros; we pad nothing"),
            new Deviation("type/binary", "b = X'7F00'", "H2 fills BINARY(n) up with zeros; we pad nothing"),
            new Deviation(
                    "type/date",
                    "- DATE '1582-10-04'",
                    "the difference of two dates is a number of days, as in PostgreSQL, not an interval"),
            new Deviation("type/decimal", "MOD(5.5, 2)", "H2 rounds the operands of MOD"),
            new Deviation("type/double", "CAST(1E15 AS VARCHAR)", "E notation of Java's Double, 1.0E15"),
            new Deviation("type/text", "CAST('ab' AS CHAR(5))", "H2 pads CHAR; we pad nothing"),
            new Deviation("type/text", "CHAR_LENGTH(U&'\\+01F600')", "we count code points, H2 counts UTF-16 units"),
            new Deviation("type/time", "SELECT * FROM t ORDER BY t", "TIME has 6 digits of seconds here, none in H2"),
            new Deviation("type/time", "t = '12:34:56.500000'", "TIME has 6 digits of seconds here, none in H2"),
            new Deviation("type/time", "SELECT t, z FROM t", "TIME has 6 digits of seconds here, none in H2"),
            new Deviation("type/time", "CAST(t AS VARCHAR(20))", "TIME has 6 digits of seconds here, none in H2"),
            new Deviation("type/time", "MIN(t) AS a", "TIME has 6 digits of seconds here, none in H2"),
            new Deviation(
                    "type/timestamp",
                    "EXTRACT(MILLISECOND FROM ts)",
                    "EXTRACT of MILLISECOND holds the seconds, too, as in PostgreSQL"),
            new Deviation("name/case", "SELECT * FROM item", "names that differ in case are two tables here"),
            new Deviation("name/case", "SELECT * FROM ITEM", "names that differ in case are two tables here"),
            new Deviation("query/expression", "1 / 3.0 AS e", "H2's quotients have fewer digits"),
            new Deviation("query/group", "VARIANCE(v) AS a", "H2 computes variances of exact numbers in DOUBLE"),
            new Deviation(
                    "query/order", "U&'\\D83D\\DE00'", "texts are in the order of code points, in H2 of UTF-16 units"),
            new Deviation("function/date", "EXTRACT(WEEK FROM d)", "weeks are those of ISO 8601, in H2 of the locale"),
            new Deviation("function/date", "WEEK(d) AS w", "weeks are those of ISO 8601, in H2 of the locale"),
            new Deviation("function/date", "DATE_TRUNC('week'", "weeks are those of ISO 8601, in H2 of the locale"),
            new Deviation(
                    "function/date", "TIMESTAMPDIFF(MONTH", "we count whole units, as JDBC says; H2 counts borders"),
            new Deviation(
                    "function/date",
                    "INTERVAL '1' YEAR / 2",
                    "H2 cuts intervals to their qualifier; we keep half of a year"),
            new Deviation(
                    "function/date",
                    "EXTRACT(SECOND FROM CAST('2020-01-01 10:20:30.125'",
                    "SECOND has its fraction, as the standard says"),
            new Deviation(
                    "function/date",
                    "EXTRACT(MILLISECOND FROM TIMESTAMP",
                    "SECOND has its fraction, as the standard says; MILLISECOND holds the seconds"),
            new Deviation("function/number", "MOD(7.5, 2)", "H2 rounds the operands of MOD"),
            new Deviation("function/text", "CHARACTER_LENGTH(s) AS n2", "we count code points, H2 counts UTF-16 units"),
            new Deviation("function/text", "LEFT(s, 2) AS d", "we count code points, H2 counts UTF-16 units"),
            new Deviation(
                    "function/text", "'hello' FROM 0 FOR 3", "positions before the first count, as the standard says"),
            new Deviation(
                    "function/text",
                    "TRANSLATE('banana'",
                    "characters without a counterpart go away, as in PostgreSQL and Oracle"),
            new Deviation(
                    "function/text", "LPAD('a', 5, 'xy')", "H2 pads with the first character of the filling only"),
            new Deviation("function/text", "ASCII('😀')", "ASCII gives a code point, and 0 for '', as in PostgreSQL"),
            new Deviation(
                    "derived/date", "EXTRACT(SECOND FROM ts) = 15", "SECOND has its fraction, as the standard says"),
            new Deviation(
                    "seed-mongodb",
                    "LIKE '%\\'",
                    "LIKE has no escape character unless one is named, as the standard says"));

    static List<Deviation> all() {
        return ALL;
    }

    static Optional<Deviation> of(Script script, String sql) {
        return ALL.stream()
                .filter(one -> script.name().equals(one.script) && sql.contains(one.words))
                .findFirst();
    }
}
