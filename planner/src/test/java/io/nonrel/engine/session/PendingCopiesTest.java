package io.nonrel.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.engine.Sql;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Settings;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries by joined indexes while a job that brings copies up to date has not begun: it waits for the catalog's lock. */
class PendingCopiesTest {

    private static final List<String> QUERIES = List.of(
            "SELECT b.id, a.name FROM book b JOIN author a ON b.author_id = a.id WHERE a.name = 'n1'",
            "SELECT b.id, a.name FROM book b JOIN author a ON b.author_id = a.id WHERE LOWER(a.name) = 'n2'",
            "SELECT b.id FROM book b LEFT JOIN author a ON b.author_id = a.id WHERE a.name IS NULL",
            "SELECT b.id FROM book b LEFT JOIN author a ON b.author_id = a.id WHERE a.id IS NULL",
            "SELECT b.id, a.name, a.id FROM book b LEFT JOIN author a ON b.author_id = a.id",
            "SELECT a.name, COUNT(*) FROM book b JOIN author a ON b.author_id = a.id GROUP BY a.name",
            "SELECT COUNT(*) FROM book b JOIN author a ON b.author_id = a.id WHERE NOT a.name LIKE '%2%'",
            "SELECT b.id FROM book b WHERE b.author_id IN (SELECT id FROM author WHERE name LIKE '%N%')",
            "SELECT b.id FROM book b WHERE EXISTS (SELECT * FROM author a WHERE a.id = b.author_id AND a.name < 'n2')",
            "SELECT b.id, c.name FROM book b JOIN author a ON b.author_id = a.id JOIN city c ON c.id = a.city_id",
            "SELECT b.id, c.name, a.name FROM book b LEFT JOIN author a ON b.author_id = a.id"
                    + " LEFT JOIN city c ON c.id = a.city_id WHERE c.name = 'c1' OR a.name = 'n3'",
            "SELECT b.id FROM book b WHERE NOT EXISTS (SELECT * FROM author a WHERE a.id = b.author_id AND a.name > 'n1')",
            "SELECT b.id, (SELECT name FROM author a WHERE a.id = b.author_id) FROM book b",
            "SELECT b.id, s.name FROM book b JOIN book s ON b.sequel_id = s.id WHERE s.name = 'b1'",
            "SELECT b.id FROM book b JOIN book s ON b.sequel_id = s.id JOIN author a ON b.author_id = a.id"
                    + " WHERE s.name > 'b0' AND a.name <> 'n1'");

    private static final List<String> SORTED = List.of(
            "SELECT a.name, b.id FROM book b LEFT JOIN author a ON b.author_id = a.id ORDER BY a.name, b.id LIMIT 9",
            "SELECT a.name, b.id FROM book b JOIN author a ON b.author_id = a.id ORDER BY a.name DESC, b.id DESC OFFSET 3"
                    + " ROWS FETCH FIRST 5 ROWS ONLY");

    private static Sql open(String name, String profile, int maxPropagation) {
        Map<String, String> properties =
                Map.of("profile", profile, "maxPropagation", Integer.toString(maxPropagation), "emulation", "warn");
        return tables(Sql.connect("embedded:mem:pending-" + name + profile, new Settings(properties, null, null)));
    }

    private static Sql tables(Sql sql) {
        return sql.run(
                "CREATE TABLE city (id INT PRIMARY KEY, name VARCHAR(50))",
                "CREATE TABLE author (id INT PRIMARY KEY, name VARCHAR(50), city_id INT REFERENCES city)",
                "CREATE TABLE book (id INT PRIMARY KEY, name VARCHAR(50), author_id INT REFERENCES author,"
                        + " sequel_id INT REFERENCES book)");
    }

    private static void indexes(Sql sql) {
        sql.run(
                "CREATE INDEX i ON book (author_id.name) FOR (IEXACT, CONTAINS)",
                "CREATE INDEX j ON book (author_id.city_id.name)",
                "CREATE INDEX k ON book (sequel_id.name)");
    }

    private static ReentrantLock lock(Sql sql) {
        return ((OpenSession) sql.session()).open().catalog().lock();
    }

    private static void change(Random random, Sql... all) {
        String statement =
                switch (random.nextInt(9)) {
                    case 0, 1 ->
                        "UPDATE author SET name = '" + (random.nextBoolean() ? "n" : "N") + random.nextInt(4)
                                + "' WHERE id = " + random.nextInt(8);
                    case 2 -> "UPDATE author SET city_id = " + random.nextInt(4) + " WHERE id = " + random.nextInt(8);
                    case 3 -> "DELETE FROM author WHERE id = " + random.nextInt(8);
                    case 4 ->
                        "UPSERT INTO author VALUES (" + random.nextInt(8) + ", 'n" + random.nextInt(4) + "', "
                                + random.nextInt(4) + ")";
                    case 5 -> "UPDATE book SET author_id = " + random.nextInt(8) + " WHERE id = " + random.nextInt(30);
                    case 6 ->
                        "UPSERT INTO book VALUES (" + random.nextInt(30) + ", 'b" + random.nextInt(3) + "', "
                                + random.nextInt(9) + ", " + random.nextInt(30) + ")";
                    case 7 -> "UPDATE book SET name = 'b" + random.nextInt(3) + "' WHERE id < " + random.nextInt(9);
                    default -> "UPSERT INTO city VALUES (" + random.nextInt(4) + ", 'c" + random.nextInt(3) + "')";
                };
        for (Sql sql : all) {
            sql.run(statement);
        }
    }

    @ParameterizedTest
    @CsvSource({"none,1", "none,2", "mongodb,1", "datastore,2"})
    @Timeout(120)
    void whatIsPendingIsJoinedAndAllElseReadByTheIndex(String profile, int seed) throws Exception {
        Random random = new Random(seed);
        try (Sql with = open("with" + seed, profile, 1);
                Sql without = open("without" + seed, profile, 1)) {
            for (int i = 0; i < 60; i++) {
                change(random, with, without);
            }
            indexes(with);
            int corrected = 0;
            for (int round = 0; round < 12; round++) {
                ReentrantLock lock = lock(with);
                lock.lock();
                try {
                    for (int step = 0; step < 6; step++) {
                        change(random, with, without);
                        corrected += compare(with, without);
                    }
                } finally {
                    lock.unlock();
                }
                ready(with);
                compare(with, without);
            }
            assertThat(corrected).isGreaterThan(60);
            for (String index : List.of("i", "j", "k")) {
                assertThat(with.rows("ALTER INDEX " + index + " VERIFY")).isEmpty();
            }
        }
    }

    private static int compare(Sql with, Sql without) {
        for (String query : SORTED) {
            assertThat(with.rows(query)).as(query).isEqualTo(without.rows(query));
        }
        int corrected = 0;
        for (String query : QUERIES) {
            assertThat(with.rows(query)).as(query).containsExactlyInAnyOrderElementsOf(without.rows(query));
            boolean joined = String.join("\n", with.rows("EXPLAIN " + query)).contains("Union all");
            if (joined) {
                assertThat(with.notices(query)).anyMatch(n -> n.code() == NoticeCode.STALE_DENORMALIZED);
                corrected++;
            }
        }
        return corrected;
    }

    private static void ready(Sql sql) throws InterruptedException {
        while (!sql.rows("SELECT COUNT(*) FROM NONREL.INDEXES WHERE STATE = 'PROPAGATING'")
                .equals(List.of("0"))) {
            Thread.sleep(5);
        }
    }

    @Test
    @Timeout(60)
    void moreThanAFewPendingReferencesAreNotCorrected() {
        try (Sql sql = open("many", "none", 5)) {
            for (int i = 0; i < 150; i++) {
                sql.run(
                        "INSERT INTO author VALUES (" + i + ", 'n', 1)",
                        "INSERT INTO book VALUES (" + i + ", 'b', " + i + ", NULL)");
            }
            indexes(sql);
            String query = "SELECT COUNT(*) FROM book b JOIN author a ON b.author_id = a.id WHERE a.name = 'x'";
            ReentrantLock lock = lock(sql);
            lock.lock();
            try {
                sql.run("UPDATE author SET name = 'x' WHERE id < 100");
                assertThat(sql.rows("EXPLAIN " + query)).anyMatch(l -> l.contains("Union all"));
                assertThat(sql.rows(query)).containsExactly("100");
                sql.run("UPDATE author SET name = 'x' WHERE id BETWEEN 100 AND 109");
                assertThat(sql.rows("EXPLAIN " + query)).noneMatch(l -> l.contains("Union all"));
                assertThat(sql.notices(query)).anyMatch(n -> n.code() == NoticeCode.STALE_DENORMALIZED);
                assertThat(sql.rows(query)).containsExactly("110");
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    @Timeout(60)
    void aTransactionKeepsWhatWasPendingWhenItBegan() throws Exception {
        try (Sql sql = open("old", "none", 1);
                Sql old = sql.another()) {
            for (int i = 0; i < 6; i++) {
                sql.run("INSERT INTO author VALUES (" + i + ", 'n', 1)");
                for (int j = 0; j < 3; j++) {
                    sql.run("INSERT INTO book VALUES (" + (10 * i + j) + ", 'b', " + i + ", NULL)");
                }
            }
            indexes(sql);
            String query = "SELECT COUNT(*) FROM book b JOIN author a ON b.author_id = a.id WHERE a.name = 'x'";
            ReentrantLock lock = lock(sql);
            lock.lock();
            try {
                sql.run("UPDATE author SET name = 'x' WHERE id = 1");
                old.session().autoCommit(false);
                assertThat(old.rows(query)).containsExactly("3");
            } finally {
                lock.unlock();
            }
            ready(sql);
            assertThat(old.rows(query)).containsExactly("3");
            lock.lock();
            try {
                sql.run("UPDATE author SET name = 'x' WHERE id = 2");
                assertThat(old.rows(query)).containsExactly("3");
                assertThat(sql.rows(query)).containsExactly("6");
                old.run("UPDATE author SET name = 'x' WHERE id = 4", "UPDATE author SET name = 'x' WHERE id = 5");
                assertThat(old.rows(query)).containsExactly("9");
                old.session().rollback();
                assertThat(old.rows(query)).containsExactly("6");
            } finally {
                lock.unlock();
            }
        }
    }
}
