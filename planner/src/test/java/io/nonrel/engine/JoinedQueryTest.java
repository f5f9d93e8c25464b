package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that joined indexes answer, and when they must not. */
class JoinedQueryTest {

    private static final List<String> SELECTS = List.of(
            "b.title",
            "b.title, a.name",
            "a.id, a.name, b.id",
            "COUNT(*)",
            "a.name, COUNT(*)",
            "c.name, a.name",
            "COALESCE(a.name, 'none'), c.id",
            "b.id, (SELECT name FROM author x WHERE x.id = b.author_id)",
            "b.id, (SELECT y.name FROM author x JOIN city y ON y.id = x.city_id WHERE x.id = b.author_id)",
            "b.*");

    private static final List<String> FROMS = List.of(
            "book b JOIN author a ON b.author_id = a.id LEFT JOIN city c ON a.city_id = c.id",
            "book b LEFT JOIN author a ON b.author_id = a.id LEFT JOIN city c ON a.city_id = c.id",
            "book b LEFT JOIN author a ON b.author_id = a.id JOIN city c ON a.city_id = c.id",
            "author a JOIN book b ON b.author_id = a.id JOIN city c ON c.id = a.city_id",
            "author a RIGHT JOIN book b ON b.author_id = a.id LEFT JOIN city c ON c.id = a.city_id",
            "book b LEFT JOIN (author a JOIN city c ON a.city_id = c.id) ON b.author_id = a.id");

    private static final List<String> WHERES = List.of(
            "a.name = 'n1'",
            "LOWER(a.name) = 'n2'",
            "a.name LIKE 'n%'",
            "NOT a.name LIKE '%2'",
            "a.name IS NULL",
            "a.name IS NOT NULL",
            "a.id IS NULL",
            "a.id = 3",
            "c.name IN ('c1', 'c2')",
            "c.id IS NULL",
            "c.name > a.name",
            "a.name = 'n1' OR c.name IS NULL",
            "b.id < 10",
            "b.author_id IN (SELECT id FROM author WHERE name > 'n2')",
            "EXISTS (SELECT * FROM author x WHERE x.id = b.author_id AND x.name = 'n1')",
            "NOT EXISTS (SELECT * FROM author x WHERE x.id = b.author_id)",
            "NOT EXISTS (SELECT * FROM author x WHERE x.id = b.author_id AND x.name = 'n1')",
            "NOT EXISTS (SELECT * FROM author x WHERE x.id = b.author_id AND (x.name LIKE 'n%' OR x.id > 3))",
            "NOT EXISTS (SELECT * FROM author x JOIN city y ON y.id = x.city_id WHERE x.id = b.author_id AND y.name = 'c1')",
            "b.author_id NOT IN (SELECT id FROM author WHERE name = 'n1')",
            "b.author_id NOT IN (SELECT id FROM author WHERE id > 99)",
            "b.editor_id NOT IN (SELECT id FROM author WHERE name = 'n1')",
            "(b.editor_id IN (SELECT id FROM author WHERE name > 'n1')) IS NOT TRUE",
            "(SELECT name FROM author x WHERE x.id = b.author_id) = 'n1'",
            "COALESCE((SELECT name FROM author x WHERE x.id = b.author_id), 'none') > 'n1'");

    @Test
    void removingTheIndexesChangesNoRow() {
        try (Sql with = Sql.open();
                Sql without = Sql.open()) {
            Random random = new Random(7);
            List.of(with, without).forEach(JoinedQueryTest::tables);
            with.run(
                    "CREATE INDEX i ON book (author_id.name) FOR (IEXACT, STARTSWITH, ENDSWITH)",
                    "CREATE INDEX j ON book (author_id.city_id.name)",
                    "CREATE INDEX k ON author (city_id.name)",
                    "CREATE INDEX l ON book (editor_id.name)");
            int eliminated = 0;
            for (int round = 0; round < 300; round++) {
                String change = change(random);
                with.run(change);
                without.run(change);
                String query = query(random);
                assertThat(with.rows(query)).as(query).containsExactlyInAnyOrderElementsOf(without.rows(query));
                eliminated += String.join("\n", with.rows("EXPLAIN " + query)).contains("join") ? 0 : 1;
            }
            assertThat(eliminated).isGreaterThan(30);
            for (String index : List.of("i", "j", "k")) {
                assertThat(with.rows("ALTER INDEX " + index + " VERIFY")).isEmpty();
            }
        }
    }

    private static String query(Random random) {
        String select = pick(SELECTS, random);
        String query = "SELECT " + select + " FROM " + pick(FROMS, random) + " WHERE " + pick(WHERES, random);
        if (random.nextBoolean()) {
            query += " AND " + pick(WHERES, random);
        }
        return select.startsWith("a.name, COUNT") ? query + " GROUP BY a.name" : query;
    }

    private static String change(Random random) {
        int author = random.nextInt(8);
        int city = random.nextInt(4);
        int book = random.nextInt(20);
        return switch (random.nextInt(8)) {
            case 0 -> "UPDATE author SET name = 'n" + random.nextInt(4) + "' WHERE id = " + author;
            case 1 -> "UPDATE author SET city_id = " + city + ", name = NULL WHERE id = " + author;
            case 2 -> "DELETE FROM author WHERE id = " + author;
            case 3 ->
                "INSERT INTO author VALUES (" + author + ", 'N" + author + "', " + city + ") ON CONFLICT DO NOTHING";
            case 4 -> "UPDATE book SET author_id = " + author + " WHERE id = " + book;
            case 5 -> "UPDATE book SET author_id = NULL, editor_id = " + author + " WHERE id = " + book;
            case 6 -> "DELETE FROM city WHERE id = " + city;
            default -> "UPSERT INTO city VALUES (" + city + ", 'c" + random.nextInt(4) + "')";
        };
    }

    private static String pick(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static void tables(Sql sql) {
        sql.run(
                "CREATE TABLE city (id INT PRIMARY KEY, name VARCHAR(50))",
                "CREATE TABLE author (id INT PRIMARY KEY, name VARCHAR(50), city_id INT REFERENCES city)",
                "CREATE TABLE book (id INT PRIMARY KEY, title VARCHAR(50), author_id INT REFERENCES author,"
                        + " editor_id INT DEFAULT 1 NOT NULL REFERENCES author)",
                "INSERT INTO city VALUES (1, 'c1'), (2, NULL)",
                "INSERT INTO author VALUES (1, 'n1', 1), (2, 'N2', 2), (3, NULL, NULL), (4, 'n4', 9)",
                "INSERT INTO book (id, title, author_id) VALUES (1, 'one', 1), (2, 'two', 2), (3, 'three', 3), (4, 'four', 4), (5, 'five', NULL),"
                        + " (6, 'six', 7), (7, 'seven', 1), (11, 'eleven', 2)");
    }

    @Test
    void anOuterJoinOfWhichNothingIsUsedDisappears() {
        try (Sql sql = Sql.open()) {
            tables(sql);
            assertThat(
                            sql.rows(
                                    "EXPLAIN SELECT b.title FROM book b LEFT JOIN author a ON b.author_id = a.id ORDER BY b.id"))
                    .noneMatch(line -> line.contains("join"));
            assertThat(sql.rows("EXPLAIN SELECT b.title FROM book b JOIN author a ON b.author_id = a.id"))
                    .anyMatch(line -> line.contains("join"));
            assertThat(sql.rows("EXPLAIN SELECT b.title FROM book b LEFT JOIN author a ON b.author_id = a.city_id"))
                    .anyMatch(line -> line.contains("join"));
        }
    }

    @Test
    void onlyWhatTheForeignKeyMeansIsReadFromCopies() {
        try (Sql sql = Sql.open()) {
            tables(sql);
            sql.run(
                    "CREATE TABLE editor (id INT PRIMARY KEY, name VARCHAR(50), city_id INT REFERENCES city)",
                    "INSERT INTO editor VALUES (1, 'e1', 2), (2, 'e2', 1)",
                    "CREATE INDEX i ON book (author_id.name)",
                    "CREATE INDEX j ON book (author_id.city_id.name)");
            String both = "SELECT b.id, a.name, e.name FROM book b JOIN author a ON b.author_id = a.id"
                    + " JOIN editor e ON b.author_id = e.id ORDER BY b.id";
            assertThat(sql.rows(both)).containsExactly("1, n1, e1", "2, N2, e2", "7, n1, e1", "11, N2, e2");
            String further = "SELECT b.id, c.name FROM book b LEFT JOIN editor e ON b.author_id = e.id"
                    + " LEFT JOIN city c ON e.city_id = c.id WHERE b.id < 3 ORDER BY b.id";
            assertThat(sql.rows(further)).containsExactly("1, null", "2, c1");
            String twice = "SELECT b.id, a.name, x.name FROM book b JOIN author a ON b.author_id = a.id"
                    + " LEFT JOIN author x ON b.author_id = x.id WHERE b.id < 3 ORDER BY b.id";
            assertThat(sql.rows(twice)).containsExactly("1, n1, n1", "2, N2, N2");
        }
    }

    @Test
    void aTransactionThatIsOlderThanTheIndexJoins() {
        try (Sql sql = Sql.open();
                Sql old = sql.another()) {
            tables(sql);
            old.session().autoCommit(false);
            String query = "SELECT b.id FROM book b JOIN author a ON b.author_id = a.id WHERE a.name = 'n1'";
            assertThat(old.rows(query)).containsExactly("1", "7");
            sql.run("CREATE INDEX i ON book (author_id.name)", "UPDATE author SET name = 'n1'");
            assertThat(old.rows(query)).containsExactly("1", "7");
            old.session().commit();
            assertThat(old.rows(query)).containsExactly("1", "2", "3", "4", "7", "11");
        }
    }

    @Test
    void withoutPushDownItJoins() {
        try (Sql sql = Sql.connect("embedded:mem:joined-off", new Settings(Map.of("pushDown", "off"), null, null))) {
            tables(sql);
            sql.run("CREATE INDEX i ON book (author_id.name)");
            String query = "SELECT b.id FROM book b JOIN author a ON b.author_id = a.id WHERE a.name = 'n1'";
            assertThat(sql.rows("EXPLAIN " + query)).anyMatch(line -> line.contains("join"));
            assertThat(sql.rows(query)).containsExactly("1", "7");
        }
    }

    @Test
    @Timeout(60)
    void whatIsTooMuchForATransactionIsLeftToAJobAndNotReadUntilItIsDone() throws Exception {
        try (Sql sql =
                Sql.connect("embedded:mem:joined-later", new Settings(Map.of("maxPropagation", "5"), null, null))) {
            many(sql);
            String query = "SELECT COUNT(*) FROM book b JOIN author a ON b.author_id = a.id WHERE a.name = 'new'";
            sql.session().autoCommit(false);
            assertThat(sql.notices("UPDATE author SET name = 'new' WHERE id = 1"))
                    .anyMatch(n -> n.code() == NoticeCode.STALE_DENORMALIZED);
            // The transaction itself does not read what it has not brought up to date.
            assertThat(sql.rows(query)).containsExactly("200");
            List<Notice> notices = sql.notices(query);
            assertThat(notices).anyMatch(n -> n.code() == NoticeCode.STALE_DENORMALIZED);
            sql.session().commit();
            assertThat(sql.rows(query)).containsExactly("200");
            sql.session().autoCommit(true);
            ready(sql);
            assertThat(sql.notices(query)).noneMatch(n -> n.code() == NoticeCode.STALE_DENORMALIZED);
            assertThat(sql.rows(query)).containsExactly("200");
            assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
            // Up to the limit it is done at once.
            sql.run("UPDATE book SET author_id = 2 WHERE id < 5", "UPDATE author SET name = 'few' WHERE id = 2");
            assertThat(sql.rows("SELECT STATE FROM NONREL.INDEXES WHERE INDEX_NAME = 'i'"))
                    .containsExactly("READY");
            assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void aPropagationReadsTheRowsThatReferToWhatChanged() throws Exception {
        try (Sql sql =
                Sql.connect("embedded:mem:joined-few", new Settings(Map.of("maxPropagation", "5"), null, null))) {
            many(sql);
            sql.run("UPDATE book SET author_id = 2 WHERE id < 110");
            String read = "SELECT KIND, STATE, ROWS_READ, ROWS_CHANGED FROM NONREL.JOBS WHERE INDEX_NAME = 'i'";
            sql.run("UPDATE author SET name = 'Eve' WHERE id = 2");
            ready(sql);
            assertThat(sql.rows(read)).containsExactly("PROPAGATE, DONE, 10, 10");
            sql.run(
                    "BEGIN",
                    "UPDATE author SET name = 'Fay' WHERE id = 2",
                    "UPDATE author SET name = 'Gil' WHERE id = 1",
                    "COMMIT");
            ready(sql);
            assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
            assertThat(sql.rows("SELECT COUNT(*) FROM book b JOIN author a ON b.author_id = a.id WHERE a.name = 'Gil'"))
                    .containsExactly("190");
        }
    }

    @Test
    @Timeout(120)
    void changesOfTheCatalogDoNotWaitForAPropagation() throws Exception {
        try (Sql sql = Sql.connect("embedded:mem:joined-ddl", new Settings(Map.of("maxPropagation", "5"), null, null));
                Sql other = sql.another()) {
            many(sql);
            for (int round = 0; round < 20; round++) {
                sql.run("UPDATE author SET name = 'n" + round + "' WHERE id = 1");
                switch (round % 4) {
                    case 0 -> other.run("CREATE TABLE t" + round + " (id INT PRIMARY KEY)");
                    case 1 -> other.run("ALTER TABLE book ADD COLUMN c" + round + " INT");
                    case 2 -> other.run("ALTER TABLE book DROP PRIMARY KEY", "ALTER TABLE book ADD PRIMARY KEY (id)");
                    default -> other.run("DROP INDEX i ON book", "CREATE INDEX i ON book (author_id.name)");
                }
            }
            ready(sql);
            assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
            assertThat(sql.rows("SELECT COUNT(*) FROM book b JOIN author a ON b.author_id = a.id WHERE a.name = 'n19'"))
                    .containsExactly("200");
        }
    }

    @Test
    @Timeout(60)
    void anInterruptedPropagationGoesOnWhenTheDatabaseIsOpened(@TempDir Path directory) throws Exception {
        String locator = "embedded:file:" + directory.resolve("joined");
        Settings settings = new Settings(Map.of("maxPropagation", "5"), null, null);
        try (Sql sql = Sql.connect(locator, settings)) {
            many(sql);
            sql.run("UPDATE author SET name = 'new' WHERE id = 1");
        }
        try (Sql sql = Sql.connect(locator, settings)) {
            String query = "SELECT COUNT(*) FROM book b JOIN author a ON b.author_id = a.id WHERE a.name = 'new'";
            assertThat(sql.rows(query)).containsExactly("200");
            ready(sql);
            assertThat(sql.rows(query)).containsExactly("200");
            assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "datastore", "mongodb"})
    void copiesAreRightUnderEachProfile(String profile) {
        try (Sql sql =
                Sql.connect("embedded:mem:joined-" + profile, new Settings(Map.of("profile", profile), null, null))) {
            tables(sql);
            sql.run(
                    "CREATE INDEX i ON book (author_id.name)",
                    "CREATE INDEX j ON book (author_id.city_id.name)",
                    "INSERT INTO book (id, title, author_id) VALUES (8, 'eight', 2), (9, 'nine', NULL)",
                    "UPDATE author SET name = 'new', city_id = 1 WHERE id = 2",
                    "UPDATE city SET name = 'changed' WHERE id = 1",
                    "DELETE FROM author WHERE id = 3",
                    "INSERT INTO author VALUES (7, 'late', 1)",
                    "UPDATE book SET author_id = 7 WHERE id = 1");
            assertThat(sql.rows("SELECT b.id, a.name, c.name FROM book b LEFT JOIN author a ON b.author_id = a.id"
                            + " LEFT JOIN city c ON a.city_id = c.id ORDER BY b.id"))
                    .containsExactly(
                            "1, late, changed",
                            "2, new, changed",
                            "3, null, null",
                            "4, n4, null",
                            "5, null, null",
                            "6, late, changed",
                            "7, n1, changed",
                            "8, new, changed",
                            "9, null, null",
                            "11, new, changed");
            assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
            assertThat(sql.rows("ALTER INDEX j VERIFY")).isEmpty();
        }
    }

    @Test
    void rowsInTheMiddleOfAPathAreFoundByAnIndex() {
        try (Sql sql = Sql.open()) {
            tables(sql);
            sql.run("CREATE INDEX j ON book (author_id.city_id.name)");
            assertThat(sql.rows("SELECT COLUMNS FROM NONREL.INDEXES WHERE TABLE_NAME = 'author' AND KIND = 'NATIVE'"))
                    .containsExactly("city_id");
        }
    }

    @Test
    void anIndexThatIsNotReadyIsNamed() {
        try (Sql sql = Sql.open()) {
            tables(sql);
            sql.fails(ErrorCode.INVALID_DEFINITION, "CREATE INDEX i ON book (id.name)");
            sql.run("CREATE INDEX i ON book (author_id.name)");
            assertThat(sql.rows(
                            "EXPLAIN SELECT b.id FROM book b JOIN author a ON b.author_id = a.id WHERE a.name = 'n1'"))
                    .anyMatch(line -> line.contains("by index i"));
        }
    }

    private static void many(Sql sql) {
        tables(sql);
        List<String> rows = new ArrayList<>();
        for (int i = 100; i < 300; i++) {
            rows.add("(" + i + ", 't', 1)");
        }
        sql.run(
                "DELETE FROM book",
                "INSERT INTO book (id, title, author_id) VALUES " + String.join(", ", rows),
                "CREATE INDEX i ON book (author_id.name)");
    }

    private static void ready(Sql sql) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!sql.rows("SELECT STATE FROM NONREL.INDEXES WHERE INDEX_NAME = 'i'")
                .equals(List.of("READY"))) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(5);
        }
    }
}
