package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writers at the same time: what markers keep stays unique, and no row refers to one that is gone. */
class ConcurrentConstraintTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Set<ErrorCode> EXPECTED =
            Set.of(ErrorCode.UNIQUE_VIOLATION, ErrorCode.WRITE_CONFLICT, ErrorCode.FOREIGN_KEY_VIOLATION);
    private static final int THREADS = 4;
    private static final String BUFFER = "keyvalue with a write buffer";

    private static Sql open(String profile) {
        String locator = "embedded:mem:constraints" + NUMBER.incrementAndGet();
        Map<String, String> properties = profile.isEmpty() ? Map.of() : Map.of("profile", profile);
        if (profile.equals(BUFFER)) {
            properties = Map.of("profile", "keyvalue", "writeBuffer", "true");
        }
        Sql sql = Sql.connect(locator, new Settings(properties, null, null));
        Set<Capability> capabilities = sql.session().database().capabilities();
        assertThat(capabilities.contains(Capability.TRANSACTIONS))
                .isEqualTo(profile.isEmpty() || profile.equals("datastore"));
        assertThat(capabilities.contains(Capability.UNIQUE_INDEXES)).isEqualTo(profile.isEmpty());
        return sql;
    }

    private interface Work {
        void run(Sql sql, Random random, int thread);
    }

    private static void together(Sql sql, int times, Work work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                all.add(() -> {
                    Random random = new Random(thread);
                    try (Sql own = sql.another()) {
                        for (int i = 0; i < times; i++) {
                            try {
                                work.run(own, random, thread);
                            } catch (NonrelException e) {
                                assertThat(e.code()).as(e.getMessage()).isIn(EXPECTED);
                            }
                        }
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "datastore", "keyvalue", BUFFER})
    void oneOfManyGetsAValue(String profile) throws Exception {
        try (Sql sql = open(profile)) {
            sql.run(
                    "CREATE TABLE t (id INT PRIMARY KEY, n INT, name VARCHAR(10), UNIQUE (n))",
                    "CREATE UNIQUE INDEX t_name ON t (name) FOR (IEXACT)",
                    "CREATE UNIQUE INDEX t_some ON t (n, name) WHERE id > 100");
            AtomicInteger ids = new AtomicInteger();
            AtomicInteger done = new AtomicInteger();
            together(sql, 60, (own, random, thread) -> {
                int value = ids.get() / THREADS;
                own.update(
                        "INSERT INTO t VALUES (?, ?, ?)",
                        (long) ids.incrementAndGet(),
                        (long) value,
                        (thread % 2 == 0 ? "n" : "N") + value);
                done.incrementAndGet();
            });
            assertThat(sql.rows("SELECT COUNT(*), COUNT(DISTINCT n), COUNT(DISTINCT LOWER(name)) FROM t"))
                    .containsExactly(done + ", " + done + ", " + done);
            assertThat(done.get()).isPositive();
            assertThat(sql.rows("ALTER INDEX t_name VERIFY")).isEmpty();
            assertThat(sql.rows("SELECT STATE FROM NONREL.INDEXES WHERE INDEX_NAME = 't_name'"))
                    .containsExactly("READY");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "datastore", BUFFER})
    void ofTwoTransactionsWithOneValueOneCommits(String profile) {
        try (Sql sql = open(profile);
                Sql other = sql.another()) {
            sql.run(
                    "CREATE TABLE t (id INT PRIMARY KEY, n INT, k INT)",
                    "CREATE UNIQUE INDEX t_n ON t (n) WHERE k > 0");
            sql.run("INSERT INTO t VALUES (1, 1, 1), (2, 2, 1), (3, 3, 1)", "UPDATE t SET k = 0 WHERE id = 3");
            race(sql, other, "INSERT INTO t VALUES (10, 10, 1)", "INSERT INTO t VALUES (11, 10, 1)");
            race(sql, other, "UPDATE t SET n = 20 WHERE id = 1", "INSERT INTO t VALUES (12, 20, 1)");
            race(sql, other, "UPDATE t SET k = 1 WHERE id = 3", "UPDATE t SET n = 3 WHERE id = 2");
            assertThat(sql.rows("SELECT n FROM t WHERE k > 0 GROUP BY n HAVING COUNT(*) > 1"))
                    .isEmpty();
            sql.run("BEGIN", "UPDATE t SET n = 99 WHERE id = 2", "UPDATE t SET n = 2 WHERE id = 3");
            sql.run("UPDATE t SET n = 3 WHERE id = 2", "COMMIT");
            assertThat(sql.rows("SELECT id, n FROM t WHERE id IN (2, 3) ORDER BY id"))
                    .containsExactly("2, 3", "3, 2");
            assertThat(sql.rows("ALTER INDEX t_n VERIFY")).isEmpty();
        }
    }

    /** Both have written before one commits; the second isn't committed. */
    private static void race(Sql one, Sql two, String first, String second) {
        one.run("BEGIN", first);
        two.run("BEGIN");
        try {
            two.run(second);
            one.run("COMMIT");
            assertThat(two.fails(ErrorCode.WRITE_CONFLICT, "COMMIT")).hasMessageContaining("try the transaction again");
        } catch (NonrelException e) {
            assertThat(e.code()).as(e.getMessage()).isIn(EXPECTED);
            one.run("COMMIT");
            two.run("ROLLBACK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "datastore", "keyvalue", BUFFER})
    void valuesThatAreExchangedStayUnique(String profile) throws Exception {
        try (Sql sql = open(profile)) {
            sql.run(
                    "CREATE TABLE t (id INT PRIMARY KEY, n INT, k INT)",
                    "CREATE UNIQUE INDEX t_n ON t (n) WHERE k > 0");
            for (int i = 0; i < 8; i++) {
                sql.update("INSERT INTO t VALUES (?, ?, 1)", (long) i, (long) i);
            }
            together(sql, 80, (own, random, thread) -> change(own, random));
            assertThat(sql.rows("SELECT n FROM t WHERE k > 0 AND n IS NOT NULL GROUP BY n HAVING COUNT(*) > 1"))
                    .isEmpty();
            if (profile.startsWith("keyvalue")) {
                // Two writers of one row without transactions leave markers that nobody needs, and none too few.
                assertThat(sql.rows("ALTER INDEX t_n VERIFY")).allMatch(r -> r.endsWith("ORPHAN"));
                sql.run("ALTER INDEX t_n REBUILD");
            }
            assertThat(sql.rows("ALTER INDEX t_n VERIFY")).isEmpty();
        }
    }

    private static void change(Sql own, Random random) {
        long a = random.nextInt(10);
        long b = random.nextInt(10);
        switch (random.nextInt(7)) {
            case 0 -> own.update("INSERT INTO t VALUES (?, ?, 1)", a, b);
            case 1 -> own.update("DELETE FROM t WHERE id = ?", a);
            case 2 -> own.update("UPDATE t SET n = CASE id WHEN ? THEN ? ELSE ? END WHERE id IN (?, ?)", a, b, a, a, b);
            case 3 -> own.update("UPDATE t SET n = ? WHERE id = ?", a, b);
            case 4 -> own.update("UPDATE t SET k = 1 - k WHERE id = ?", a);
            case 5 -> own.update("UPDATE t SET n = n + 1 WHERE id < 5");
            default -> {
                if (own.session().hasRollback()) {
                    transaction(own, a, b);
                }
            }
        }
    }

    private static void transaction(Sql own, long a, long b) {
        own.run("BEGIN");
        try {
            own.update("UPDATE t SET n = NULL WHERE id = ?", a);
            own.update("UPDATE t SET n = ? WHERE id = ?", a, b);
            own.run(b % 2 == 0 ? "COMMIT" : "ROLLBACK");
        } catch (NonrelException e) {
            own.run("ROLLBACK");
            throw e;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "datastore", "keyvalue", BUFFER})
    void anIndexThatIsCreatedMeanwhileIsWhole(String profile) throws Exception {
        try (Sql sql = open(profile)) {
            sql.run("CREATE TABLE t (id INT PRIMARY KEY, n INT, k INT)");
            for (int i = 0; i < 2_000; i++) {
                sql.update("INSERT INTO t VALUES (?, ?, 1)", i + 1_000L, i + 1_000L);
            }
            AtomicInteger ids = new AtomicInteger(10_000);
            together(sql, 60, (own, random, thread) -> {
                if (thread == 0
                        && own.rows("SELECT 1 FROM nonrel.indexes WHERE index_name = 't_n'")
                                .isEmpty()) {
                    own.run("CREATE UNIQUE INDEX t_n ON t (n) WHERE k > 0");
                } else if (thread == 0) {
                    own.run("ALTER INDEX t_n REBUILD");
                } else {
                    long id = 1_000L + random.nextInt(2_000);
                    switch (random.nextInt(4)) {
                        case 0 -> own.update("UPDATE t SET n = ? WHERE id = ?", (long) ids.incrementAndGet(), id);
                        case 1 -> own.update("DELETE FROM t WHERE id = ?", id);
                        case 2 -> own.update("UPDATE t SET k = 1 - k WHERE id = ?", id);
                        default -> own.update("INSERT INTO t VALUES (?, ?, 1)", id, (long) ids.incrementAndGet());
                    }
                }
            });
            if (profile.startsWith("keyvalue")) {
                assertThat(sql.rows("ALTER INDEX t_n VERIFY")).allMatch(r -> r.endsWith("ORPHAN"));
            } else {
                assertThat(sql.rows("ALTER INDEX t_n VERIFY")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "datastore", "keyvalue", BUFFER})
    void noChildStaysWithoutItsParent(String profile) throws Exception {
        try (Sql sql = open(profile)) {
            sql.run(
                    "CREATE TABLE p (id INT PRIMARY KEY)",
                    "CREATE TABLE c (id INT PRIMARY KEY, p_id INT REFERENCES p ON DELETE RESTRICT ON UPDATE CASCADE)",
                    "CREATE TABLE d (id INT PRIMARY KEY, p_id INT REFERENCES p ON DELETE CASCADE)",
                    "CREATE TABLE e (id INT PRIMARY KEY, p_id INT REFERENCES p ON DELETE SET NULL)");
            AtomicInteger ids = new AtomicInteger();
            together(sql, 100, (own, random, thread) -> {
                long p = random.nextInt(6);
                long id = ids.incrementAndGet();
                switch (random.nextInt(7)) {
                    case 0 -> own.update("INSERT INTO c VALUES (?, ?)", id, p);
                    case 1 -> own.update("INSERT INTO d VALUES (?, ?)", id, p);
                    case 2 -> own.update("INSERT INTO e VALUES (?, ?)", id, p);
                    case 3 -> own.update("DELETE FROM c WHERE p_id = ?", p);
                    case 4 -> own.update("UPDATE p SET id = ? WHERE id = ?", (long) random.nextInt(6), p);
                    case 5 -> own.update("INSERT INTO p VALUES (?)", p);
                    default -> own.update("DELETE FROM p WHERE id = ?", p);
                }
            });
            for (String child : List.of("c", "d", "e")) {
                assertThat(sql.rows("SELECT * FROM " + child + " WHERE p_id NOT IN (SELECT id FROM p)"))
                        .as(child)
                        .isEmpty();
            }
        }
    }
}
