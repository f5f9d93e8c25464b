package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is too large for a store is too large under its profile, and for no other. */
class ProfileLimitsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String TOO_LARGE = "54000";

    private static Connection open(String profile) throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:nonrel:embedded:mem:limits" + NUMBER.incrementAndGet() + "?nonrel.profile=" + profile);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(5000), body CLOB)");
            statement.execute("CREATE INDEX by_name ON t (name)");
        }
        return connection;
    }

    private static void insert(Connection connection, int id, String column, String value) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO t (id, " + column + ") VALUES (?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }

    private static void insertMany(Connection connection, int rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id) VALUES (?)")) {
            for (int id = 1; id <= rows; id++) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void failsAsTooLarge(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SQLException.class, e -> {
            assertThat(e.getSQLState()).isEqualTo(TOO_LARGE);
            assertThat(e.getMessage()).contains(reason);
        });
    }

    @Test
    void datastoreIndexesFifteenHundredBytes() throws SQLException {
        try (Connection connection = open("datastore")) {
            insert(connection, 1, "name", "x".repeat(1_500));
            failsAsTooLarge(
                    () -> insert(connection, 2, "name", "x".repeat(1_501)), "at most 1500 bytes in the indexed field");
            failsAsTooLarge(() -> insert(connection, 2, "name", "\u0105".repeat(751)), "not 1502");
            insert(connection, 3, "body", "x".repeat(1_501));
        }
        try (Connection connection = open("mongodb")) {
            insert(connection, 1, "name", "x".repeat(1_501));
        }
    }

    @Test
    void datastoreTakesDocumentsOfAMebibyte() throws SQLException {
        try (Connection connection = open("datastore")) {
            insert(connection, 1, "body", "x".repeat(1_000_000));
            failsAsTooLarge(() -> insert(connection, 2, "body", "x".repeat(1_100_000)), "at most 1048572 bytes");
        }
        try (Connection connection = open("mongodb")) {
            insert(connection, 1, "body", "x".repeat(1_100_000));
            failsAsTooLarge(() -> insert(connection, 2, "body", "x".repeat(17_000_000)), "at most 16777216 bytes");
        }
    }

    @Test
    void datastoreCommitsFiveHundredDocuments() throws SQLException {
        try (Connection connection = open("datastore")) {
            connection.setAutoCommit(false);
            insertMany(connection, 500);
            connection.commit();
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM t");
                connection.commit();
            }
            insertMany(connection, 300);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO t (id) SELECT id + 1000 FROM t");
            }
            failsAsTooLarge(connection::commit, "at most 500 documents in one commit, not 600");
        }
        try (Connection connection = open("none")) {
            insertMany(connection, 600);
        }
    }
}
