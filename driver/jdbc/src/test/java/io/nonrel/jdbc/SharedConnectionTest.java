package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One connection in several threads: calls wait for each other, and only cancel passes at once. */
class SharedConnectionTest {

    private static final int THREADS = 8;
    private static final int STATEMENTS = 40;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:" + UUID.randomUUID());
        try (Statement create = connection.createStatement()) {
            create.execute("CREATE TABLE t (thread INTEGER, number INTEGER, PRIMARY KEY (thread, number))");
            create.execute("CREATE TABLE big AS SELECT x.a * 100 + y.a AS n FROM (" + hundred() + ") AS x CROSS JOIN ("
                    + hundred() + ") AS y");
        }
    }

    @AfterEach
    void close() throws SQLException {
        threads.shutdownNow();
        connection.close();
    }

    private static String hundred() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add("(" + i + ")");
        }
        return "SELECT a FROM (VALUES " + String.join(", ", rows) + ") AS v (a)";
    }

    /** Writes rows of its own and reads them back between the calls of the others. */
    private boolean work(int thread) throws SQLException {
        for (int i = 0; i < STATEMENTS; i++) {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
                insert.setInt(1, thread);
                insert.setInt(2, i);
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT number FROM t WHERE thread = ? ORDER BY number")) {
                query.setInt(1, thread);
                try (ResultSet rows = query.executeQuery()) {
                    for (int n = 0; n <= i; n++) {
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.getInt(1)).isEqualTo(n);
                    }
                    assertThat(rows.next()).isFalse();
                }
            }
        }
        return true;
    }

    private void runInAllThreads() throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> works = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            works.add(() -> work(thread));
        }
        for (Future<Boolean> done : threads.invokeAll(works)) {
            assertThat(done.get()).isTrue();
        }
    }

    private int count() throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT COUNT(*) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void eachStatementIsWholeInAutocommit() throws Exception {
        runInAllThreads();
        assertThat(count()).isEqualTo(THREADS * STATEMENTS);
    }

    @Test
    void oneTransactionHoldsTheStatementsOfAllThreads() throws Exception {
        connection.setAutoCommit(false);
        runInAllThreads();
        assertThat(count()).isEqualTo(THREADS * STATEMENTS);
        connection.rollback();
        assertThat(count()).isZero();
    }

    @Test
    void cancelDoesNotWait() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        try (Statement slow = connection.createStatement()) {
            Future<Long> running = threads.submit(() -> {
                started.countDown();
                long begin = System.nanoTime();
                assertThatThrownBy(() -> slow.executeQuery(
                                        "SELECT COUNT(*) FROM big a, big b, big c WHERE a.n + b.n + c.n = -1")
                                .next())
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .isEqualTo("57014"));
                return System.nanoTime() - begin;
            });
            started.await();
            // A second thread waits for the connection meanwhile.
            Future<Integer> waiting = threads.submit(this::count);
            while (!running.isDone()) {
                slow.cancel();
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(running.get()).isLessThan(TimeUnit.SECONDS.toNanos(60));
            assertThat(waiting.get()).isZero();
        }
    }
}
