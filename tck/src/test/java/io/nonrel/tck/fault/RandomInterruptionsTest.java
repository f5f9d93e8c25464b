package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Threads work while others cancel their statements, let their time run out, close their results, statements and
 * connections, or abort them. Only SQLExceptions come of it; what was committed is whole; nothing is left open. {@code
 * -Dnonrel.interruptions.seconds=60} goes on for longer.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomInterruptionsTest {

    private static final int WORKERS = 6;
    private static final int ROWS = 1_500;
    private static final List<String> STATEMENTS = List.of(
            "SELECT * FROM pair ORDER BY note",
            "SELECT id, note FROM pair WHERE id > 10",
            "SELECT x.a, COUNT(*) FROM pair x JOIN pair y ON x.a = y.a GROUP BY x.a",
            "SELECT COUNT(*) FROM pair x, pair y WHERE x.note = y.note || '!'",
            "SELECT id, SUM(a) OVER (ORDER BY id ROWS BETWEEN 300 PRECEDING AND CURRENT ROW) FROM pair",
            "SELECT * FROM pair WHERE a IN (SELECT MAX(y.a) FROM pair y WHERE y.id < pair.id)",
            "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3000) SELECT COUNT(*) FROM r",
            "UPDATE pair SET a = a + 1, b = b + 1",
            "UPDATE pair SET a = a + 1, b = b + 1 WHERE id % 7 = 3",
            "MERGE INTO pair t USING (SELECT id FROM pair WHERE id % 5 = 1) n ON t.id = n.id"
                    + " WHEN MATCHED THEN UPDATE SET a = t.a - 1, b = t.b - 1");

    @TempDir
    Path folder = Path.of("");

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable Connection> connections = new AtomicReferenceArray<>(WORKERS);
    private final AtomicReferenceArray<@Nullable Statement> statements = new AtomicReferenceArray<>(WORKERS);
    private final AtomicReferenceArray<@Nullable ResultSet> results = new AtomicReferenceArray<>(WORKERS);

    @Test
    void leaveNothingBehindInAFile() throws Exception {
        Path file = folder.resolve("interrupted.db");
        interrupt("jdbc:nonrel:embedded:file:" + file + "?nonrel.durability=interval");
        LeftOver.assertFileIsFree(file);
    }

    @Test
    void leaveNothingBehindInMemory() throws Exception {
        interrupt("jdbc:nonrel:embedded:mem:interrupted");
    }

    private void interrupt(String url) throws Exception {
        LeftOver before = LeftOver.now();
        int seconds = Integer.getInteger("nonrel.interruptions.seconds", 5);
        try (Connection keeping = DriverManager.getConnection(url)) {
            fill(keeping);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                int number = i;
                threads.add(new Thread(() -> work(url, number), "worker " + i));
            }
            for (int i = 0; i < 2; i++) {
                int seed = i;
                threads.add(new Thread(() -> interfere(new Random(seed)), "interferer " + i));
            }
            threads.forEach(Thread::start);
            Thread.sleep(seconds * 1_000L);
            stop.set(true);
            for (Thread thread : threads) {
                thread.join(60_000);
                if (thread.isAlive()) {
                    failures.add(thread.getName() + " hangs:" + LeftOver.trace(thread));
                }
            }
            assertThat(failures).isEmpty();
            assertThat(done.get()).isPositive();
            assertThat(interrupted.get()).isPositive();
            LeftOver.assertNothingIsOpen(keeping);
            assertThat(Rows.number(keeping, "SELECT COUNT(*) FROM pair")).isEqualTo(ROWS);
            assertThat(Rows.number(keeping, "SELECT COUNT(*) FROM pair WHERE a <> b"))
                    .isZero();
        }
        before.assertNoMoreThreads();
    }

    private static void fill(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE pair (id BIGINT PRIMARY KEY, a BIGINT, b BIGINT, note VARCHAR(40))",
                "CREATE INDEX pair_a ON pair (a)");
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO pair VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                statement.setLong(1, i);
                statement.setLong(2, i % 5);
                statement.setLong(3, i % 5);
                statement.setString(4, "note " + i * 7919L % ROWS);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void work(String url, int number) {
        Random random = new Random(number + 100L);
        while (!stop.get()) {
            try (Connection connection = DriverManager.getConnection(url)) {
                connections.set(number, connection);
                boolean open = true;
                while (open && !stop.get()) {
                    connection.setNetworkTimeout(null, random.nextInt(4) == 0 ? 1 + random.nextInt(60) : 0);
                    open = step(connection, number, random);
                }
            } catch (SQLException e) {
                check(e);
            } catch (Throwable e) {
                failures.add(LeftOver.text(e));
            }
        }
    }

    /** Does one thing and says whether the connection is still open. */
    private boolean step(Connection connection, int number, Random random) throws SQLException {
        boolean transaction = random.nextInt(3) == 0;
        try {
            connection.setAutoCommit(!transaction);
            run(connection, number, STATEMENTS.get(random.nextInt(STATEMENTS.size())));
            if (transaction) {
                connection.commit();
            }
            done.incrementAndGet();
        } catch (SQLException e) {
            interrupted.incrementAndGet();
            check(e);
        }
        if (connection.isClosed()) {
            return false;
        }
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.setNetworkTimeout(null, 0);
            if (Rows.number(connection, "VALUES 1") != 1) {
                failures.add("VALUES 1 gave something else");
            }
        } catch (SQLException e) {
            if (!connection.isClosed()) {
                failures.add("the connection is no good any more: " + LeftOver.text(e));
            }
        }
        return !connection.isClosed();
    }

    private void run(Connection connection, int number, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statements.set(number, statement);
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    results.set(number, rows);
                    while (rows.next()) {
                        rows.getString(1);
                    }
                }
            }
        }
    }

    private void interfere(Random random) {
        while (!stop.get()) {
            int number = random.nextInt(WORKERS);
            try {
                Thread.sleep(random.nextInt(15));
                Connection connection = connections.get(number);
                Statement statement = statements.get(number);
                ResultSet rows = results.get(number);
                switch (random.nextInt(12)) {
                    case 0 -> abort(connection);
                    case 1 -> close(connection);
                    case 2, 3 -> close(statement);
                    case 4, 5 -> close(rows);
                    default -> {
                        if (statement != null) {
                            statement.cancel();
                        }
                    }
                }
            } catch (SQLException e) {
                check(e);
            } catch (Throwable e) {
                failures.add(LeftOver.text(e));
            }
        }
    }

    private static void abort(@Nullable Connection connection) throws SQLException {
        if (connection != null) {
            connection.abort(Runnable::run);
        }
    }

    private static void close(@Nullable AutoCloseable open) throws Exception {
        if (open != null) {
            open.close();
        }
    }

    /** Cancelled, timed out, closed, a conflict: nothing else may come. */
    private void check(SQLException e) {
        List<String> expected = List.of("57014", "HYT00", "08003", "HY010", "40001", "02000");
        if (!expected.contains(String.valueOf(e.getSQLState()))) {
            failures.add(LeftOver.text(e));
        }
    }
}
