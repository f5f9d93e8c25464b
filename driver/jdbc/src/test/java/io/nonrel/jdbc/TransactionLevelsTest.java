package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What connections say about transactions is so, at each level that a store may have. */
class TransactionLevelsTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static String url(String options) {
        return "jdbc:nonrel:embedded:mem:levels" + NAMES.incrementAndGet() + "?" + options;
    }

    private static Connection open(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS t (id INT PRIMARY KEY, n INT)");
        }
        return connection;
    }

    private static int run(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static int count(Connection on) throws SQLException {
        try (Statement statement = on.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static List<Integer> codes(SQLWarning first) {
        List<Integer> codes = new ArrayList<>();
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            codes.add(warning.getErrorCode());
        }
        return codes;
    }

    @ParameterizedTest
    @CsvSource({
        "none, true, true, 4, true",
        "datastore, true, true, 4, true",
        "mongodb, true, true, 4, false",
        "keyvalue, false, false, 0, false",
        "keyvalue&nonrel.writeBuffer=true, false, true, 0, false"
    })
    void metadataTellsTheTruth(
            String profile, boolean transactions, boolean rollback, int isolation, boolean serializable)
            throws SQLException {
        try (Connection connection = open(url("nonrel.profile=" + profile))) {
            DatabaseMetaData metaData = connection.getMetaData();
            assertThat(metaData.supportsTransactions()).isEqualTo(transactions);
            assertThat(metaData.supportsSavepoints()).isEqualTo(rollback);
            assertThat(metaData.dataDefinitionCausesTransactionCommit()).isEqualTo(rollback);
            assertThat(metaData.dataDefinitionIgnoredInTransactions()).isFalse();
            assertThat(metaData.getDefaultTransactionIsolation()).isEqualTo(isolation);
            assertThat(connection.getTransactionIsolation()).isEqualTo(isolation);
            assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_NONE))
                    .isEqualTo(!transactions);
            assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ))
                    .isEqualTo(transactions);
            assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE))
                    .isEqualTo(serializable);
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO t VALUES (1, 1), (2, 2)");
            assertThat(count(connection)).isEqualTo(2);
            if (rollback) {
                Savepoint savepoint = connection.setSavepoint();
                run(connection, "DELETE FROM t");
                assertThat(count(connection)).isZero();
                connection.rollback(savepoint);
                assertThat(count(connection)).isEqualTo(2);
                assertThatThrownBy(() -> run(connection, "INSERT INTO t VALUES (3, 3), (1, 1)"))
                        .isInstanceOf(java.sql.SQLIntegrityConstraintViolationException.class);
                assertThat(count(connection)).isEqualTo(2);
                connection.rollback();
                assertThat(count(connection)).isZero();
            } else {
                assertThatThrownBy(connection::setSavepoint)
                        .isInstanceOf(SQLFeatureNotSupportedException.class)
                        .hasMessageContaining("nonrel.writeBuffer=true");
                assertThatThrownBy(connection::rollback)
                        .isInstanceOf(SQLFeatureNotSupportedException.class)
                        .hasMessageContaining("nonrel.writeBuffer=true");
                assertThat(count(connection)).isEqualTo(2);
            }
        }
    }

    @Test
    void definitionsCommitWhatIsPending() throws SQLException {
        for (String profile : List.of("datastore", "keyvalue&nonrel.writeBuffer=true")) {
            String url = url("nonrel.profile=" + profile);
            try (Connection connection = open(url);
                    Connection other = open(url)) {
                connection.setAutoCommit(false);
                run(connection, "INSERT INTO t VALUES (1, 1)");
                assertThat(count(other)).isZero();
                run(connection, "CREATE TABLE u (id INT PRIMARY KEY)");
                connection.rollback();
                assertThat(count(other)).isEqualTo(1);
            }
        }
    }

    @Test
    void aBufferSaysThatItsCommitIsNotAtomic() throws SQLException {
        String url = url("nonrel.profile=keyvalue&nonrel.writeBuffer=true");
        try (Connection connection = open(url);
                Connection other = open(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO t VALUES (1, 1), (2, 2)");
            assertThat(codes(statement.getWarnings())).contains(1014);
            assertThat(count(other)).isZero();
            assertThat(codes(connection.getWarnings())).isEmpty();
            connection.commit();
            assertThat(codes(connection.getWarnings())).containsExactly(1014);
            assertThat(connection.getWarnings().getMessage()).contains("2 rows, 1 store call");
            assertThat(count(other)).isEqualTo(2);
            connection.clearWarnings();
            statement.executeUpdate("DELETE FROM t");
            connection.setAutoCommit(true);
            assertThat(codes(connection.getWarnings())).containsExactly(1014);
            assertThat(count(other)).isZero();
        }
    }

    @Test
    void aCommitThatFailsInTheMiddleSaysWhatTookEffect() throws SQLException {
        String url = url("nonrel.profile=keyvalue&nonrel.writeBuffer=true");
        try (Connection connection = open(url);
                Connection other = open(url)) {
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO t VALUES (1, 1), (2, 2)");
            run(other, "INSERT INTO t VALUES (2, 3)");
            assertThatThrownBy(connection::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("of 2 buffered writes the first 0 took effect, the others perhaps in part");
        }
    }

    @Test
    void strictModeRefusesABuffer() throws SQLException {
        String url = url("nonrel.profile=keyvalue&nonrel.writeBuffer=true&nonrel.emulation=1014");
        try (Connection connection = open(url)) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> run(connection, "INSERT INTO t VALUES (1, 1)"))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("54N02");
            connection.commit();
            assertThat(count(connection)).isZero();
        }
    }

    @Test
    void whatWaitsIsLimited() throws SQLException {
        try (Connection connection = open(url("nonrel.profile=datastore&nonrel.maxRowsInMemory=10"))) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 10; i++) {
                run(connection, "INSERT INTO t VALUES (" + i + ", 1)");
            }
            assertThatThrownBy(() -> run(connection, "INSERT INTO t VALUES (99, 1)"))
                    .hasMessageContaining("maxRowsInMemory")
                    .hasMessageContaining("wait for the commit");
            connection.commit();
            assertThat(count(connection)).isEqualTo(10);
        }
    }
}
