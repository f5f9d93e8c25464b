package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that differ in literals share a plan and mean what they say. */
class SharedPlanTest {

    private final Sql sql = Sql.open();

    @BeforeEach
    void create() {
        sql.run("CREATE TABLE t (id INT PRIMARY KEY, n DECIMAL(10, 2), d DATE)");
        sql.run("INSERT INTO t VALUES (1, 1.50, DATE '2020-01-01')", "INSERT INTO t VALUES (2, 2.50, NULL)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void eachGetsItsOwnRows() {
        assertThat(sql.rows("SELECT n FROM t WHERE id = 1")).containsExactly("1.50");
        assertThat(sql.rows("SELECT n FROM t WHERE id = 2")).containsExactly("2.50");
        assertThat(sql.rows("SELECT n FROM t WHERE id = 1.5")).isEmpty();
        assertThat(sql.rows("SELECT n FROM t WHERE id = 3000000000")).isEmpty();
        assertThat(sql.rows("SELECT id FROM t WHERE id < 1.5")).containsExactly("1");
        assertThat(sql.rows("SELECT id FROM t WHERE n = 1.500 OR id IN (2, 7)")).containsExactly("1", "2");
        assertThat(sql.rows("SELECT id FROM t WHERE d = '2020-01-01'")).containsExactly("1");
        sql.fails(ErrorCode.INVALID_CAST, "SELECT id FROM t WHERE id = 'x'");
        assertThat(sql.session().prepare("SELECT n FROM t WHERE id = 1").parameters())
                .isEmpty();
        sql.fails(ErrorCode.WRONG_PARAMETER_COUNT, "SELECT n FROM t WHERE id = 1", 5);
    }

    @Test
    void literalsThatAreNoValuesStay() {
        assertThat(sql.rows("SELECT 5 AS five, id FROM t WHERE id = 2 ORDER BY 2 LIMIT 1"))
                .containsExactly("5, 2");
        assertThat(sql.rows("SELECT 6 AS five, id FROM t WHERE id = 1 ORDER BY 2 LIMIT 1"))
                .containsExactly("6, 1");
    }

    @Test
    void writesToo() {
        assertThat(sql.update("UPDATE t SET n = 7 WHERE id = 1")).isEqualTo(1);
        assertThat(sql.update("UPDATE t SET n = 8.005 WHERE id = 2")).isEqualTo(1);
        sql.run("INSERT INTO t (id, n) VALUES (3, 1.005)", "INSERT INTO t (id, n) VALUES ('4', 9)");
        assertThat(sql.rows("SELECT n FROM t ORDER BY id")).containsExactly("7.00", "8.01", "1.01", "9.00");
        sql.fails(ErrorCode.NUMBER_OUT_OF_RANGE, "INSERT INTO t (id, n) VALUES (3000000000, 9)");
    }

    @Test
    void warningsAreSummedForTheShape() {
        sql.rows("SELECT id FROM t WHERE n = 1");
        sql.rows("SELECT id FROM t WHERE n = 2");
        assertThat(sql.rows("SELECT OCCURRENCES, STATEMENT FROM NONREL.WARNINGS WHERE CODE = 1001"))
                .containsExactly("2, SELECT id FROM t WHERE n = ?");
    }
}
