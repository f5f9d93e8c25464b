package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nonrel.engine.ExecuteOptions.GeneratedKeys;
import io.nonrel.exec.Cancellation;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final Sql sql = Sql.open();

    @BeforeEach
    void create() {
        sql.run("CREATE TABLE t (id INT PRIMARY KEY, n INT CHECK (n < 100))");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private BatchResult batch(String statement, List<Object[]> sets) {
        return sql.session().prepare(statement).executeBatch(List.copyOf(sets), ExecuteOptions.defaults());
    }

    @Test
    void countsOfEachSet() {
        assertThat(batch(
                                "INSERT INTO t VALUES (?, ?)",
                                List.of(new Object[] {1, 1}, new Object[] {2, 1}, new Object[] {3, 2}))
                        .counts())
                .containsExactly(1, 1, 1);
        assertThat(batch(
                                "UPDATE t SET n = n + 1 WHERE n = ?",
                                List.of(new Object[] {1}, new Object[] {2}, new Object[] {9}))
                        .counts())
                .containsExactly(2, 3, 0);
        assertThat(batch("DELETE FROM t WHERE id = ?", List.of(new Object[] {1}, new Object[] {1}))
                        .counts())
                .containsExactly(1, 0);
    }

    @Test
    void aFailureNamesItsPositionAndUndoesTheBatch() {
        sql.run("INSERT INTO t VALUES (5, 5)");
        NonrelException unique = catchThrowableOfType(
                NonrelException.class,
                () -> batch(
                        "INSERT INTO t VALUES (?, 1)", List.of(new Object[] {1}, new Object[] {2}, new Object[] {5})));
        assertThat(unique.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(unique.fact("position")).isEqualTo(2);
        NonrelException check = catchThrowableOfType(
                NonrelException.class,
                () -> batch("INSERT INTO t VALUES (?, ?)", List.of(new Object[] {1, 1}, new Object[] {2, 200})));
        assertThat(check.fact("position")).isEqualTo(1);
        NonrelException cast = catchThrowableOfType(
                NonrelException.class,
                () -> batch("INSERT INTO t VALUES (?, ?)", List.of(new Object[] {1, 1}, new Object[] {"x", 2})));
        assertThat(cast.fact("position")).isEqualTo(1);
        assertThat(sql.rows("SELECT id FROM t")).containsExactly("5");
    }

    @Test
    void aFailedBatchInATransactionKeepsTheTransaction() {
        sql.session().autoCommit(false);
        sql.run("INSERT INTO t VALUES (7, 7)");
        assertThatThrownBy(() -> batch("INSERT INTO t VALUES (?, 1)", List.of(new Object[] {1}, new Object[] {7})))
                .isInstanceOf(NonrelException.class);
        sql.session().commit();
        assertThat(sql.rows("SELECT id FROM t")).containsExactly("7");
    }

    @Test
    void generatedKeysOfAllSets() {
        sql.run("CREATE TABLE i (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v INT)");
        BatchResult result = sql.session()
                .prepare("INSERT INTO i (v) VALUES (?)")
                .executeBatch(
                        List.of(new Object[] {1}, new Object[] {2}),
                        new ExecuteOptions(0, 0, GeneratedKeys.OWN, new Cancellation(0)));
        assertThat(result.generatedKeys()).extracting(Sql::text).containsExactly("1", "2");
    }

    @Test
    void valuesOfDifferentClasses() {
        batch(
                "INSERT INTO t VALUES (?, ?)",
                List.of(new Object[] {1, 1}, new Object[] {"2", 1.0}, new Object[] {3L, null}));
        assertThat(sql.rows("SELECT * FROM t ORDER BY id")).containsExactly("1, 1", "2, 1", "3, null");
    }

    @Test
    void queriesAreRefused() {
        assertThat(catchThrowableOfType(
                                NonrelException.class,
                                () -> batch("SELECT * FROM t WHERE id = ?", List.<Object[]>of(new Object[] {1})))
                        .code())
                .isEqualTo(ErrorCode.NO_RESULT);
    }
}
