package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateTest {

    private final Sql sql = Sql.open();

    @BeforeEach
    void create() {
        sql.run(
                "CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT, u INT UNIQUE, s INT GENERATED ALWAYS AS (a + b),"
                        + " CHECK (a < 1000))",
                "INSERT INTO t (id, a, b, u) VALUES (1, 10, 1, 100), (2, 20, 2, 200), (3, 30, 3, 300)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void everyExpressionSeesTheRowAsItWas() {
        assertThat(sql.update("UPDATE t SET a = b, b = a WHERE id <= 2")).isEqualTo(2);
        assertThat(sql.rows("SELECT id, a, b, s FROM t ORDER BY id"))
                .containsExactly("1, 1, 10, 11", "2, 2, 20, 22", "3, 30, 3, 33");
        sql.run("UPDATE t SET a = (SELECT MAX(a) FROM t)");
        assertThat(sql.rows("SELECT a FROM t")).containsExactly("30", "30", "30");
    }

    @Test
    void keysAndUniqueValuesCanBeExchanged() {
        sql.run("UPDATE t SET id = id + 1, u = 400 - u");
        assertThat(sql.rows("SELECT id, a, u FROM t ORDER BY id"))
                .containsExactly("2, 10, 300", "3, 20, 200", "4, 30, 100");
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "UPDATE t SET u = 1");
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "UPDATE t SET id = 2");
    }

    @Test
    void violationsLeaveNothing() {
        sql.fails(ErrorCode.CHECK_VIOLATION, "UPDATE t SET a = a * 40");
        sql.fails(ErrorCode.NOT_NULL_VIOLATION, "UPDATE t SET id = NULL WHERE id = 1");
        sql.fails(ErrorCode.GENERATED_ALWAYS, "UPDATE t SET s = 1");
        sql.fails(ErrorCode.DUPLICATE_COLUMN, "UPDATE t SET a = 1, A = 2");
        sql.fails(ErrorCode.DIVISION_BY_ZERO, "UPDATE t SET a = 1 / (a - 20)");
        assertThat(sql.rows("SELECT id, a FROM t ORDER BY id")).containsExactly("1, 10", "2, 20", "3, 30");
    }

    @Test
    void fromAndUsing() {
        sql.run("CREATE TABLE x (k INT, v INT)", "INSERT INTO x VALUES (1, 5), (1, 6), (3, 7)");
        assertThat(sql.update("UPDATE t SET b = x.v FROM x WHERE x.k = t.id")).isEqualTo(2);
        assertThat(sql.rows("SELECT b FROM t WHERE id = 3")).containsExactly("7");
        assertThat(sql.rows("DELETE FROM t USING x WHERE x.k = t.id RETURNING id"))
                .containsExactlyInAnyOrder("1", "3");
        assertThat(sql.rows("SELECT id FROM t")).containsExactly("2");
    }

    @Test
    void severalColumnsFromOneQueryAndDefaults() {
        assertThat(sql.rows(
                        "UPDATE t SET (a, b) = (SELECT 7, MAX(id) FROM t), u = DEFAULT WHERE id = 2 RETURNING a, b, u"))
                .containsExactly("7, 3, null");
    }

    @Test
    void tablesWithoutAKeyAreUpdatedByTheirHiddenOne() {
        sql.run("CREATE TABLE h (v INT)", "INSERT INTO h VALUES (1), (1), (2)");
        assertThat(sql.update("UPDATE h SET v = v + 1 WHERE v = ?", 1)).isEqualTo(2);
        assertThat(sql.update("DELETE FROM h WHERE v = 2")).isEqualTo(3);
    }

    @Test
    void merge() {
        sql.run(
                "CREATE TABLE src (k INT, v VARCHAR(9))",
                "INSERT INTO src VALUES (1, 'del'), (2, 'upd'), (9, 'ins'), (8, 'no')");
        assertThat(sql.update(
                        "MERGE INTO t USING src AS s ON t.id = s.k"
                                + " WHEN MATCHED AND s.v = 'del' THEN DELETE"
                                + " WHEN MATCHED THEN UPDATE SET a = t.a + ?, b = DEFAULT"
                                + " WHEN NOT MATCHED AND s.v = 'ins' THEN INSERT (id, a) VALUES (s.k, 90)",
                        1))
                .isEqualTo(3);
        assertThat(sql.rows("SELECT id, a, b FROM t ORDER BY id"))
                .containsExactly("2, 21, null", "3, 30, 3", "9, 90, null");
        sql.run("INSERT INTO src VALUES (2, 'again')");
        sql.fails(
                ErrorCode.CARDINALITY_VIOLATION,
                "MERGE INTO t USING src AS s ON t.id = s.k WHEN MATCHED THEN UPDATE SET a = 1");
    }
}
