package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same writes to a table with derived indexes and to one without: every condition gives the same rows of both. */
class DerivedIndexRandomTest {

    private static final int WRITES = 120;
    private static final String[] TEXTS = {
        "", "a", "A", "aa", "ab", "Ab", "aB%", "%", "_", "a_b", "\\", "straße", "STRASSE", "Straße", "İ", "i", "ı", "I",
        "ΟΔΟΣ", "οδος", "οδοσ", "😀", "a😀b", "ſ", "K", "k", "ǅ", "e\u0301", "É", "é", "banana", "Banana", "ANANAS"
    };
    private static final String[] LOOKUPS = {
        "IEXACT",
        "STARTSWITH",
        "ISTARTSWITH",
        "ENDSWITH",
        "IENDSWITH",
        "CONTAINS",
        "ICONTAINS",
        "REGEX '^a.*b$'",
        "IREGEX 'an'",
        "REGEX '[sS]+'"
    };

    private Random random = new Random();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void indexesChangeNoRow(long seed) {
        random = new Random(seed);
        try (Sql sql = Sql.open()) {
            for (String table : List.of("plain", "indexed")) {
                sql.run("CREATE TABLE " + table + " (id INT PRIMARY KEY, name VARCHAR(20), d DATE, n INT)");
            }
            List<String> indexes = new ArrayList<>();
            for (int i = 0; i < WRITES; i++) {
                if (i == 10 || i == 60) {
                    indexes.add(createIndex(sql, "i" + i));
                }
                write(sql);
            }
            sql.run("CREATE INDEX dates ON indexed (d) FOR (MONTH, DAY, WEEK_DAY)");
            indexes.add("dates");
            for (int i = 0; i < 150; i++) {
                compare(sql, condition(2));
            }
            for (String index : indexes) {
                assertThat(sql.rows("ALTER INDEX " + index + " ON indexed VERIFY"))
                        .as("seed %d", seed)
                        .isEmpty();
            }
        }
    }

    private String createIndex(Sql sql, String name) {
        List<String> lookups = new ArrayList<>();
        for (String lookup : LOOKUPS) {
            if (random.nextBoolean()) {
                lookups.add(lookup);
            }
        }
        if (lookups.isEmpty()) {
            lookups.add("CONTAINS");
        }
        try {
            sql.run("CREATE INDEX " + name + " ON indexed (name) FOR (" + String.join(", ", lookups) + ")");
            return name;
        } catch (NonrelException e) {
            // Another index serves one of them; which one is not what is tested here.
            assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_OBJECT);
            return "i10";
        }
    }

    private void write(Sql sql) {
        String values = random.nextInt(40) + ", " + text() + ", " + date() + ", " + random.nextInt(5);
        String statement =
                switch (random.nextInt(9)) {
                    case 0, 1, 2 -> "INSERT INTO {t} VALUES (" + values + ") ON CONFLICT (id) DO NOTHING";
                    case 3 ->
                        "INSERT INTO {t} VALUES (" + values + ") ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name";
                    case 4 -> "UPDATE {t} SET name = " + text() + " WHERE " + condition(1);
                    case 5 -> "UPDATE {t} SET d = " + date() + ", n = n + 1 WHERE n = " + random.nextInt(5);
                    case 6 -> "UPDATE {t} SET name = SUBSTRING(name || 'a' FROM 2) WHERE n < " + random.nextInt(3);
                    case 7 -> "DELETE FROM {t} WHERE id = " + random.nextInt(40) + " AND " + condition(1);
                    default -> "UPSERT INTO {t} VALUES (" + values + ")";
                };
        long plain = sql.update(statement.replace("{t}", "plain"));
        assertThat(sql.update(statement.replace("{t}", "indexed")))
                .as(statement)
                .isEqualTo(plain);
        if (random.nextInt(10) == 0) {
            sql.session().autoCommit(false);
            sql.run("UPDATE indexed SET name = 'gone'", "DELETE FROM indexed WHERE n = 1");
            sql.session().rollback();
            sql.session().autoCommit(true);
        }
    }

    private void compare(Sql sql, String condition) {
        String query = "SELECT id FROM {t} WHERE " + condition + " ORDER BY id";
        List<String> plain = sql.rows(query.replace("{t}", "plain"));
        assertThat(sql.rows(query.replace("{t}", "indexed"))).as(query).isEqualTo(plain);
        String count = "SELECT COUNT(*) FROM {t} WHERE " + condition;
        assertThat(sql.rows(count.replace("{t}", "indexed"))).as(count).containsExactly(String.valueOf(plain.size()));
    }

    private String condition(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return switch (random.nextInt(3)) {
                case 0 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
                case 1 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
                default -> "NOT (" + condition(depth - 1) + ")";
            };
        }
        String part = text();
        String name = one("name", "LOWER(name)", "UPPER(name)");
        return switch (random.nextInt(12)) {
            case 0, 1 -> name + " = " + part;
            case 2, 3, 4 -> name + one(" LIKE ", " ILIKE ", " NOT LIKE ") + pattern();
            case 5 -> name + one(" < ", " > ", " <> ") + part;
            case 6 -> "POSITION(" + part + " IN " + name + ") > 0";
            case 7 -> one("REGEXP_LIKE(name, '^a.*b$')", "REGEXP_LIKE(name, 'an', 'i')", "REGEXP_LIKE(name, '[sS]+')");
            case 8 -> "name SIMILAR TO " + one("'a%'", "'ban(an)*a'", "'[sS]+'", "'ab?'");
            case 9 ->
                one("MONTH(d)", "DAY(d)", "DAYOFWEEK(d)", "YEAR(d) - 2000")
                        + one(" = ", " < ", " <> ")
                        + random.nextInt(9);
            case 10 -> "YEAR(d)" + one(" = ", " < ", " >= ") + (2000 + random.nextInt(4));
            default -> name + " IN (" + part + ", " + text() + ")";
        };
    }

    private String pattern() {
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(3) + 1; i > 0; i--) {
            pattern.append(one("%", "_", "", "%")).append(TEXTS[random.nextInt(TEXTS.length)]);
        }
        pattern.append(one("%", "_", ""));
        return "'" + pattern + "'";
    }

    private String text() {
        return random.nextInt(12) == 0 ? "NULL" : "'" + TEXTS[random.nextInt(TEXTS.length)] + "'";
    }

    private String date() {
        return random.nextInt(8) == 0
                ? "NULL"
                : String.format(
                        "DATE '200%d-%02d-%02d'", random.nextInt(4), random.nextInt(12) + 1, random.nextInt(28) + 1);
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
