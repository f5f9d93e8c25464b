package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunInTransactionTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String url = "jdbc:nonrel:embedded:mem:runintransaction" + NAMES.incrementAndGet();
    private Connection connection;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(url);
        other = DriverManager.getConnection(url);
        run(connection, "CREATE TABLE t (id INT PRIMARY KEY, n INT)");
        run(connection, "INSERT INTO t VALUES (1, 0), (2, 0)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        other.close();
    }

    private NonrelConnection nonrel() throws SQLException {
        return connection.unwrap(NonrelConnection.class);
    }

    private static void run(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static int number(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Adds one to a row, after another connection has changed it in the first so many tries. */
    private int contended(Connection on, AtomicInteger tries, int conflicts) throws SQLException {
        int before = number(on, "SELECT n FROM t WHERE id = 1");
        if (tries.incrementAndGet() <= conflicts) {
            run(other, "UPDATE t SET n = n + 10 WHERE id = 1");
        }
        run(on, "UPDATE t SET n = " + (before + 1) + " WHERE id = 1");
        return before + 1;
    }

    @Test
    void commitsAndRestoresAutocommit() throws SQLException {
        int given = nonrel().runInTransaction(c -> {
            assertThat(c.getAutoCommit()).isFalse();
            run(c, "UPDATE t SET n = 5 WHERE id = 1");
            assertThat(number(other, "SELECT n FROM t WHERE id = 1")).isZero();
            return 7;
        });
        assertThat(given).isEqualTo(7);
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(number(other, "SELECT n FROM t WHERE id = 1")).isEqualTo(5);
        connection.setAutoCommit(false);
        nonrel().runInTransaction(c -> {
            run(c, "UPDATE t SET n = 6 WHERE id = 1");
            return 0;
        });
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(number(other, "SELECT n FROM t WHERE id = 1")).isEqualTo(6);
    }

    @Test
    void triesAgainThreeTimes() throws SQLException {
        AtomicInteger tries = new AtomicInteger();
        int given = nonrel().runInTransaction(c -> contended(c, tries, 3));
        assertThat(tries).hasValue(4);
        assertThat(given).isEqualTo(31);
        assertThat(number(other, "SELECT n FROM t WHERE id = 1")).isEqualTo(31);
        AtomicInteger more = new AtomicInteger();
        assertThatThrownBy(() -> nonrel().runInTransaction(c -> contended(c, more, 100)))
                .isInstanceOf(SQLTransactionRollbackException.class)
                .isInstanceOf(SQLTransientException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("40001");
        assertThat(more).hasValue(4);
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(number(other, "SELECT n FROM t WHERE id = 1")).isEqualTo(71);
    }

    @Test
    void nestingDoesNotMultiplyTheTries() throws SQLException {
        AtomicInteger outer = new AtomicInteger();
        AtomicInteger inner = new AtomicInteger();
        assertThatThrownBy(() -> nonrel().runInTransaction(c -> {
                    outer.incrementAndGet();
                    return nonrel().runInTransaction(d -> contended(d, inner, 100));
                }))
                .isInstanceOf(SQLTransactionRollbackException.class);
        assertThat(outer).hasValue(4);
        assertThat(inner).hasValue(4);
        nonrel().runInTransaction(c -> {
            nonrel().runInTransaction(d -> {
                run(d, "UPDATE t SET n = 1 WHERE id = 2");
                return 0;
            });
            assertThat(number(other, "SELECT n FROM t WHERE id = 2")).isZero();
            return 0;
        });
        assertThat(number(other, "SELECT n FROM t WHERE id = 2")).isEqualTo(1);
    }

    @Test
    void joinsATransactionThatHasBegun() throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "UPDATE t SET n = 3 WHERE id = 2");
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> nonrel().runInTransaction(c -> contended(c, tries, 100)))
                .isInstanceOf(SQLTransactionRollbackException.class);
        assertThat(tries).hasValue(1);
        nonrel().runInTransaction(c -> {
            run(c, "UPDATE t SET n = n + 1 WHERE id = 2");
            return 0;
        });
        connection.rollback();
        assertThat(number(connection, "SELECT n FROM t WHERE id = 2")).isZero();
    }

    @Test
    void otherFailuresRollBackAndAreThrown() throws SQLException {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> nonrel().<Integer, IOException>runInTransaction(c -> {
                    tries.incrementAndGet();
                    run(c, "UPDATE t SET n = 9");
                    throw new IOException("no disk");
                }))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> nonrel().runInTransaction(c -> {
                    run(c, "UPDATE t SET n = 9");
                    run(c, "INSERT INTO t VALUES (1, 1)");
                    return 0;
                }))
                .isInstanceOf(java.sql.SQLIntegrityConstraintViolationException.class);
        assertThat(tries).hasValue(1);
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(number(other, "SELECT SUM(n) FROM t")).isZero();
    }

    @Test
    void whatAFrameworkWrappedIsTriedAgain() throws SQLException {
        AtomicInteger tries = new AtomicInteger();
        int given = nonrel().runInTransaction(c -> {
            try {
                return contended(c, tries, 1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(given).isEqualTo(11);
        assertThat(tries).hasValue(2);
    }

    @Test
    void workThatCommitsItselfIsNotTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> nonrel().runInTransaction(c -> {
                    run(c, "UPDATE t SET n = n + 1 WHERE id = 2");
                    c.commit();
                    return contended(c, tries, 100);
                }))
                .isInstanceOf(SQLTransactionRollbackException.class);
        assertThat(tries).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "datastore", "mongodb"})
    void manyThreadsLoseNoUpdate(String profile) throws Exception {
        String shared = url + "?nonrel.profile=" + profile;
        int threads = 4;
        int rounds = 10;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Integer>> done = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Callable<Integer> work = () -> {
                int failed = 0;
                try (Connection own = DriverManager.getConnection(shared)) {
                    for (int round = 0; round < rounds; round++) {
                        try {
                            own.unwrap(NonrelConnection.class).runInTransaction(c -> {
                                int before = number(c, "SELECT n FROM t WHERE id = 1 FOR UPDATE");
                                run(c, "UPDATE t SET n = " + (before + 1) + " WHERE id = 1");
                                return 0;
                            });
                        } catch (SQLTransactionRollbackException e) {
                            failed++;
                        }
                    }
                }
                return failed;
            };
            done.add(pool.submit(work));
        }
        int failed = 0;
        for (Future<Integer> one : done) {
            failed += one.get();
        }
        pool.shutdown();
        assertThat(number(other, "SELECT n FROM t WHERE id = 1")).isEqualTo(threads * rounds - failed);
    }

    @Test
    void serializableTransactionsDoNotSkew() throws SQLException {
        for (Connection each : List.of(connection, other)) {
            each.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            each.setAutoCommit(false);
            assertThat(number(each, "SELECT SUM(n) FROM t")).isZero();
        }
        run(connection, "UPDATE t SET n = 1 WHERE id = 1");
        run(other, "UPDATE t SET n = 1 WHERE id = 2");
        connection.commit();
        assertThatThrownBy(other::commit)
                .isInstanceOf(SQLTransactionRollbackException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("40001");
        other.rollback();
        assertThat(number(other, "SELECT SUM(n) FROM t")).isEqualTo(1);
    }

    @Test
    void rowsReadForUpdateAreTheSameAtCommit() throws SQLException {
        connection.setAutoCommit(false);
        assertThat(number(connection, "SELECT n FROM t WHERE id = 1 FOR UPDATE"))
                .isZero();
        run(other, "UPDATE t SET n = 1 WHERE id = 1");
        run(connection, "UPDATE t SET n = 1 WHERE id = 2");
        assertThatThrownBy(connection::commit).isInstanceOf(SQLTransactionRollbackException.class);
        connection.rollback();
        assertThat(number(connection, "SELECT n FROM t WHERE id = 2 FOR UPDATE"))
                .isZero();
        run(other, "UPDATE t SET n = 5 WHERE id = 1");
        run(connection, "UPDATE t SET n = 1 WHERE id = 2");
        connection.commit();
        assertThat(number(other, "SELECT SUM(n) FROM t")).isEqualTo(6);
    }
}
