package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch of SQL texts does what they do one after the other, counts and errors too, in whatever pieces it is run. */
class SqlBatchTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static Connection open(String options) throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:nonrel:embedded:mem:sqlbatch" + NAMES.incrementAndGet() + "?" + options);
        try (Statement statement = connection.createStatement()) {
            for (String sql : new String[] {
                "CREATE TABLE p (id INT PRIMARY KEY, s VARCHAR(9))",
                "CREATE TABLE t (id INT PRIMARY KEY, n INT CHECK (n < 90), u INT, s VARCHAR(9), p INT REFERENCES p ON"
                        + " DELETE RESTRICT, UNIQUE (u))",
                "CREATE TABLE self (id INT PRIMARY KEY, up INT REFERENCES self ENFORCED)",
                "CREATE INDEX t_s ON t (s) FOR (CONTAINS)",
                "CREATE INDEX t_p ON t (p.s)",
                "CREATE UNIQUE INDEX t_fold ON t (s) FOR (IEXACT)",
                "INSERT INTO p VALUES (0, 'a'), (1, 'b')"
            }) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    /** What became of a list of statements: their counts up to the first that failed, and how. */
    private static String singly(Connection connection, List<String> texts) throws SQLException {
        List<Long> counts = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String text : texts) {
                try {
                    counts.add(statement.executeLargeUpdate(text));
                } catch (SQLException e) {
                    return counts + " " + e.getSQLState() + " " + e.getMessage();
                }
            }
        }
        return counts.toString();
    }

    private static String batched(Connection connection, List<String> texts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : texts) {
                statement.addBatch(text);
            }
            try {
                return Arrays.toString(statement.executeLargeBatch());
            } catch (BatchUpdateException e) {
                SQLException cause = e.getNextException();
                assertThat(e.getMessage())
                        .startsWith("Statement " + (e.getLargeUpdateCounts().length + 1) + " of " + texts.size());
                return Arrays.toString(e.getLargeUpdateCounts()) + " " + cause.getSQLState() + " " + cause.getMessage();
            }
        }
    }

    private static List<String> contents(Connection connection) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String sql : new String[] {
                "SELECT 'p', id, s FROM p ORDER BY id",
                "SELECT 't', id, n, u, s, p FROM t ORDER BY id",
                "SELECT 'self', id, up FROM self ORDER BY id",
                "ALTER INDEX t_s VERIFY",
                "ALTER INDEX t_p VERIFY"
            }) {
                try (ResultSet result = statement.executeQuery(sql)) {
                    while (result.next()) {
                        StringBuilder row = new StringBuilder();
                        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                            row.append(result.getString(i)).append(' ');
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        return rows;
    }

    private static List<String> texts(Random random) {
        List<String> texts = new ArrayList<>();
        int size = 1 + random.nextInt(25);
        while (texts.size() < size) {
            int kind = random.nextInt(9);
            int times = 1 + random.nextInt(6);
            for (int i = 0; i < times; i++) {
                texts.add(text(kind, random));
            }
        }
        return texts;
    }

    private static String text(int kind, Random random) {
        int id = random.nextInt(60);
        int other = random.nextInt(random.nextInt(10) == 0 ? 100 : 40);
        return switch (kind) {
            case 0, 1 ->
                "INSERT INTO t VALUES (%d, %d, %d, 's%d', %d)"
                        .formatted(id, other, id, id, random.nextInt(20) == 0 ? 7 : other % 2);
            case 2 -> "UPDATE t SET n = n + %d WHERE id = %d".formatted(other, id);
            case 3 -> "UPDATE t SET u = %d WHERE id = %d".formatted(other, id);
            case 4 -> "DELETE FROM t WHERE id = %d".formatted(id);
            case 5 -> "UPDATE p SET s = 'p%d' WHERE id = %d".formatted(other, other % 3);
            case 6 -> "INSERT INTO self VALUES (%d, %s)".formatted(id, id % 3 == 0 ? "NULL" : String.valueOf(other));
            case 7 -> "UPDATE t SET s = 'S%d', p = %d WHERE id = %d".formatted(other, other % 2, id);
            default -> "DELETE FROM p WHERE id = %d".formatted(2 + id);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "none, true",
        "none, false",
        "datastore, true",
        "datastore, false",
        "mongodb, true",
        "mongodb, false",
        "keyvalue, true",
        "keyvalue&nonrel.writeBuffer=true, true",
        "keyvalue&nonrel.writeBuffer=true, false"
    })
    void batchesDoWhatTheirStatementsDo(String profile, boolean autoCommit) throws SQLException {
        Random random = new Random(77);
        String options = "nonrel.profile=" + profile;
        try (Connection one = open(options);
                Connection many = open(options)) {
            one.setAutoCommit(autoCommit);
            many.setAutoCommit(autoCommit);
            for (int round = 0; round < 40; round++) {
                List<String> texts = texts(random);
                assertThat(batched(many, texts)).as("%s", texts).isEqualTo(singly(one, texts));
                if (!autoCommit) {
                    boolean commit = random.nextBoolean();
                    for (Connection connection : List.of(one, many)) {
                        if (commit) {
                            connection.commit();
                        } else {
                            connection.rollback();
                        }
                    }
                }
                assertThat(contents(many)).as("%s", texts).isEqualTo(contents(one));
                if (!autoCommit) {
                    one.rollback();
                    many.rollback();
                }
            }
        }
    }

    @Test
    void theErrorNamesTheStatementAndTheOthersAreDone() throws SQLException {
        try (Connection connection = open("nonrel.profile=none")) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 700; i++) {
                texts.add("INSERT INTO t VALUES (%d, 1, %d, 'x%d', 0)".formatted(i == 640 ? 3 : i, i, i));
            }
            assertThat(batched(connection, texts))
                    .startsWith("[1, 1, ")
                    .endsWith(
                            "1] 23505 A second row with the same id violates unique constraint \"t_pkey\" on table \"t\"");
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(640);
            }
        }
    }
}
