package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest {

    private final Sql sql = Sql.open();
    private final Sql other = sql.another();

    @BeforeEach
    void create() {
        sql.run("CREATE TABLE t (id INT PRIMARY KEY, n INT)", "INSERT INTO t VALUES (1, 10), (2, 20)");
    }

    @AfterEach
    void close() {
        sql.close();
        other.close();
    }

    @Test
    void writesAreSeenByOthersAfterCommit() {
        sql.session().autoCommit(false);
        sql.run("UPDATE t SET n = 11 WHERE id = 1");
        assertThat(sql.rows("SELECT n FROM t WHERE id = 1")).containsExactly("11");
        assertThat(other.rows("SELECT n FROM t WHERE id = 1")).containsExactly("10");
        sql.session().commit();
        assertThat(other.rows("SELECT n FROM t WHERE id = 1")).containsExactly("11");
    }

    @Test
    void aTransactionSeesOneState() {
        sql.session().autoCommit(false);
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("2");
        other.run("INSERT INTO t VALUES (3, 30)");
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("2");
        sql.session().rollback();
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("3");
    }

    @Test
    void aFailedStatementTakesOnlyItsOwnWritesBack() {
        sql.session().autoCommit(false);
        sql.run("INSERT INTO t VALUES (3, 30)");
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t VALUES (4, 40), (1, 0)");
        sql.fails(ErrorCode.DIVISION_BY_ZERO, "UPDATE t SET n = 1 / (n - 30)");
        sql.session().commit();
        assertThat(other.rows("SELECT id FROM t ORDER BY id")).containsExactly("1", "2", "3");
    }

    @Test
    void savepoints() {
        sql.session().autoCommit(false);
        sql.run("INSERT INTO t VALUES (3, 30)");
        long first = sql.session().savepoint();
        sql.run("INSERT INTO t VALUES (4, 40)");
        long second = sql.session().savepoint();
        sql.run("INSERT INTO t VALUES (5, 50)");
        sql.session().rollbackTo(first);
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("3");
        assertThat(catchThrowableOfType(
                                NonrelException.class, () -> sql.session().rollbackTo(second))
                        .code())
                .isEqualTo(ErrorCode.INVALID_SAVEPOINT);
        sql.session().releaseSavepoint(first);
        sql.session().rollback();
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("2");
    }

    @Test
    void transactionsInSql() {
        sql.run(
                "BEGIN",
                "INSERT INTO t VALUES (3, 30)",
                "SAVEPOINT s",
                "DELETE FROM t",
                "ROLLBACK TO SAVEPOINT s",
                "COMMIT");
        assertThat(other.rows("SELECT COUNT(*) FROM t")).containsExactly("3");
        sql.run("START TRANSACTION", "DELETE FROM t", "ROLLBACK");
        assertThat(other.rows("SELECT COUNT(*) FROM t")).containsExactly("3");
        sql.fails(ErrorCode.NO_ACTIVE_TRANSACTION, "SAVEPOINT s");
        sql.run("START TRANSACTION READ ONLY");
        sql.fails(ErrorCode.READ_ONLY, "DELETE FROM t");
        sql.run("COMMIT", "DELETE FROM t");
    }

    @Test
    void readOnlySessions() {
        sql.session().readOnly(true);
        sql.fails(ErrorCode.READ_ONLY, "DELETE FROM t");
        sql.fails(ErrorCode.READ_ONLY, "CREATE TABLE u (a INT)");
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("2");
    }

    @Test
    void conflictsInTransactionsAreReported() {
        sql.session().autoCommit(false);
        sql.run("UPDATE t SET n = n + 1 WHERE id = 1");
        other.session().autoCommit(false);
        NonrelException conflict = catchThrowableOfType(NonrelException.class, () -> {
            other.rows("SELECT * FROM t");
            sql.session().commit();
            other.run("UPDATE t SET n = n + 1 WHERE id = 1");
            other.session().commit();
        });
        assertThat(conflict.code()).isEqualTo(ErrorCode.WRITE_CONFLICT);
        other.session().rollback();
        other.session().autoCommit(true);
        other.run("UPDATE t SET n = n + 1 WHERE id = 1");
        assertThat(other.rows("SELECT n FROM t WHERE id = 1")).containsExactly("12");
    }

    @Test
    void noIncrementIsLostInAutocommit() throws Exception {
        int threads = 4;
        int times = 50;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> done = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            done.add(pool.submit(() -> {
                int succeeded = 0;
                try (Sql own = sql.another()) {
                    start.await();
                    for (int j = 0; j < times; j++) {
                        try {
                            own.update("UPDATE t SET n = n + 1 WHERE id = 1");
                            succeeded++;
                        } catch (NonrelException e) {
                            assertThat(e.code()).isEqualTo(ErrorCode.WRITE_CONFLICT);
                        }
                    }
                }
                return succeeded;
            }));
        }
        start.countDown();
        int succeeded = 0;
        for (Future<Integer> future : done) {
            succeeded += future.get();
        }
        pool.shutdown();
        assertThat(sql.rows("SELECT n FROM t WHERE id = 1")).containsExactly(String.valueOf(10 + succeeded));
        assertThat(succeeded).isGreaterThan(times);
    }

    @Test
    void resultsEndWithTheirTransaction() {
        sql.session().autoCommit(false);
        Result result = sql.execute("SELECT * FROM t");
        RowCursor rows = result.rows();
        assertThat(rows.next()).isNotNull();
        sql.session().commit();
        assertThat(catchThrowableOfType(NonrelException.class, rows::next).code())
                .isEqualTo(ErrorCode.OBJECT_CLOSED);
    }

    @Test
    void anOpenResultKeepsItsState() {
        Result result = sql.execute("SELECT a.id FROM t AS a, t AS b WHERE a.id = b.id");
        RowCursor rows = result.rows();
        assertThat(rows.next()).isNotNull();
        sql.run("DELETE FROM t");
        assertThat(rows.next()).isNotNull();
        assertThat(rows.next()).isNull();
        result.close();
    }

    @Test
    void definitionsCommitWhatIsOpen() {
        sql.session().autoCommit(false);
        sql.run("INSERT INTO t VALUES (3, 30)", "CREATE TABLE u (a INT)");
        sql.session().rollback();
        assertThat(other.rows("SELECT COUNT(*) FROM t")).containsExactly("3");
    }

    @Test
    void aClosedSessionRollsBackAndRefuses() {
        Sql third = sql.another();
        third.session().autoCommit(false);
        third.run("DELETE FROM t");
        third.close();
        third.close();
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("2");
        third.fails(ErrorCode.CONNECTION_CLOSED, "SELECT 1");
    }

    @Test
    void closingStopsARunningStatement() throws Exception {
        Sql third = sql.another();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        CountDownLatch started = new CountDownLatch(1);
        Future<NonrelException> error = pool.submit(() -> {
            started.countDown();
            return catchThrowableOfType(
                    NonrelException.class,
                    () -> third.rows(
                            "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 500000000)"
                                    + " SELECT COUNT(*) FROM r"));
        });
        started.await();
        Thread.sleep(100);
        third.close();
        assertThat(error.get().code()).isIn(ErrorCode.CANCELLED, ErrorCode.CONNECTION_CLOSED);
        pool.shutdown();
    }
}
