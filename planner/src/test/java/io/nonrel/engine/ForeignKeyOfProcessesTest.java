package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.Settings;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two engines over one store know nothing of each other's commits, as two processes don't: the store must part them. */
class ForeignKeyOfProcessesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static Sql open(String locator, String profile, String user) {
        return Sql.connect(locator, new Settings(Map.of("profile", profile), user, null));
    }

    private static String locator() {
        return "embedded:mem:processes" + NUMBER.incrementAndGet();
    }

    private static void create(Sql sql, String action) {
        sql.run(
                "CREATE TABLE p (id INT PRIMARY KEY, code INT UNIQUE, name VARCHAR(9))",
                "CREATE TABLE c (id INT PRIMARY KEY, p INT REFERENCES p (id) " + action + ")",
                "CREATE TABLE d (id INT PRIMARY KEY, p INT REFERENCES p (code) " + action + ")",
                "INSERT INTO p VALUES (1, 11, 'a'), (2, 22, 'b')");
    }

    @ParameterizedTest
    @CsvSource({
        "none, ON DELETE RESTRICT",
        "none, ON DELETE CASCADE",
        "none, ON DELETE SET NULL",
        "datastore, ON DELETE RESTRICT",
        "datastore, ON DELETE CASCADE"
    })
    void oneOfTheTwoIsRefused(String profile, String action) {
        String locator = locator();
        try (Sql one = open(locator, profile, "one")) {
            create(one, action);
            try (Sql two = open(locator, profile, "two")) {
                meet(one, two, "INSERT INTO c VALUES (1, 1)", "DELETE FROM p WHERE id = 1");
                meet(two, one, "DELETE FROM p WHERE id = 2", "INSERT INTO c VALUES (2, 2)");
                one.run("DELETE FROM c", "DELETE FROM p", "INSERT INTO p VALUES (1, 11, 'a'), (2, 22, 'b')");
                // By another column than the key, and by a change of it.
                meet(one, two, "INSERT INTO d VALUES (1, 11)", "DELETE FROM p WHERE id = 1");
                meet(two, one, "UPDATE p SET code = 23 WHERE id = 2", "INSERT INTO d VALUES (2, 22)");
                assertThat(one.rows("SELECT id FROM c WHERE p NOT IN (SELECT id FROM p)"))
                        .isEmpty();
                assertThat(one.rows("SELECT id FROM d WHERE p NOT IN (SELECT code FROM p)"))
                        .isEmpty();
            }
        }
    }

    /** Both have done their work before the first commits. */
    private static void meet(Sql first, Sql second, String firstWork, String secondWork) {
        first.run("BEGIN", firstWork);
        second.run("BEGIN", secondWork);
        first.run("COMMIT");
        second.fails(ErrorCode.WRITE_CONFLICT, "COMMIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "datastore"})
    void childrenOfOneParentDoNotMeet(String profile) {
        String locator = locator();
        try (Sql one = open(locator, profile, "one")) {
            create(one, "ON DELETE RESTRICT");
            try (Sql two = open(locator, profile, "two")) {
                one.run("BEGIN", "INSERT INTO c VALUES (1, 1)");
                two.run("BEGIN", "INSERT INTO c VALUES (2, 1)", "DELETE FROM c WHERE id = 9", "COMMIT");
                one.run("COMMIT");
                assertThat(one.rows("SELECT COUNT(*) FROM c")).containsExactly("2");
            }
        }
    }

    /** An engine that is alone knows of all commits: a change of another column of the parent is no conflict. */
    @ParameterizedTest
    @ValueSource(strings = {"UPDATE p SET name = 'z' WHERE id = 1", "INSERT INTO c VALUES (7, 1)"})
    void oneEngineKnowsWhatMatters(String other) {
        try (Sql one = open(locator(), "none", "one");
                Sql two = one.another()) {
            create(one, "ON DELETE RESTRICT");
            one.run("BEGIN", "INSERT INTO c VALUES (1, 1)");
            two.run("BEGIN", other, "COMMIT");
            one.run("COMMIT");
            one.run("BEGIN", "INSERT INTO c VALUES (2, 2)");
            two.run("BEGIN", "DELETE FROM p WHERE id = 2");
            one.run("COMMIT");
            two.fails(ErrorCode.WRITE_CONFLICT, "COMMIT");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb, the store protects no rows",
        "keyvalue, the store has no transactions",
    })
    void whatCannotBeProtectedIsSaid(String profile, String why) {
        try (Sql sql = open(locator(), profile, "one")) {
            create(sql, "ON DELETE RESTRICT");
            assertThat(sql.notices("INSERT INTO c VALUES (1, 1)"))
                    .extracting(Notice::message)
                    .anyMatch(m ->
                            m.contains("without regard to what another process writes at the same moment: " + why));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "datastore"})
    void autocommitTriesAgain(String profile) throws InterruptedException {
        String locator = locator();
        try (Sql one = open(locator, profile, "one")) {
            create(one, "ON DELETE CASCADE");
            try (Sql two = open(locator, profile, "two")) {
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < 100; i++) {
                        tried(two, "INSERT INTO c VALUES (" + i + ", 1)");
                    }
                });
                thread.start();
                for (int i = 0; i < 100; i++) {
                    tried(one, "DELETE FROM p WHERE id = 1");
                    tried(one, "INSERT INTO p VALUES (1, 11, 'a')");
                }
                thread.join();
                assertThat(one.rows("SELECT id FROM c WHERE p NOT IN (SELECT id FROM p)"))
                        .isEmpty();
            }
        }
    }

    private static void tried(Sql sql, String statement) {
        try {
            sql.run(statement);
        } catch (NonrelException e) {
            assertThat(e.code()).isIn(ErrorCode.WRITE_CONFLICT, ErrorCode.FOREIGN_KEY_VIOLATION);
        }
    }
}
