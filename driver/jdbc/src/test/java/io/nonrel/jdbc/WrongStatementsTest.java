package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong statements of all kinds: each has its SQLState, says where it is wrong, and what is, in words of ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongStatementsTest {

    private static final List<String> TABLES = List.of(
            "CREATE TABLE t (a INTEGER PRIMARY KEY, s VARCHAR(5), d DATE, n DECIMAL(6,2), b BOOLEAN, ts TIMESTAMP,"
                    + " bin VARBINARY(4))",
            "CREATE TABLE u (a INTEGER, t_id INTEGER, note VARCHAR(20) NOT NULL)",
            "CREATE VIEW v AS SELECT a, s FROM t",
            "CREATE SEQUENCE sq",
            "CREATE TABLE g (id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, x INTEGER,"
                    + " y INTEGER GENERATED ALWAYS AS (x + 1))",
            "INSERT INTO t VALUES (1, 'x', DATE '2020-01-01', 1.5, TRUE, NULL, X'00'),"
                    + " (2, 'y', NULL, NULL, NULL, NULL, NULL)");

    /** What would tell of the inside. */
    private static final List<String> FOREIGN = List.of(
            "Supported form(s)",
            "org.apache",
            "io.nonrel",
            "SqlNode",
            "RexNode",
            "RelNode",
            "$SCALAR",
            "EXPR$",
            "RecordType",
            "Exception",
            "null:",
            "\n");

    private Connection connection;

    @BeforeAll
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:" + UUID.randomUUID());
        try (Statement statement = connection.createStatement()) {
            for (String sql : TABLES) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/io/nonrel/jdbc/wrong-statements.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private void run(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (statement.execute()) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        rows.getObject(1);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void saysWhatIsWrongAndWhere(String line) {
        String[] parts = line.split(" \\| ", 3);
        String[] expected = parts[0].split(" ", 2);
        SQLException e = catchThrowableOfType(SQLException.class, () -> run(parts[2]));
        assertThat((Throwable) e).as(parts[2]).isNotNull();
        assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(expected[0]);
        assertThat(e.getMessage()).contains(parts[1]).doesNotContain(FOREIGN);
        if (!expected[1].equals("-")) {
            String[] place = expected[1].split(":", 2);
            assertThat(e.getMessage()).endsWith("(line %s, column %s)".formatted(place[0], place[1]));
        }
    }

    @Test
    void areMany() throws IOException {
        assertThat(lines()).hasSizeGreaterThan(300);
    }
}
