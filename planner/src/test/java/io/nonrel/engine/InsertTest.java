package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.engine.ExecuteOptions.GeneratedKeys;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InsertTest {

    private final Sql sql = Sql.open();

    @BeforeEach
    void create() {
        sql.run(
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(5) NOT NULL, n DECIMAL(10, 2) DEFAULT 5 CHECK (n > 0),"
                        + " u INT UNIQUE, g INT GENERATED ALWAYS AS (u * 2))");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void valuesDefaultsAndGeneratedColumns() {
        assertThat(sql.update("INSERT INTO t VALUES (1, 'a', 1.5, 7, DEFAULT), (2, 'b', DEFAULT, 8, DEFAULT)"))
                .isEqualTo(2);
        sql.run("INSERT INTO t (name, id) VALUES ('c', 3)");
        assertThat(sql.rows("SELECT * FROM t ORDER BY id"))
                .containsExactly("1, a, 1.50, 7, 14", "2, b, 5.00, 8, 16", "3, c, 5.00, null, null");
    }

    @Test
    void violationsNameTheirConstraint() {
        sql.run("INSERT INTO t (id, name, u) VALUES (1, 'a', 7)");
        NonrelException key = sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t (id, name) VALUES (1, 'b')");
        assertThat(key.getMessage()).endsWith("violates unique constraint \"t_pkey\" on table \"t\"");
        assertThat(key.fact("constraint")).isEqualTo("t_pkey");
        NonrelException unique =
                sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t (id, name, u) VALUES (2, 'b', 7)");
        assertThat(unique.fact("constraint")).isEqualTo("t_u_key");
        assertThat(unique.fact("columns")).isEqualTo(List.of("u"));
        NonrelException check = sql.fails(ErrorCode.CHECK_VIOLATION, "INSERT INTO t (id, name, n) VALUES (2, 'b', -1)");
        assertThat(check.getMessage()).endsWith("violates check constraint \"t_check\" on table \"t\"");
        assertThat(sql.fails(ErrorCode.NOT_NULL_VIOLATION, "INSERT INTO t (id) VALUES (2)")
                        .fact("column"))
                .isEqualTo("name");
        sql.run("INSERT INTO t (id, name, n) VALUES (2, 'b', NULL)");
    }

    @Test
    void valuesAreConvertedExactlyOrRefused() {
        sql.fails(ErrorCode.STRING_TOO_LONG, "INSERT INTO t (id, name) VALUES (1, 'abcdef')");
        sql.run("INSERT INTO t (id, name) VALUES ('1', 'abcde   ')");
        sql.fails(ErrorCode.INVALID_CAST, "INSERT INTO t (id, name) VALUES ('x', 'a')");
        sql.fails(ErrorCode.NUMBER_OUT_OF_RANGE, "INSERT INTO t (id, name) VALUES (3000000000, 'a')");
        sql.run("INSERT INTO t (id, name, n) VALUES (2, 'r', 1.005)");
        assertThat(sql.rows("SELECT name, n FROM t ORDER BY id")).containsExactly("abcde, 5.00", "r, 1.01");
    }

    @Test
    void wrongColumns() {
        sql.fails(ErrorCode.WRONG_NUMBER_OF_VALUES, "INSERT INTO t (id, name) VALUES (1)");
        sql.fails(ErrorCode.DUPLICATE_COLUMN, "INSERT INTO t (id, id) VALUES (1, 2)");
        assertThat(sql.fails(ErrorCode.UNDEFINED_COLUMN, "INSERT INTO t (id, nam) VALUES (1, 'a')")
                        .getMessage())
                .contains("did you mean name");
        sql.fails(ErrorCode.GENERATED_ALWAYS, "INSERT INTO t (id, name, g) VALUES (1, 'a', 2)");
        sql.fails(ErrorCode.WRONG_OBJECT_TYPE, "INSERT INTO INFORMATION_SCHEMA.TABLES (TABLE_NAME) VALUES ('x')");
    }

    @Test
    void parametersHaveTheTypesOfTheirColumns() {
        Prepared prepared = sql.session().prepare("INSERT INTO t (id, name, n) VALUES (?, ?, ? + 1)");
        assertThat(prepared.parameters())
                .extracting(p -> p.type().name().name())
                .startsWith("INTEGER", "VARCHAR");
        prepared.execute(new Object[] {"5", "five", 2}, ExecuteOptions.defaults())
                .close();
        assertThat(sql.rows("SELECT id, name, n FROM t")).containsExactly("5, five, 3.00");
        sql.fails(ErrorCode.WRONG_PARAMETER_COUNT, "INSERT INTO t (id, name) VALUES (?, ?)", 1);
    }

    @Test
    void insertFromAQueryOfTheSameTableSeesItAsItWas() {
        sql.run("INSERT INTO t (id, name) VALUES (1, 'a'), (2, 'b')");
        assertThat(sql.update("INSERT INTO t (id, name) SELECT id + 10, name FROM t"))
                .isEqualTo(2);
        assertThat(sql.update("INSERT INTO t (id, name) SELECT id + 100, name FROM t"))
                .isEqualTo(4);
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("8");
    }

    @Test
    void aFailedStatementLeavesNothing() {
        sql.run("CREATE TABLE numbers (n INT)");
        sql.session()
                .prepare("INSERT INTO numbers VALUES (?)")
                .executeBatch(
                        java.util.stream.IntStream.range(0, 2_500)
                                .mapToObj(i -> new Object[] {i})
                                .toList(),
                        ExecuteOptions.defaults());
        sql.fails(
                ErrorCode.CHECK_VIOLATION,
                "INSERT INTO t (id, name, n) SELECT n, 'x', 2200 - n FROM numbers ORDER BY n");
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("0");
        assertThat(sql.update("INSERT INTO t (id, name) SELECT n, 'x' FROM numbers"))
                .isEqualTo(2_500);
    }

    @Test
    void identityColumns() {
        sql.run(
                "CREATE TABLE a (id BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 10) PRIMARY KEY, v INT)",
                "CREATE TABLE d (id INT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, v INT)");
        try (Result result = sql.executeForKeys("INSERT INTO a (v) VALUES (1), (2)", GeneratedKeys.OWN)) {
            assertThat(result.keyColumns()).extracting(c -> c.label()).containsExactly("id");
            assertThat(result.generatedKeys()).extracting(Sql::text).containsExactly("10", "11");
        }
        sql.fails(ErrorCode.GENERATED_ALWAYS, "INSERT INTO a VALUES (1, 1)");
        sql.run(
                "INSERT INTO a OVERRIDING SYSTEM VALUE VALUES (1, 1)",
                "INSERT INTO a OVERRIDING USER VALUE VALUES (5, 1)");
        assertThat(sql.rows("SELECT id FROM a ORDER BY id")).containsExactly("1", "10", "11", "12");
        sql.run("INSERT INTO d VALUES (7, 1)", "INSERT INTO d VALUES (DEFAULT, 1)", "INSERT INTO d DEFAULT VALUES");
        assertThat(sql.rows("SELECT id FROM d ORDER BY id")).containsExactly("1", "2", "7");
        sql.fails(ErrorCode.GENERATED_ALWAYS, "UPDATE a SET id = 3");
    }

    @Test
    void generatedKeysByNameAndPosition() {
        GeneratedKeys byName = new GeneratedKeys(true, List.of("N", "id"), List.of());
        try (Result result = sql.executeForKeys("INSERT INTO t (id, name) VALUES (1, 'a')", byName)) {
            assertThat(result.generatedKeys()).extracting(Sql::text).containsExactly("5.00, 1");
        }
        GeneratedKeys byPosition = new GeneratedKeys(true, List.of(), List.of(2));
        try (Result result = sql.executeForKeys("INSERT INTO t (id, name) VALUES (2, 'b')", byPosition)) {
            assertThat(result.generatedKeys()).extracting(Sql::text).containsExactly("b");
        }
    }

    @Test
    void returning() {
        assertThat(sql.rows(
                        "INSERT INTO t (id, name, u) VALUES (1, 'a', 3), (2, 'b', ?) RETURNING *, id + ? AS next",
                        4,
                        10))
                .containsExactly("1, a, 5.00, 3, 6, 11", "2, b, 5.00, 4, 8, 12");
        Prepared prepared = sql.session().prepare("INSERT INTO t (id, name) VALUES (3, 'c') RETURNING id AS x");
        assertThat(prepared.kind()).isEqualTo(Prepared.Kind.WRITE_RETURNING);
        assertThat(prepared.columns()).extracting(c -> c.label()).containsExactly("x");
    }
}
