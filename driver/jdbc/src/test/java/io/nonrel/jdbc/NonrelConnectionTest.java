package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.Capability;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class NonrelConnectionTest {

    private final Fixture fixture = new Fixture();
    private final FakeSession session = fixture.session;
    private final Connection connection = fixture.connection;

    @Test
    void commitsAndRollsBackOnlyInATransaction() throws SQLException {
        assertThatThrownBy(connection::commit)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25000"));
        connection.setAutoCommit(true);
        connection.setAutoCommit(false);
        connection.commit();
        connection.rollback();
        assertThat(session.calls).containsExactly("autoCommit false", "commit", "rollback");
    }

    @Test
    void takesSavepointsOfItsOwnTransactionOnly() throws SQLException {
        assertThatThrownBy(connection::setSavepoint).hasMessageContaining("setAutoCommit(false)");
        connection.setAutoCommit(false);
        Savepoint unnamed = connection.setSavepoint();
        Savepoint named = connection.setSavepoint("before");
        assertThat(unnamed.getSavepointId()).isEqualTo(1);
        assertThat(named.getSavepointName()).isEqualTo("before");
        assertThatThrownBy(named::getSavepointId).isInstanceOf(SQLException.class);
        assertThatThrownBy(unnamed::getSavepointName).isInstanceOf(SQLException.class);
        connection.rollback(named);
        connection.releaseSavepoint(unnamed);
        assertThat(session.calls).contains("rollback to 2", "release 1");
        connection.commit();
        assertThatThrownBy(() -> connection.rollback(unnamed))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("3B001"));
        assertThatThrownBy(() -> connection.rollback(null)).isInstanceOf(SQLException.class);
    }

    @Test
    void raisesLowIsolationLevelsToSnapshot() throws SQLException {
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        assertThatThrownBy(() -> connection.setTransactionIsolation(Connection.TRANSACTION_NONE))
                .isInstanceOf(SQLException.class);
        session.capabilities = EnumSet.of(Capability.INDEXES);
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
    }

    @Test
    void bringsKindsOfResultsDownWithAWarning() throws SQLException {
        Statement statement = connection.createStatement(
                ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE, ResultSet.HOLD_CURSORS_OVER_COMMIT);
        assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
        assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_UPDATABLE);
        assertThat(statement.getResultSetHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        assertThat((Iterable<Throwable>) connection.getWarnings()).hasSize(1);
        connection.clearWarnings();
        assertThat((Object) connection.getWarnings()).isNull();
        assertThatThrownBy(() -> connection.createStatement(1, 2)).isInstanceOf(SQLException.class);
    }

    @Test
    void closesOnceAndRefusesEveryCallAfterThat() throws SQLException {
        Statement statement = connection.createStatement();
        assertThat(connection.isValid(1)).isTrue();
        connection.close();
        connection.close();
        assertThat(session.calls).containsExactly("close");
        assertThat(connection.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        for (SqlCall call : List.<SqlCall>of(
                connection::createStatement,
                connection::getAutoCommit,
                connection::getMetaData,
                connection::getSchema,
                () -> statement.executeQuery("x"))) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(SQLNonTransientConnectionException.class, e -> assertThat(e.getSQLState())
                            .isEqualTo("08003"));
        }
    }

    private interface SqlCall {
        Object run() throws SQLException;
    }

    @Test
    void abortsThroughTheExecutor() throws SQLException {
        assertThatThrownBy(() -> connection.abort(null)).isInstanceOf(SQLException.class);
        connection.abort(Runnable::run);
        assertThat(connection.isClosed()).isTrue();
        assertThat(session.calls).containsExactly("close");
    }

    @Test
    void unwrapsTheStoresClient() throws SQLException {
        assertThat((Object) connection.unwrap(List.class)).isSameAs(session.calls);
        assertThat(connection.isWrapperFor(List.class)).isTrue();
        assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
        assertThat(connection.isWrapperFor(Thread.class)).isFalse();
        assertThatThrownBy(() -> connection.unwrap(Thread.class)).isInstanceOf(SQLException.class);
    }

    @Test
    void keepsClientPropertiesAndWarnsOfUnknownOnes() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "shop");
        properties.setProperty("Colour", "red");
        connection.setClientInfo(properties);
        assertThat(connection.getClientInfo()).containsOnlyKeys("ApplicationName");
        assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("shop");
        assertThat(connection.getWarnings().getMessage()).contains("Colour");
    }

    @Test
    void refusesWhatIsNotThereWithHyc00() {
        assertThatThrownBy(() -> connection.prepareCall("{call x}"))
                .isInstanceOfSatisfying(SQLFeatureNotSupportedException.class, e -> assertThat(e.getSQLState())
                        .isEqualTo("HYC00"));
        assertThatThrownBy(() -> connection.createSQLXML()).isInstanceOf(SQLFeatureNotSupportedException.class);
    }

    @Test
    void setsTheSchemaAndIgnoresCatalogs() throws SQLException {
        assertThat(connection.getSchema()).isEqualTo("PUBLIC");
        connection.setCatalog("FAKE");
        assertThat(connection.getCatalog()).isEqualTo("fake");
        assertThatThrownBy(() -> connection.setCatalog("other")).hasMessageContaining("fake only");
        assertThatThrownBy(() -> connection.setSchema("nowhere"))
                .isInstanceOfSatisfying(SQLSyntaxErrorException.class, e -> assertThat(e.getSQLState())
                        .isEqualTo("3F000"));
    }

    @Test
    void closesResultsOfATransactionThatEnds() throws SQLException {
        fixture.column("q", TypeName.BIGINT, 1L, 2L);
        ResultSet before = connection.createStatement().executeQuery("q");
        connection.setAutoCommit(false);
        ResultSet during = connection.createStatement().executeQuery("q");
        during.next();
        connection.commit();
        assertThat(during.isClosed()).isTrue();
        assertThatThrownBy(during::next).hasMessageContaining("end of its transaction");
        assertThat(before.isClosed()).isFalse();
        assertThat(before.next()).isTrue();
    }

    @Test
    void neverShowsThePassword() throws SQLException {
        assertThat(connection.toString()).doesNotContain("hush");
        assertThat(connection.getMetaData().getURL())
                .doesNotContain("hush")
                .startsWith("jdbc:nonrel:embedded:mem:test");
    }
}
