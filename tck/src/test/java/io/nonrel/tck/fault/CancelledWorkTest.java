package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a statement is busy with, it stops soon after it is cancelled, and the connection goes on. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CancelledWorkTest {

    private static final String URL = "jdbc:nonrel:embedded:mem:cancelled?nonrel.maxRowsExamined=0&nonrel.maxJoinRows=0"
            + "&nonrel.maxStoreCalls=0&nonrel.maxRowsInMemory=8000000";
    private static final int ROWS = 20_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** How much work may follow a cancellation: of the thread's own time, since others may have the processor. */
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static @Nullable Connection keeping;

    @BeforeAll
    static void fill() throws SQLException {
        Connection connection = DriverManager.getConnection(URL);
        keeping = connection;
        Rows.run(
                connection,
                "CREATE TABLE big (id BIGINT PRIMARY KEY, a INTEGER, s VARCHAR(40))",
                "CREATE INDEX big_a ON big (a)",
                "CREATE TABLE target (id BIGINT, s VARCHAR(100))",
                "CREATE TABLE one (id BIGINT PRIMARY KEY)",
                "INSERT INTO one VALUES (1)");
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("INSERT INTO big VALUES (?, ?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                statement.setLong(1, i);
                statement.setInt(2, i % 4);
                statement.setString(3, "text " + i * 7919L % ROWS);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        connection.commit();
        // Classes are loaded and compiled with the first statements.
        for (int i = 0; i < 3; i++) {
            Rows.run(connection, "SELECT COUNT(*) FROM big x JOIN big y ON x.a = y.a WHERE x.id < " + i);
        }
        connection.commit();
    }

    @AfterAll
    static void drop() throws SQLException {
        if (keeping != null) {
            keeping.close();
        }
    }

    static List<String> statements() {
        String many = "(SELECT a.id, a.a, a.s FROM big a JOIN big b ON a.a = b.a)";
        return List.of(
                "SELECT COUNT(*) FROM big x, big y WHERE x.s || y.s = 'none'",
                "SELECT COUNT(*) FROM big x JOIN big y ON x.a = y.a WHERE x.id + y.id < 0",
                "SELECT COUNT(*) FROM big x LEFT JOIN big y ON x.id < y.id AND x.s = y.s || '!'",
                "SELECT * FROM (SELECT * FROM " + many + " FETCH FIRST 1900000 ROWS ONLY) ORDER BY s DESC, a, id",
                "SELECT id % 100000, COUNT(DISTINCT s), MIN(s) FROM " + many + " GROUP BY id % 100000",
                "SELECT DISTINCT CHAR_LENGTH(s) FROM " + many,
                "SELECT SUM(id) OVER (PARTITION BY a ORDER BY s ROWS BETWEEN 4000 PRECEDING AND 4000 FOLLOWING),"
                        + " MIN(s) OVER (ORDER BY id DESC ROWS BETWEEN 9000 PRECEDING AND CURRENT ROW) FROM big",
                "SELECT RANK() OVER (ORDER BY s, id) FROM (SELECT * FROM " + many + " FETCH FIRST 1900000 ROWS ONLY)",
                "SELECT LISTAGG(s, ',') FROM " + many,
                "SELECT s FROM " + many + " INTERSECT SELECT s || 'x' FROM " + many,
                "SELECT COUNT(*) FROM big WHERE REGEXP_LIKE(REPEAT('a', 35) || '!', '^(a+)+$')",
                "SELECT COUNT(*) FROM big WHERE s || REPEAT('a', 40) SIMILAR TO '(%a*)*b'",
                "SELECT COUNT(*) FROM big WHERE s || REPEAT('a', 20000) LIKE '%a%a%a%a%a%a%a%b'",
                "SELECT REGEXP_REPLACE(REPEAT('a', 40) || s, '(a|aa)+$', 'b') FROM big",
                "SELECT MAX(CHAR_LENGTH(REPEAT(s, 100000))) FROM big",
                "SELECT MAX(POSITION('b' IN REPEAT(s, 20000))), MAX(UPPER(REPEAT(s, 10000))) FROM big",
                "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT MOD(n, 7) + 1 FROM r) SELECT COUNT(*) FROM r",
                "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n FROM r WHERE n = 2 OR n < 2) SELECT n FROM r",
                "INSERT INTO target SELECT id, s FROM " + many,
                "CREATE TABLE made AS SELECT id, s FROM " + many,
                "DELETE FROM big WHERE (SELECT COUNT(*) FROM big y WHERE y.id > big.id AND y.s < big.s) < 0",
                "UPDATE big SET a = a + 1 WHERE NOT EXISTS (SELECT 1 FROM big y WHERE y.id + big.id = -1)",
                "MERGE INTO target t USING " + many
                        + " n ON t.id = n.id WHEN NOT MATCHED THEN INSERT VALUES (n.id, n.s)",
                "SELECT (SELECT MAX(y.s) FROM big y WHERE y.id <> big.id AND y.s < big.s) FROM big",
                "SELECT COUNT(*) FROM big x, big y, big z",
                "SELECT COUNT(*) FROM big WHERE id IN (" + "SELECT id + 1 FROM " + many + ")",
                "EXPLAIN ANALYZE SELECT COUNT(*) FROM big x, big y WHERE x.s > y.s",
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS a, INFORMATION_SCHEMA.COLUMNS b,"
                        + " INFORMATION_SCHEMA.COLUMNS c, INFORMATION_SCHEMA.COLUMNS d, INFORMATION_SCHEMA.COLUMNS e");
    }

    /** Nothing looks at the cancellation while a text is parsed and validated: it stops between the steps of planning. */
    static List<String> hugeStatements() {
        StringBuilder joins = new StringBuilder("SELECT COUNT(*) FROM one a0");
        for (int i = 1; i < 60; i++) {
            joins.append(" JOIN one a").append(i).append(" ON a").append(i).append(".id = a0.id");
        }
        return List.of(
                joins.toString(),
                "SELECT COUNT(*) FROM one WHERE id IN (" + "1, ".repeat(50_000) + "2)",
                "SELECT 1 FROM one" + " UNION ALL SELECT id + 1 FROM one".repeat(500),
                "SELECT COUNT(*) FROM one WHERE id = 0" + " OR id + 1 = 2 AND id < 7".repeat(800));
    }

    @ParameterizedTest
    @MethodSource("hugeStatements")
    void stopsPlanning(String sql) throws Exception {
        stops(sql, 20, 10 * MOST_NANOS);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void stops(String sql) throws Exception {
        stops(sql, 150, MOST_NANOS);
    }

    private static void stops(String sql, int millisBefore, long most) throws Exception {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement()) {
            CountDownLatch begun = new CountDownLatch(1);
            AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
            Thread worker = new Thread(() -> run(statement, sql, begun, end), "cancelled work");
            worker.start();
            begun.await();
            awaitWork(worker, millisBefore);
            long before = THREADS.getThreadCpuTime(worker.getId());
            statement.cancel();
            long work = 0;
            while (worker.isAlive() && work < most * 10) {
                long now = THREADS.getThreadCpuTime(worker.getId());
                work = now < 0 ? work : now - before;
                worker.join(2);
            }
            String trace = worker.isAlive() ? trace(worker) : "";
            worker.join(60_000);
            Throwable thrown = end.get();
            assertThat(work)
                    .as("%d ms of work after cancel(): %s%s", work / 1_000_000, sql, trace)
                    .isLessThan(most);
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(SQLException.class);
                assertThat(((SQLException) thrown).getSQLState())
                        .as(thrown.toString())
                        .isIn("57014", "54001");
            }
            assertThat(Rows.number(connection, "SELECT COUNT(*) FROM one")).isEqualTo(1);
            assertThat(Rows.number(connection, "SELECT COUNT(*) FROM target")).isZero();
        }
    }

    /** Until the thread has worked so long, or has ended. */
    private static void awaitWork(Thread worker, int millis) throws InterruptedException {
        while (worker.isAlive() && THREADS.getThreadCpuTime(worker.getId()) < millis * 1_000_000L) {
            worker.join(5);
        }
    }

    private static String trace(Thread thread) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement element : thread.getStackTrace()) {
            text.append("\n    ").append(element);
        }
        return text.toString();
    }

    private static void run(
            Statement statement, String sql, CountDownLatch begun, AtomicReference<@Nullable Throwable> end) {
        begun.countDown();
        try {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        rows.getObject(1);
                    }
                }
            }
        } catch (Throwable e) {
            end.set(e);
        }
    }
}
