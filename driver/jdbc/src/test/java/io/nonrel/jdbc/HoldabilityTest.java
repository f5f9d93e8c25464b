package io.nonrel.jdbc;

import static java.sql.ResultSet.CLOSE_CURSORS_AT_COMMIT;
import static java.sql.ResultSet.CONCUR_READ_ONLY;
import static java.sql.ResultSet.HOLD_CURSORS_OVER_COMMIT;
import static java.sql.ResultSet.TYPE_FORWARD_ONLY;
import static java.sql.ResultSet.TYPE_SCROLL_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of open results when their transaction ends. */
class HoldabilityTest {

    private static final int ROWS = 2_500;

    private final String url = "jdbc:nonrel:embedded:mem:" + UUID.randomUUID();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        try (Statement create = connection.createStatement()) {
            create.execute("CREATE TABLE t (a INTEGER PRIMARY KEY)");
            for (int i = 0; i < ROWS; i++) {
                create.addBatch("INSERT INTO t VALUES (" + i + ")");
            }
            create.executeBatch();
            connection.commit();
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static int readRest(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(ints = {TYPE_FORWARD_ONLY, TYPE_SCROLL_INSENSITIVE})
    void heldResultsGoOnAfterEachKindOfCommit(int type) throws SQLException {
        try (Statement held = connection.createStatement(type, CONCUR_READ_ONLY, HOLD_CURSORS_OVER_COMMIT);
                ResultSet rows = held.executeQuery("SELECT a FROM t ORDER BY a");
                Statement other = connection.createStatement()) {
            assertThat(rows.getHoldability()).isEqualTo(HOLD_CURSORS_OVER_COMMIT);
            rows.next();
            connection.commit();
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
            other.executeUpdate("DELETE FROM t WHERE a > 100");
            other.execute("COMMIT");
            assertThat(rows.isClosed()).isFalse();
            assertThat(readRest(rows)).isEqualTo(ROWS - 2);
        }
        try (Statement held = connection.createStatement(type, CONCUR_READ_ONLY, HOLD_CURSORS_OVER_COMMIT);
                ResultSet rows = held.executeQuery("SELECT a FROM t");
                Statement other = connection.createStatement()) {
            other.execute("CREATE TABLE u (a INTEGER)");
            assertThat(rows.next()).isTrue();
            connection.setAutoCommit(true);
            assertThat(readRest(rows)).isEqualTo(100);
        }
    }

    @Test
    void othersAreClosedByCommitAndAllByRollback() throws SQLException {
        try (Statement plain = connection.createStatement();
                Statement held =
                        connection.createStatement(TYPE_FORWARD_ONLY, CONCUR_READ_ONLY, HOLD_CURSORS_OVER_COMMIT)) {
            ResultSet rows = plain.executeQuery("SELECT a FROM t");
            connection.commit();
            assertThat(rows.isClosed()).isTrue();
            ResultSet undone = held.executeQuery("SELECT a FROM t");
            connection.rollback();
            assertThat(undone.isClosed()).isTrue();
            assertThatThrownBy(undone::next).hasMessageContaining("end of its transaction");
        }
    }

    @Test
    void aResultIsNotCutOffInSilenceByASavepoint() throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT a FROM t ORDER BY a")) {
            Savepoint savepoint = connection.setSavepoint();
            rows.next();
            connection.rollback(savepoint);
            assertThatThrownBy(rows::next).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                    .isEqualTo("HY010"));
        }
    }

    @Test
    void isAnAttributeOfTheConnectionToo() throws SQLException {
        assertThat(connection.getHoldability()).isEqualTo(CLOSE_CURSORS_AT_COMMIT);
        connection.setHoldability(HOLD_CURSORS_OVER_COMMIT);
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.getResultSetHoldability()).isEqualTo(HOLD_CURSORS_OVER_COMMIT);
        }
        assertThat(connection.getMetaData().supportsResultSetHoldability(HOLD_CURSORS_OVER_COMMIT))
                .isTrue();
        assertThatThrownBy(() -> connection.setHoldability(7)).isInstanceOf(SQLException.class);
    }

    @Test
    void aHeldResultThatIsTooLargeForMemoryEndsWithItsTransaction() throws SQLException {
        try (Connection small = DriverManager.getConnection(url + "?nonrel.maxRowsInMemory=1000")) {
            small.setAutoCommit(false);
            small.setHoldability(HOLD_CURSORS_OVER_COMMIT);
            try (Statement statement = small.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT a FROM t")) {
                rows.next();
                small.commit();
                assertThatThrownBy(rows::next).hasMessageContaining("end of its transaction");
            }
        }
    }
}
