package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlterTableTest {

    private final Sql sql = Sql.open();

    @BeforeEach
    void create() {
        sql.run(
                "CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(5))",
                "INSERT INTO t VALUES (1, 10, 'x'), (2, 20, NULL)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private java.util.List<String> all() {
        return sql.rows("SELECT * FROM t ORDER BY id");
    }

    @Test
    void addedColumnsAreFilled() {
        sql.run("ALTER TABLE t ADD COLUMN c INT DEFAULT 7 NOT NULL, ADD d INT GENERATED ALWAYS AS (a + 1)");
        sql.run(
                "ALTER TABLE t ADD e BIGINT GENERATED ALWAYS AS IDENTITY",
                "ALTER TABLE t ADD COLUMN IF NOT EXISTS c INT");
        assertThat(all()).containsExactly("1, 10, x, 7, 11, 1", "2, 20, null, 7, 21, 2");
        sql.fails(ErrorCode.NOT_NULL_VIOLATION, "ALTER TABLE t ADD f INT NOT NULL");
        sql.fails(ErrorCode.DUPLICATE_COLUMN, "ALTER TABLE t ADD a INT");
        assertThat(all()).hasSize(2);
    }

    @Test
    void severalChangesAreAllOrNothing() {
        sql.fails(ErrorCode.NOT_NULL_VIOLATION, "ALTER TABLE t ADD c INT DEFAULT 1, ALTER COLUMN b SET NOT NULL");
        sql.fails(ErrorCode.UNDEFINED_COLUMN, "SELECT c FROM t");
    }

    @Test
    void typesChangeWithTheirValues() {
        sql.run("ALTER TABLE t ALTER COLUMN a SET DATA TYPE VARCHAR(10)");
        assertThat(sql.rows("SELECT a || '!' FROM t ORDER BY id")).containsExactly("10!", "20!");
        sql.run("UPDATE t SET a = 'ten' WHERE id = 1");
        sql.fails(ErrorCode.INVALID_CAST, "ALTER TABLE t ALTER COLUMN a TYPE INT");
        assertThat(sql.rows("SELECT a FROM t WHERE id = 1")).containsExactly("ten");
        sql.fails(ErrorCode.STRING_TOO_LONG, "ALTER TABLE t ALTER COLUMN a TYPE VARCHAR(2)");
        sql.run("ALTER TABLE t ALTER COLUMN id TYPE BIGINT");
        assertThat(sql.rows("SELECT a FROM t WHERE id = 2")).containsExactly("20");
    }

    @Test
    void indexedColumnsChangeTheirType() {
        sql.run(
                "CREATE INDEX ia ON t (a)",
                "ALTER TABLE t ALTER COLUMN a TYPE VARCHAR(10)",
                "INSERT INTO t VALUES (3, '15', NULL)");
        assertThat(sql.rows("SELECT id FROM t WHERE a = '20'")).containsExactly("2");
        assertThat(sql.rows("SELECT id FROM t WHERE a > '1' ORDER BY a")).containsExactly("1", "3", "2");
    }

    @Test
    void constraintsAreCheckedWithTheRowsThatAreThere() {
        sql.fails(ErrorCode.CHECK_VIOLATION, "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 15)");
        sql.run("ALTER TABLE t ADD CONSTRAINT c CHECK (a > 5)");
        sql.fails(ErrorCode.CHECK_VIOLATION, "INSERT INTO t VALUES (3, 5, NULL)");
        sql.run("ALTER TABLE t DROP CONSTRAINT c", "INSERT INTO t VALUES (3, 5, 'x')");
        assertThat(sql.fails(ErrorCode.UNIQUE_VIOLATION, "ALTER TABLE t ADD CONSTRAINT ub UNIQUE (b)")
                        .fact("constraint"))
                .isEqualTo("ub");
        sql.run("ALTER TABLE t ADD CONSTRAINT ua UNIQUE (a)");
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t VALUES (4, 5, NULL)");
        sql.run("ALTER TABLE t RENAME CONSTRAINT ua TO other");
        assertThat(sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t VALUES (4, 5, NULL)")
                        .fact("constraint"))
                .isEqualTo("other");
        sql.run("ALTER TABLE t DROP CONSTRAINT other", "INSERT INTO t VALUES (4, 5, NULL)");
        sql.fails(ErrorCode.UNDEFINED_OBJECT, "ALTER TABLE t DROP CONSTRAINT other");
        sql.run("ALTER TABLE t DROP CONSTRAINT IF EXISTS other");
    }

    @Test
    void primaryKeysComeAndGo() {
        sql.run("ALTER TABLE t DROP PRIMARY KEY", "INSERT INTO t VALUES (1, 11, 'y')");
        assertThat(sql.rows("SELECT COUNT(*) FROM t WHERE id = 1")).containsExactly("2");
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "ALTER TABLE t ADD PRIMARY KEY (id)");
        sql.run("DELETE FROM t WHERE a = 11", "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (id)");
        assertThat(sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t VALUES (1, 1, NULL)")
                        .fact("constraint"))
                .isEqualTo("k");
        sql.fails(ErrorCode.NOT_NULL_VIOLATION, "INSERT INTO t VALUES (NULL, 1, NULL)");
    }

    @Test
    void aDroppedColumnTakesItsValuesAlong() {
        sql.run("ALTER TABLE t DROP COLUMN a", "ALTER TABLE t ADD a INT");
        assertThat(all()).containsExactly("1, x, null", "2, null, null");
        sql.fails(ErrorCode.DEPENDENT_OBJECTS, "ALTER TABLE t DROP COLUMN id");
        sql.fails(ErrorCode.UNDEFINED_COLUMN, "ALTER TABLE t DROP COLUMN nope");
        sql.run("ALTER TABLE t DROP COLUMN IF EXISTS nope");
    }

    @Test
    void constraintsOfSeveralColumnsHoldAColumn() {
        sql.run("ALTER TABLE t ADD CONSTRAINT ab UNIQUE (a, b)");
        sql.fails(ErrorCode.DEPENDENT_OBJECTS, "ALTER TABLE t DROP COLUMN a");
        sql.run("ALTER TABLE t DROP COLUMN a CASCADE");
        assertThat(sql.rows("SELECT INDEX_NAME FROM NONREL.INDEXES")).isEmpty();
    }

    @Test
    void renamedColumnsKeepTheirValuesAndConstraints() {
        sql.run(
                "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 5)",
                "ALTER TABLE t ADD CONSTRAINT ua UNIQUE (a)",
                "ALTER TABLE t RENAME COLUMN a TO z",
                "ALTER TABLE t ADD a INT DEFAULT 1");
        assertThat(sql.rows("SELECT id, z, a FROM t ORDER BY id")).containsExactly("1, 10, 1", "2, 20, 1");
        sql.fails(ErrorCode.CHECK_VIOLATION, "UPDATE t SET z = 1");
        assertThat(sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t (id, z) VALUES (3, 10)")
                        .fact("columns"))
                .isEqualTo(java.util.List.of("z"));
    }

    @Test
    void renamedTablesAreFoundUnderTheirNewName() {
        sql.run("ALTER TABLE t RENAME TO s", "CREATE TABLE t (x INT)", "INSERT INTO t VALUES (5)");
        assertThat(sql.rows("SELECT a FROM s ORDER BY id")).containsExactly("10", "20");
        assertThat(sql.rows("SELECT x FROM t")).containsExactly("5");
        sql.fails(ErrorCode.DUPLICATE_TABLE, "ALTER TABLE t RENAME TO s");
        sql.run("DROP TABLE t");
        assertThat(sql.rows("SELECT COUNT(*) FROM s")).containsExactly("2");
    }

    @Test
    void defaultsAndNotNull() {
        sql.run("ALTER TABLE t ALTER COLUMN a SET DEFAULT 99", "INSERT INTO t (id) VALUES (3)");
        sql.run("ALTER TABLE t ALTER COLUMN a DROP DEFAULT", "INSERT INTO t (id) VALUES (4)");
        assertThat(sql.rows("SELECT a FROM t WHERE id > 2 ORDER BY id")).containsExactly("99", "null");
        sql.fails(ErrorCode.NOT_NULL_VIOLATION, "ALTER TABLE t ALTER COLUMN a SET NOT NULL");
        sql.run("UPDATE t SET a = 0 WHERE a IS NULL", "ALTER TABLE t ALTER COLUMN a SET NOT NULL");
        sql.fails(ErrorCode.NOT_NULL_VIOLATION, "INSERT INTO t (id) VALUES (5)");
        sql.run("ALTER TABLE t ALTER COLUMN a DROP NOT NULL", "INSERT INTO t (id) VALUES (5)");
        sql.fails(ErrorCode.INVALID_DEFINITION, "ALTER TABLE t ALTER COLUMN id DROP NOT NULL");
    }

    @Test
    void aMissingTable() {
        sql.fails(ErrorCode.UNDEFINED_TABLE, "ALTER TABLE nope ADD a INT");
        sql.run("ALTER TABLE IF EXISTS nope ADD a INT");
    }
}
