package io.nonrel.jdbc;

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

/** Transactions that statements begin and end agree with those of the connection's own methods. */
class TransactionStatementsTest {

    private Connection connection;
    private Connection other;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        String url = "jdbc:nonrel:embedded:mem:" + UUID.randomUUID();
        connection = DriverManager.getConnection(url);
        other = DriverManager.getConnection(url);
        statement = connection.createStatement();
        statement.execute("CREATE TABLE t (a INTEGER PRIMARY KEY)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        other.close();
    }

    /** What other connections see. */
    private int rows() throws SQLException {
        try (Statement query = other.createStatement();
                ResultSet count = query.executeQuery("SELECT COUNT(*) FROM t")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    void beginOpensATransactionInAutocommit() throws SQLException {
        statement.execute("BEGIN");
        assertThat(connection.getAutoCommit()).isTrue();
        statement.execute("INSERT INTO t VALUES (1)");
        assertThat(rows()).isZero();
        statement.execute("COMMIT");
        assertThat(rows()).isEqualTo(1);
        statement.execute("INSERT INTO t VALUES (2)");
        assertThat(rows()).isEqualTo(2);
        statement.execute("START TRANSACTION");
        statement.execute("INSERT INTO t VALUES (3)");
        statement.execute("ROLLBACK");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void methodsEndWhatBeginOpened() throws SQLException {
        assertThatThrownBy(connection::commit).hasMessageContaining("setAutoCommit(false) or BEGIN");
        statement.execute("BEGIN");
        statement.execute("INSERT INTO t VALUES (1)");
        connection.commit();
        assertThat(rows()).isEqualTo(1);
        assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        statement.execute("BEGIN");
        statement.execute("INSERT INTO t VALUES (2)");
        connection.rollback();
        assertThat(rows()).isEqualTo(1);
        statement.execute("BEGIN");
        statement.execute("INSERT INTO t VALUES (3)");
        connection.setAutoCommit(false);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void statementsEndWhatAutocommitOffOpened() throws SQLException {
        connection.setAutoCommit(false);
        statement.execute("INSERT INTO t VALUES (1)");
        assertThatThrownBy(() -> statement.execute("BEGIN")).isInstanceOf(SQLException.class);
        statement.execute("COMMIT");
        assertThat(rows()).isEqualTo(1);
        assertThat(connection.getAutoCommit()).isFalse();
        statement.execute("INSERT INTO t VALUES (2)");
        statement.execute("ROLLBACK");
        connection.commit();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void savepointsOfBothKindsStandTogether() throws SQLException {
        assertThatThrownBy(() -> statement.execute("SAVEPOINT s")).hasMessageContaining("BEGIN first");
        statement.execute("BEGIN");
        statement.execute("INSERT INTO t VALUES (1)");
        statement.execute("SAVEPOINT s");
        statement.execute("INSERT INTO t VALUES (2)");
        Savepoint ours = connection.setSavepoint();
        statement.execute("INSERT INTO t VALUES (3)");
        connection.rollback(ours);
        connection.releaseSavepoint(ours);
        statement.execute("ROLLBACK TO s");
        statement.execute("RELEASE SAVEPOINT s");
        assertThatThrownBy(() -> statement.execute("ROLLBACK TO SAVEPOINT s")).isInstanceOf(SQLException.class);
        Savepoint late = connection.setSavepoint();
        statement.execute("COMMIT");
        assertThat(rows()).isEqualTo(1);
        assertThatThrownBy(() -> connection.rollback(late)).isInstanceOf(SQLException.class);
    }

    @Test
    void aResultEndsWithTheTransactionThatAStatementEnds() throws SQLException {
        statement.execute("INSERT INTO t VALUES (1), (2)");
        statement.execute("BEGIN");
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT a FROM t")) {
            assertThat(rows.next()).isTrue();
            statement.execute("COMMIT");
            assertThat(rows.isClosed()).isTrue();
            assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void setTransactionIsForTheNextOne() throws SQLException {
        statement.execute("SET TRANSACTION READ ONLY");
        statement.execute("BEGIN");
        assertThatThrownBy(() -> statement.execute("INSERT INTO t VALUES (1)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
        statement.execute("ROLLBACK");
        statement.execute("BEGIN");
        statement.execute("INSERT INTO t VALUES (1)");
        assertThatThrownBy(() -> statement.execute("SET TRANSACTION READ ONLY")).isInstanceOf(SQLException.class);
        statement.execute("COMMIT");
        assertThat(rows()).isEqualTo(1);
    }
}
