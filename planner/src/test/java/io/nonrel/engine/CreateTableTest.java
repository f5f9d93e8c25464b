package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NoticeCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreateTableTest {

    private final Sql sql = Sql.open();

    @AfterEach
    void close() {
        sql.close();
    }

    private Table table(String name) {
        return (Table) sql.session().catalog().object("PUBLIC", name).orElseThrow();
    }

    @Test
    void everyTypeAndAliasIsStored() {
        sql.run("CREATE TABLE t (a BOOLEAN, b TINYINT, c SMALLINT, d INT, e BIGINT, f DECIMAL(38, 10), g REAL,"
                + " h DOUBLE PRECISION, i CHAR(3), j TEXT, k CLOB, l BINARY(3), m VARBINARY(10), n BLOB, o BYTEA,"
                + " p DATE, q TIME, r TIMESTAMP(9), s TIMESTAMP WITH TIME ZONE, u UUID, v FLOAT(53), w NUMERIC)");
        assertThat(table("t").visibleColumns().stream().map(c -> c.type().toString()))
                .containsExactly(
                        "BOOLEAN",
                        "TINYINT",
                        "SMALLINT",
                        "INTEGER",
                        "BIGINT",
                        "DECIMAL(38, 10)",
                        "REAL",
                        "DOUBLE PRECISION",
                        "CHAR(3)",
                        "VARCHAR",
                        "CLOB",
                        "BINARY(3)",
                        "VARBINARY(10)",
                        "BLOB",
                        "VARBINARY",
                        "DATE",
                        "TIME(6)",
                        "TIMESTAMP(9)",
                        "TIMESTAMP(6) WITH TIME ZONE",
                        "UUID",
                        "DOUBLE PRECISION",
                        "DECIMAL(38, 10)");
    }

    @Test
    void arraysAreRefused() {
        assertThat(sql.fails(ErrorCode.UNSUPPORTED, "CREATE TABLE t (a INT ARRAY)")
                        .getMessage())
                .contains("INT ARRAY");
        assertThat(sql.session().catalog().object("PUBLIC", "t")).isEmpty();
    }

    @Test
    void aTableWithoutPrimaryKeyHasAHiddenOne() {
        sql.run("CREATE TABLE t (_id INT, a INT)", "INSERT INTO t VALUES (1, 2), (1, 2)");
        assertThat(table("t").key()).containsExactly("_id2");
        assertThat(sql.rows("SELECT * FROM t")).containsExactly("1, 2", "1, 2");
    }

    @Test
    void namesOfConstraintsAreMadeUpAndUnique() {
        sql.run(
                "CREATE TABLE t (id INT PRIMARY KEY, a INT UNIQUE, b INT CHECK (b > 0), CHECK (a > b))",
                "CREATE TABLE u (id INT PRIMARY KEY, a INT REFERENCES t, CONSTRAINT mine UNIQUE (a))");
        assertThat(sql.rows("SELECT CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS ORDER BY 1"))
                .containsExactly("mine", "t_a_key", "t_check", "t_check2", "t_pkey", "u_a_fkey", "u_pkey");
        sql.fails(ErrorCode.DUPLICATE_OBJECT, "CREATE TABLE v (id INT, CONSTRAINT mine CHECK (id > 0))");
    }

    @Test
    void aPrimaryKeyImpliesNotNull() {
        sql.run("CREATE TABLE t (a INT, b INT, PRIMARY KEY (a, b))");
        assertThat(sql.fails(ErrorCode.NOT_NULL_VIOLATION, "INSERT INTO t VALUES (1, NULL)")
                        .fact("column"))
                .isEqualTo("b");
    }

    @Test
    void definitionsAreValidated() {
        sql.fails(ErrorCode.UNDEFINED_COLUMN, "CREATE TABLE t (a INT CHECK (b > 0))");
        sql.fails(ErrorCode.TYPE_MISMATCH, "CREATE TABLE t (a INT CHECK (a + 1))");
        sql.fails(ErrorCode.UNDEFINED_COLUMN, "CREATE TABLE t (a INT, b INT DEFAULT a)");
        sql.fails(ErrorCode.UNSUPPORTED, "CREATE TABLE t (a INT CHECK (a IN (SELECT 1)))");
        sql.fails(ErrorCode.DUPLICATE_COLUMN, "CREATE TABLE t (a INT, a INT)");
        sql.fails(ErrorCode.UNDEFINED_COLUMN, "CREATE TABLE t (a INT, PRIMARY KEY (b))");
        sql.fails(ErrorCode.INVALID_DEFINITION, "CREATE TABLE t (a INT PRIMARY KEY, b INT PRIMARY KEY)");
        sql.fails(
                ErrorCode.INVALID_DEFINITION,
                "CREATE TABLE t (a INT GENERATED ALWAYS AS (b + 1), b INT GENERATED ALWAYS AS (a + 1))");
        assertThat(sql.session().catalog().object("PUBLIC", "t")).isEmpty();
    }

    @Test
    void aSecondTableOfTheNameIsRefusedUnlessAskedNotTo() {
        sql.run("CREATE TABLE t (a INT)", "CREATE TABLE IF NOT EXISTS t (b INT)");
        assertThat(sql.fails(ErrorCode.DUPLICATE_TABLE, "CREATE TABLE t (b INT)")
                        .getMessage())
                .contains("PUBLIC.t");
        assertThat(table("t").visibleColumns()).hasSize(1);
    }

    @Test
    void namesThatDifferInCaseAreDifferentTables() {
        sql.run("CREATE TABLE t (a INT)", "CREATE TABLE \"T\" (a INT)", "INSERT INTO \"T\" VALUES (1)");
        assertThat(sql.rows("SELECT * FROM t")).isEmpty();
        assertThat(sql.rows("SELECT * FROM T")).containsExactly("1");
        sql.run("CREATE TABLE \"Ab\" (a INT)", "CREATE TABLE \"aB\" (a INT)");
        assertThat(sql.fails(ErrorCode.AMBIGUOUS_NAME, "DROP TABLE ab").getMessage())
                .contains("Ab")
                .contains("aB");
    }

    @Test
    void foreignKeysAreKeptAndAnnounced() {
        sql.run("CREATE TABLE p (id INT PRIMARY KEY)");
        assertThat(sql.notices("CREATE TABLE c (id INT PRIMARY KEY, p INT REFERENCES p ON DELETE CASCADE)"))
                .extracting(n -> n.code())
                .containsExactly(NoticeCode.EMULATED_CONSTRAINT);
        assertThat(table("c").foreignKeys().get(0).onDelete()).isEqualTo("CASCADE");
        sql.fails(ErrorCode.UNDEFINED_TABLE, "CREATE TABLE d (p INT REFERENCES nothing)");
        sql.fails(ErrorCode.INVALID_DEFINITION, "CREATE TABLE d (a INT, b INT, FOREIGN KEY (a, b) REFERENCES p)");
    }

    @Test
    void aTableIsMadeFromAQuery() {
        sql.run(
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(10))",
                "INSERT INTO t VALUES (1, 'a'), (2, 'b')",
                "CREATE TABLE u AS SELECT id * 2 AS twice, name FROM t",
                "CREATE TABLE v (x, y) AS SELECT id, name FROM t WITH NO DATA");
        assertThat(sql.rows("SELECT * FROM u ORDER BY twice")).containsExactly("2, a", "4, b");
        assertThat(sql.rows("SELECT x, y FROM v")).isEmpty();
        assertThat(sql.update("CREATE TABLE w AS SELECT * FROM t")).isEqualTo(2);
    }

    @Test
    void aFailedCreateTableAsLeavesNothing() {
        sql.fails(ErrorCode.DIVISION_BY_ZERO, "CREATE TABLE u AS SELECT 1 / a AS x FROM (VALUES (1), (0)) AS v (a)");
        sql.run("CREATE TABLE u (a INT)");
        assertThat(sql.rows("SELECT * FROM u")).isEmpty();
    }
}
