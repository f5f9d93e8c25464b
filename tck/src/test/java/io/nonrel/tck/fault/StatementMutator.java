package io.nonrel.tck.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes statements that are nearly right. All chance comes from the seed. Not thread-safe. */
final class StatementMutator {

    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\w+|\\s+|<=|>=|<>|\\|\\||::|.", Pattern.DOTALL);

    private static final List<String> WORDS = List.of(
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP BY",
            "HAVING",
            "ORDER BY",
            "LIMIT",
            "OFFSET",
            "UNION ALL",
            "EXCEPT",
            "INTERSECT",
            "JOIN",
            "LEFT JOIN",
            "ON",
            "USING",
            "LATERAL",
            "EXISTS",
            "NOT",
            "IN",
            "BETWEEN",
            "LIKE",
            "ESCAPE",
            "IS NULL",
            "IS DISTINCT FROM",
            "CASE",
            "WHEN",
            "END",
            "CAST",
            "AS",
            "NULL",
            "TRUE",
            "DEFAULT",
            "VALUES",
            "INSERT INTO",
            "UPDATE",
            "SET",
            "DELETE FROM",
            "MERGE INTO",
            "RETURNING",
            "WITH",
            "RECURSIVE",
            "OVER",
            "PARTITION BY",
            "ROWS",
            "FILTER",
            "WITHIN GROUP",
            "DISTINCT",
            "ALL",
            "ANY",
            "SOME",
            "INTERVAL",
            "DATE",
            "TIMESTAMP",
            "TIME",
            "EXTRACT",
            "DECIMAL(38, 2)",
            "VARCHAR(3)",
            "BIGINT",
            "ARRAY",
            "ROW",
            "UNNEST",
            "FETCH FIRST",
            "FOR UPDATE",
            "CREATE TABLE",
            "CREATE INDEX",
            "DROP",
            "ALTER TABLE",
            "EXPLAIN PLAN FOR",
            "COUNT(*)",
            "SUM",
            "COALESCE",
            "GROUPING SETS",
            "ROLLUP",
            "TABLESAMPLE",
            "NATURAL",
            "PIVOT",
            "QUALIFY",
            "MATCH_RECOGNIZE",
            "*",
            "(",
            ")",
            ",",
            ".",
            ";",
            "?",
            "'",
            "\"",
            "`",
            "--",
            "/*",
            "*/",
            "?",
            "?",
            "?",
            "{fn",
            "}",
            "[",
            "]",
            "||",
            "::",
            "=",
            "<",
            "+",
            "-",
            "/",
            "%",
            "1e999",
            "0.0000000000000000000000000000000000000001",
            "-1",
            "9223372036854775808",
            "99999999999999999999999999999999999999999",
            "''",
            "X'0'",
            "U&'\\zzzz'",
            "N'ä'",
            "DATE '0000-00-00'",
            "TIMESTAMP '9999-12-31 23:59:60'",
            "INTERVAL '1' CENTURY",
            "1.",
            ".5",
            "0x1F",
            ":a",
            "@x",
            "1..2",
            "1e2e3",
            "1e2.3",
            "\u0000",
            "\uD800",
            "\uDFFF",
            "\uFEFF",
            "\u2028",
            "😀",
            "ß",
            "İ",
            "\u00A0");

    private final SplittableRandom random;
    private final List<String> corpus;

    StatementMutator(long seed, List<String> corpus) {
        this.random = new SplittableRandom(seed);
        this.corpus = corpus;
    }

    String next() {
        List<String> tokens = tokens(pick(corpus));
        int changes = 1 + below(3);
        for (int i = 0; i < changes; i++) {
            tokens = change(tokens);
        }
        String text = String.join("", tokens);
        return switch (below(20)) {
            case 0 -> text.substring(0, below(text.length() + 1));
            case 1 -> text.substring(below(text.length() + 1));
            case 2 -> randomCharacters(text);
            case 3 -> nested(text);
            default -> text;
        };
    }

    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private List<String> change(List<String> tokens) {
        List<String> changed = new ArrayList<>(tokens);
        int at = below(changed.size() + 1);
        if (changed.isEmpty() || at == changed.size()) {
            changed.add(" " + pick(WORDS));
            return changed;
        }
        switch (below(9)) {
            case 0 -> changed.remove(at);
            case 1 -> changed.add(at, changed.get(at));
            case 2 -> java.util.Collections.swap(changed, at, below(changed.size()));
            case 3, 4 -> changed.set(at, " " + pick(WORDS) + " ");
            case 5 -> changed.add(at, " " + pick(WORDS) + " ");
            case 6 -> {
                List<String> other = tokens(pick(corpus));
                changed.subList(at, changed.size()).clear();
                changed.addAll(other.subList(below(other.size() + 1), other.size()));
            }
            case 7 -> {
                List<String> other = tokens(pick(corpus));
                changed.set(at, pick(other.isEmpty() ? List.of("x") : other));
            }
            default -> {
                int from = below(changed.size());
                int to = Math.min(changed.size(), from + 1 + below(8));
                changed.addAll(at, List.copyOf(changed.subList(from, to)));
            }
        }
        return changed;
    }

    private String randomCharacters(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < 1 + below(4); i++) {
            char c = (char) (below(3) == 0 ? below(0x10000) : below(0x80));
            changed.insert(below(changed.length() + 1), c);
        }
        return changed.toString();
    }

    private String nested(String text) {
        int depth = below(4) == 0 ? 20_000 : 1 + below(200);
        return switch (below(5)) {
            case 0 -> "(".repeat(depth) + text + ")".repeat(depth);
            case 1 -> "SELECT " + "(".repeat(depth) + "1" + ")".repeat(below(3) == 0 ? depth - 1 : depth);
            case 2 -> "SELECT " + "NOT ".repeat(depth) + "TRUE";
            case 3 -> "SELECT * FROM " + "(SELECT * FROM ".repeat(depth) + "(" + text + ") t" + ") t".repeat(depth);
            default -> "SELECT " + "ABS(".repeat(depth) + "1" + ")".repeat(depth);
        };
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private String pick(List<String> choices) {
        return choices.get(below(choices.size()));
    }
}
