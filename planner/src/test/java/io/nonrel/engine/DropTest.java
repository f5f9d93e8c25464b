package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DropTest {

    private final Sql sql = Sql.open();

    @BeforeEach
    void create() {
        sql.run(
                "CREATE TABLE t (id INT PRIMARY KEY, a INT)",
                "CREATE VIEW v AS SELECT id FROM t",
                "CREATE VIEW w (x) AS SELECT id FROM v",
                "CREATE TABLE c (id INT PRIMARY KEY, t INT REFERENCES t)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void whatIsNeededStaysUnlessAllGoes() {
        sql.fails(ErrorCode.DEPENDENT_OBJECTS, "DROP TABLE t");
        assertThat(sql.fails(ErrorCode.DEPENDENT_OBJECTS, "DROP VIEW v").fact("dependent"))
                .isEqualTo("w");
        sql.fails(ErrorCode.DEPENDENT_OBJECTS, "ALTER TABLE t DROP COLUMN id");
        sql.run("DROP TABLE t CASCADE");
        assertThat(sql.rows("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'"))
                .containsExactly("c");
        assertThat(sql.rows("SELECT * FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS"))
                .isEmpty();
    }

    @Test
    void namesThatGoTogetherNeedNoCascade() {
        sql.run("DROP VIEW v, w", "DROP TABLE t, c");
    }

    @Test
    void ifExists() {
        sql.run("DROP TABLE IF EXISTS nope", "DROP VIEW IF EXISTS nope", "DROP SCHEMA IF EXISTS nope");
        sql.run("DROP SEQUENCE IF EXISTS nope", "DROP INDEX IF EXISTS nope", "DROP TABLE IF EXISTS nope.nope");
        sql.fails(ErrorCode.UNDEFINED_TABLE, "DROP TABLE tt");
        sql.fails(ErrorCode.UNDEFINED_SCHEMA, "DROP SCHEMA nope");
        sql.fails(ErrorCode.WRONG_OBJECT_TYPE, "DROP VIEW t");
        sql.fails(ErrorCode.WRONG_OBJECT_TYPE, "DROP TABLE v");
        sql.fails(ErrorCode.WRONG_OBJECT_TYPE, "DROP SCHEMA PUBLIC");
    }

    @Test
    void schemas() {
        sql.run(
                "CREATE SCHEMA s",
                "CREATE TABLE s.x (a INT)",
                "CREATE SEQUENCE s.q",
                "SET SCHEMA s",
                "INSERT INTO x VALUES (1)");
        assertThat(sql.rows("SELECT * FROM X")).containsExactly("1");
        sql.fails(ErrorCode.DUPLICATE_SCHEMA, "CREATE SCHEMA s");
        sql.run("CREATE SCHEMA IF NOT EXISTS s", "SET SCHEMA PUBLIC");
        sql.fails(ErrorCode.DEPENDENT_OBJECTS, "DROP SCHEMA s");
        sql.run("DROP SCHEMA s CASCADE");
        sql.fails(ErrorCode.UNDEFINED_SCHEMA, "SET SCHEMA s");
        sql.fails(ErrorCode.INVALID_DEFINITION, "CREATE SCHEMA Information_Schema");
    }

    @Test
    void viewsAreValidatedAndReplaced() {
        sql.fails(ErrorCode.UNDEFINED_COLUMN, "CREATE VIEW bad AS SELECT nope FROM t");
        sql.fails(ErrorCode.DUPLICATE_TABLE, "CREATE VIEW v AS SELECT 1");
        sql.fails(ErrorCode.DUPLICATE_COLUMN, "CREATE VIEW bad AS SELECT id, id FROM t");
        sql.fails(ErrorCode.WRONG_NUMBER_OF_VALUES, "CREATE VIEW bad (a, b) AS SELECT id FROM t");
        sql.run("INSERT INTO t VALUES (1, 2)", "CREATE OR REPLACE VIEW v AS SELECT id + 1 AS id FROM t");
        assertThat(sql.rows("SELECT x FROM w")).containsExactly("2");
        sql.fails(ErrorCode.DEPENDENT_OBJECTS, "CREATE OR REPLACE VIEW v AS SELECT a FROM t");
        sql.fails(ErrorCode.WRONG_OBJECT_TYPE, "INSERT INTO v VALUES (1)");
    }

    @Test
    void truncate() {
        sql.run(
                "CREATE TABLE i (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v INT)",
                "INSERT INTO i (v) VALUES (1), (2)",
                "TRUNCATE TABLE i",
                "INSERT INTO i (v) VALUES (3)");
        assertThat(sql.rows("SELECT id FROM i")).containsExactly("3");
        sql.run("TRUNCATE TABLE i RESTART IDENTITY", "INSERT INTO i (v) VALUES (3)");
        assertThat(sql.rows("SELECT id FROM i")).containsExactly("1");
    }

    @Test
    void indexesByName() {
        sql.run(
                "CREATE INDEX ia ON t (a DESC)",
                "CREATE INDEX IF NOT EXISTS ia ON t (id)",
                "INSERT INTO t VALUES (1, 1), (2, 1)");
        sql.fails(ErrorCode.DUPLICATE_OBJECT, "CREATE INDEX ia ON c (t)");
        assertThat(sql.fails(ErrorCode.UNIQUE_VIOLATION, "CREATE UNIQUE INDEX ua ON t (a)")
                        .fact("constraint"))
                .isEqualTo("ua");
        sql.fails(ErrorCode.UNDEFINED_COLUMN, "CREATE INDEX ib ON t (nope)");
        assertThat(sql.fails(ErrorCode.INVALID_DEFINITION, "CREATE INDEX ib ON t (a) FOR (IEXACT)")
                        .getMessage())
                .contains("IEXACT");
        sql.run("DROP INDEX IA");
        sql.fails(ErrorCode.UNDEFINED_OBJECT, "DROP INDEX ia ON t");
    }

    @Test
    void explain() {
        assertThat(sql.rows("EXPLAIN PLAN FOR SELECT * FROM t WHERE id = 1")).isNotEmpty();
        assertThat(sql.rows("EXPLAIN DELETE FROM t WHERE id = 1").get(0)).isEqualTo("Delete PUBLIC.t");
        sql.run("INSERT INTO t VALUES (1, 1)");
        assertThat(sql.rows("EXPLAIN ANALYZE UPDATE t SET a = 2").get(0)).contains("1 rows");
        assertThat(sql.rows("SELECT a FROM t")).containsExactly("2");
        assertThat(sql.rows("EXPLAIN ANALYZE SELECT * FROM t WHERE a = ?", 2).get(0))
                .contains("rows 1");
    }

    @Test
    void properties() {
        assertThat(sql.rows("SHOW timeZone").get(0)).startsWith("timeZone, UTC");
        sql.run("SET timeZone = 'Europe/Berlin'", "SET nonrel.maxRowsExamined TO 5");
        assertThat(sql.rows("SHOW timezone").get(0)).startsWith("timeZone, Europe/Berlin");
        assertThat(sql.session().settings().limits().maxRowsExamined()).isEqualTo(5);
        assertThat(sql.rows("DESCRIBE t").get(0)).isEqualTo("id, INTEGER, NO, null, PRIMARY KEY, null");
        assertThat(sql.fails(ErrorCode.UNDEFINED_OBJECT, "SET timeZon = 'x'").getMessage())
                .contains("timeZone");
    }
}
