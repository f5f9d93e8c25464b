package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NonrelPooledConnectionTest implements ConnectionEventListener, StatementEventListener {

    private final NonrelConnectionPoolDataSource source = new NonrelConnectionPoolDataSource();
    private final List<String> events = new ArrayList<>();
    private PooledConnection pooled;

    @BeforeEach
    void open() throws SQLException {
        source.setUrl("jdbc:nonrel:embedded:mem:" + UUID.randomUUID() + "?password=hush");
        pooled = source.getPooledConnection();
        pooled.addConnectionEventListener(this);
        pooled.addStatementEventListener(this);
    }

    @AfterEach
    void close() throws SQLException {
        pooled.close();
    }

    @Override
    public void connectionClosed(ConnectionEvent event) {
        assertThat(event.getSource()).isSameAs(pooled);
        events.add("closed");
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
        events.add("failed " + event.getSQLException().getSQLState());
    }

    @Override
    public void statementClosed(StatementEvent event) {
        events.add("statement closed");
    }

    @Override
    public void statementErrorOccurred(StatementEvent event) {
        events.add("statement failed");
    }

    @Test
    void eachUserFindsTheSessionAsItWasOpened() throws SQLException {
        try (Connection first = pooled.getConnection();
                Statement statement = first.createStatement()) {
            statement.execute("CREATE SCHEMA other");
            statement.execute("CREATE TABLE t (a INTEGER PRIMARY KEY)");
            first.setSchema("other");
            first.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            first.setAutoCommit(false);
            statement.execute("INSERT INTO PUBLIC.t VALUES (1)");
            statement.execute("SET nonrel.pushDown = 'off'");
            first.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        }
        assertThat(events).containsExactly("closed");
        try (Connection second = pooled.getConnection();
                Statement statement = second.createStatement()) {
            assertThat(second.getSchema()).isEqualTo("PUBLIC");
            assertThat(second.getAutoCommit()).isTrue();
            assertThat(second.getHoldability()).isEqualTo(ResultSet.CLOSE_CURSORS_AT_COMMIT);
            assertThat(second.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
            try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
            second.setReadOnly(true);
        }
        try (Connection third = pooled.getConnection()) {
            assertThat(third.isReadOnly()).isFalse();
        }
    }

    @Test
    void aUsersObjectsEndWithItsConnection() throws SQLException {
        Connection first = pooled.getConnection();
        Statement statement = first.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM INFORMATION_SCHEMA.COLUMNS");
        assertThat(rows.next()).isTrue();
        assertThat(statement.getConnection()).isSameAs(first);
        first.close();
        first.close();
        assertThat(events).containsExactly("closed");
        assertThat(rows.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
        assertThatThrownBy(rows::next).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                .isEqualTo("08003"));
        assertThat(first.isValid(1)).isFalse();
        try (Connection second = pooled.getConnection()) {
            assertThat(second.isValid(1)).isTrue();
            assertThatThrownBy(statement::getMaxRows).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void theNextUserTakesTheSessionAway() throws SQLException {
        Connection first = pooled.getConnection();
        first.setAutoCommit(false);
        Connection second = pooled.getConnection();
        assertThat(first.isClosed()).isTrue();
        assertThat(second.getAutoCommit()).isTrue();
        first.close();
        assertThat(second.isValid(1)).isTrue();
        assertThat(events).isEmpty();
    }

    @Test
    void tellsOfStatementsAndOfTheEnd() throws SQLException {
        Connection connection = pooled.getConnection();
        PreparedStatement prepared = connection.prepareStatement("VALUES (1)");
        prepared.close();
        prepared.close();
        connection.createStatement().close();
        assertThat(events).containsExactly("statement closed");
        connection.abort(Runnable::run);
        assertThat(events).containsExactly("statement closed", "failed 08003");
        pooled.close();
        assertThatThrownBy(pooled::getConnection)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08003"));
    }

    @Test
    void anErrorOfAStatementIsNoErrorOfTheConnection() throws SQLException {
        try (Connection connection = pooled.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT * FROM nowhere")).isInstanceOf(SQLException.class);
            assertThat(events).isEmpty();
            pooled.close();
            assertThatThrownBy(() -> statement.execute("VALUES (1)")).isInstanceOf(SQLException.class);
            assertThat(events).containsExactly("failed 08003");
        }
    }

    @Test
    void showsNoPasswordAndBuildsNothing() {
        assertThat(pooled.toString()).contains("mem:").doesNotContain("hush");
        assertThat(source.toString()).contains("mem:").doesNotContain("hush");
        assertThatThrownBy(source::createPooledConnectionBuilder)
                .isInstanceOfSatisfying(SQLFeatureNotSupportedException.class, e -> assertThat(e.getSQLState())
                        .isEqualTo("HYC00"));
    }
}
