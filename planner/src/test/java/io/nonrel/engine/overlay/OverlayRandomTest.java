package io.nonrel.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.engine.Result;
import io.nonrel.engine.Sql;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same random transactions on the embedded store as it is and in place of stores that hide what a transaction wrote, have no
 * savepoints, or have no transactions at all: the same rows and counts, in between and at the end.
 */
class OverlayRandomTest {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final int TRANSACTIONS = 6;
    private static final int STEPS = 25;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSameEverywhere(long seed) {
        String name = "embedded:mem:overlayrandom" + NAMES.incrementAndGet();
        Map<String, Sql> all = new HashMap<>();
        try {
            all.put("none", open(name + "a", Map.of()));
            all.put("datastore", open(name + "b", Map.of("profile", "datastore")));
            all.put("mongodb", open(name + "c", Map.of("profile", "mongodb")));
            all.put("keyvalue", open(name + "d", Map.of("profile", "keyvalue", "writeBuffer", "true")));
            Random random = new Random(seed);
            List<String> done = new ArrayList<>();
            for (int i = 0; i < TRANSACTIONS; i++) {
                transaction(random, all, done);
            }
        } finally {
            all.values().forEach(Sql::close);
        }
    }

    private static Sql open(String locator, Map<String, String> properties) {
        Sql sql = Sql.connect(locator, new Settings(properties, null, null));
        sql.run(
                "CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(20), c DECIMAL(10, 2), u INT UNIQUE)",
                "CREATE TABLE p (k INT, l INT, name VARCHAR(20), PRIMARY KEY (k, l))",
                "CREATE INDEX t_a ON t (a)",
                "CREATE INDEX t_b ON t (b) FOR (IEXACT, ICONTAINS, STARTSWITH)",
                "INSERT INTO t VALUES (1, 1, 'One', 1.5, 1), (2, 2, 'Two', 2.5, 2), (3, NULL, NULL, NULL, NULL)",
                "INSERT INTO t VALUES (4, 1, 'oNE', 4, NULL), (5, 5, 'fifty', 0.5, 5)",
                "INSERT INTO p VALUES (1, 1, 'one'), (1, 2, 'two'), (2, 1, 'ONE')");
        return sql;
    }

    private void transaction(Random random, Map<String, Sql> all, List<String> done) {
        int savepoints = 0;
        same(all, "BEGIN", done);
        for (int step = 0; step < STEPS; step++) {
            int kind = random.nextInt(10);
            if (kind == 0) {
                same(all, "SAVEPOINT s" + savepoints++, done);
            } else if (kind == 1 && savepoints > 0) {
                savepoints = random.nextInt(savepoints) + 1;
                same(all, "ROLLBACK TO s" + (savepoints - 1), done);
            } else if (kind < 6) {
                same(all, change(random), done);
            } else {
                same(all, query(random), done);
            }
        }
        same(all, random.nextInt(4) == 0 ? "ROLLBACK" : "COMMIT", done);
        same(all, "SELECT * FROM t ORDER BY id", done);
        same(all, "SELECT * FROM p ORDER BY k, l", done);
        same(all, "SELECT id FROM t WHERE LOWER(b) LIKE '%o%' ORDER BY id", done);
    }

    private static void same(Map<String, Sql> all, String statement, List<String> done) {
        done.add(statement);
        String expected = outcome(Objects.requireNonNull(all.get("none")), statement);
        for (Map.Entry<String, Sql> one : all.entrySet()) {
            assertThat(outcome(one, statement, expected))
                    .as("%s after %s", one.getKey(), String.join(";\n", done))
                    .isEqualTo(expected);
        }
    }

    private static String outcome(Map.Entry<String, Sql> one, String statement, String known) {
        return one.getKey().equals("none") ? known : outcome(one.getValue(), statement);
    }

    private static String outcome(Sql sql, String statement) {
        try (Result result = sql.execute(statement)) {
            return result.hasRows() ? rows(result) : "count " + result.updateCount();
        } catch (NonrelException e) {
            return "error " + e.code();
        }
    }

    private static String rows(Result result) {
        return String.join("\n", Sql.texts(result.rows()));
    }

    private static String id(Random random) {
        return String.valueOf(random.nextInt(12));
    }

    private static String number(Random random) {
        return random.nextInt(5) == 0 ? "NULL" : String.valueOf(random.nextInt(6));
    }

    private static String text(Random random) {
        String[] texts = {"NULL", "'one'", "'One'", "'two'", "'twofold'", "'x%'", "''", "'fifty one'"};
        return texts[random.nextInt(texts.length)];
    }

    private static String row(Random random) {
        String unique = random.nextInt(3) == 0 ? String.valueOf(random.nextInt(9)) : "NULL";
        return "(" + id(random) + ", " + number(random) + ", " + text(random) + ", " + number(random) + ", " + unique
                + ")";
    }

    private static String condition(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "id = " + id(random);
            case 1 -> "id IN (" + id(random) + ", " + id(random) + ", " + id(random) + ")";
            case 2 -> "a = " + number(random);
            case 3 -> "a BETWEEN 1 AND " + random.nextInt(6);
            case 4 -> "a IS NULL";
            case 5 -> "b LIKE 't%'";
            case 6 -> "LOWER(b) = 'one'";
            case 7 -> "LOWER(b) LIKE '%o%'";
            case 8 -> "NOT (a = 1 OR c > 2)";
            case 9 -> "id > " + id(random) + " AND c IS NOT NULL";
            case 10 -> "a IN (SELECT k FROM p WHERE name = 'one')";
            default -> "1 = 1";
        };
    }

    private static String change(Random random) {
        String where = " WHERE " + condition(random);
        return switch (random.nextInt(14)) {
            case 0, 1 -> "INSERT INTO t VALUES " + row(random);
            case 2 -> "INSERT INTO t VALUES " + row(random) + ", " + row(random) + ", " + row(random);
            case 3 -> "INSERT INTO t (id, a) SELECT id + 6, a + 1 FROM t" + where;
            case 4 -> "UPDATE t SET a = a + 1, c = c * 2" + where;
            case 5 -> "UPDATE t SET b = " + text(random) + where;
            case 6 -> "UPDATE t SET u = " + random.nextInt(9) + " WHERE id = " + id(random);
            case 7 -> "UPDATE t SET id = id + " + random.nextInt(3) + where;
            case 8, 9 -> "DELETE FROM t" + where;
            case 10 ->
                "INSERT INTO t VALUES " + row(random) + " ON CONFLICT (id) DO UPDATE SET a = t.a + 10, b = EXCLUDED.b";
            case 11 -> "INSERT INTO t VALUES " + row(random) + " ON CONFLICT DO NOTHING";
            case 12 ->
                "MERGE INTO t USING p ON t.id = p.k WHEN MATCHED AND p.l = 1 THEN UPDATE SET b = p.name"
                        + " WHEN NOT MATCHED AND p.l = 2 THEN INSERT (id, b) VALUES (p.k, p.name)";
            default ->
                random.nextBoolean()
                        ? "INSERT INTO p VALUES (" + number(random) + ", " + number(random) + ", " + text(random) + ")"
                        : "DELETE FROM p WHERE l = " + random.nextInt(4);
        };
    }

    private static String query(Random random) {
        String where = " WHERE " + condition(random);
        return switch (random.nextInt(14)) {
            case 0 -> "SELECT * FROM t" + where + " ORDER BY id";
            case 1 -> "SELECT id, a FROM t ORDER BY a, id LIMIT " + random.nextInt(4);
            case 2 -> "SELECT id FROM t ORDER BY id DESC LIMIT 2 OFFSET " + random.nextInt(4);
            case 3 -> "SELECT b, id FROM t" + where + " ORDER BY b DESC, id FETCH FIRST 3 ROWS ONLY";
            case 4 -> "SELECT COUNT(*), COUNT(a), SUM(a), MIN(b), MAX(c), AVG(c) FROM t" + where;
            case 5 -> "SELECT a, COUNT(*), SUM(c) FROM t GROUP BY a ORDER BY a";
            case 6 -> "SELECT COUNT(*) FROM t";
            case 7 ->
                "SELECT x.id, y.id FROM t x JOIN t y ON y.a = x.a"
                        + where.replace(" id", " x.id")
                                .replace(" a ", " x.a ")
                                .replace("(a ", "(x.a ")
                                .replace(" b ", " x.b ")
                                .replace("(b)", "(x.b)")
                                .replace(" c ", " x.c ")
                        + " ORDER BY x.id, y.id";
            case 8 -> "SELECT t.id, p.name FROM t LEFT JOIN p ON p.k = t.a AND p.l = 1 ORDER BY t.id";
            case 9 -> "SELECT id FROM t WHERE EXISTS (SELECT 1 FROM p WHERE p.name = t.b) ORDER BY id";
            case 10 -> "SELECT DISTINCT a FROM t ORDER BY a";
            case 11 -> "SELECT id FROM t WHERE id = " + id(random) + " FOR UPDATE";
            case 12 -> "SELECT k, l, name FROM p WHERE k = 1 AND l = " + random.nextInt(3);
            default -> "SELECT MAX(id) FROM t WHERE u = " + random.nextInt(9);
        };
    }
}
