package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.engine.Prepared;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NonrelStatementTest {

    private final Fixture fixture = new Fixture();
    private final Connection connection = fixture.connection;
    private final FakeSession.Answer query = fixture.column("q", TypeName.BIGINT, 1L, 2L);
    private final FakeSession.Answer write = fixture.session.answer("w");
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        write.kind = Prepared.Kind.WRITE;
        write.count = 3;
        statement = connection.createStatement();
    }

    @Test
    void givesRowsAndCounts() throws SQLException {
        assertThat(statement.execute("q")).isTrue();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        ResultSet rows = statement.getResultSet();
        assertThat(rows.getStatement()).isSameAs(statement);
        assertThat(statement.execute("w")).isFalse();
        assertThat(rows.isClosed()).isTrue();
        assertThat(statement.getUpdateCount()).isEqualTo(3);
        assertThat(statement.getLargeUpdateCount()).isEqualTo(3);
        assertThat(statement.getResultSet()).isNull();
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(statement.executeUpdate("w")).isEqualTo(3);
    }

    @Test
    void runsNothingWhenTheKindIsWrong() {
        assertThatThrownBy(() -> statement.executeQuery("w")).hasMessageContaining("nothing was run");
        assertThatThrownBy(() -> statement.executeUpdate("q")).hasMessageContaining("nothing was run");
        assertThat(write.bound).isEmpty();
        assertThat(query.bound).isEmpty();
    }

    @Test
    void closesTheResultBefore() throws SQLException {
        statement.executeQuery("q");
        statement.executeQuery("q");
        assertThat(query.openResults).isEqualTo(1);
        statement.close();
        statement.close();
        assertThat(query.openResults).isZero();
        assertThatThrownBy(() -> statement.executeQuery("q"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("HY010"));
    }

    @Test
    void closesOnCompletion() throws SQLException {
        statement.closeOnCompletion();
        assertThat(statement.isCloseOnCompletion()).isTrue();
        try (ResultSet rows = statement.executeQuery("q")) {
            assertThat(rows.next()).isTrue();
        }
        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void keepsAResultWhenAskedTo() throws SQLException {
        ResultSet rows = statement.executeQuery("q");
        statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
        assertThat(rows.next()).isTrue();
        statement.getMoreResults(Statement.CLOSE_ALL_RESULTS);
        assertThat(rows.isClosed()).isTrue();
        assertThatThrownBy(() -> statement.getMoreResults(9)).isInstanceOf(SQLException.class);
    }

    @Test
    void passesItsLimitsOn() throws SQLException {
        statement.setMaxRows(5);
        statement.setFetchSize(7);
        statement.setQueryTimeout(9);
        statement.executeQuery("q");
        assertThat(query.options.maxRows()).isEqualTo(5);
        assertThat(query.options.fetchSize()).isEqualTo(7);
        assertThat(query.options.cancellation().remainingMillis()).isBetween(1L, 9000L);
        assertThat(statement.getMaxRows()).isEqualTo(5);
        assertThat(statement.getQueryTimeout()).isEqualTo(9);
        statement.setMaxFieldSize(3);
        assertThat(statement.getMaxFieldSize()).isEqualTo(3);
        connection.setNetworkTimeout(null, 1000);
        statement.executeQuery("q");
        assertThat(query.options.cancellation().remainingMillis()).isLessThanOrEqualTo(1000);
        for (int bad : new int[] {-1, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> statement.setMaxRows(bad)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.setFetchSize(bad)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.setQueryTimeout(bad)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void cancelsWhatIsBeingRead() throws SQLException {
        statement.cancel();
        ResultSet rows = statement.executeQuery("q");
        assertThat(rows.next()).isTrue();
        statement.cancel();
        assertThatThrownBy(rows::next)
                .isInstanceOfSatisfying(SQLTransientException.class, e -> assertThat(e.getSQLState())
                        .isEqualTo("57014"));
        assertThat(statement.executeQuery("q").next()).isTrue();
    }

    @Test
    void givesGeneratedKeysInAllForms() throws SQLException {
        write.keyColumns = List.of(ColumnDescriptor.computed("ID", ColumnType.of(TypeName.BIGINT), false));
        write.keys = List.<@Nullable Object[]>of(new Object[] {42L});
        assertThat(statement.executeUpdate("w")).isEqualTo(3);
        assertThat(statement.getGeneratedKeys().next()).isFalse();
        statement.executeUpdate("w", Statement.RETURN_GENERATED_KEYS);
        ResultSet keys = statement.getGeneratedKeys();
        assertThat(keys.next()).isTrue();
        assertThat(keys.getLong("id")).isEqualTo(42);
        statement.execute("w", new String[] {"id"});
        assertThat(write.options.generatedKeys().columns()).containsExactly("id");
        statement.executeLargeUpdate("w", new int[] {1});
        assertThat(write.options.generatedKeys().positions()).containsExactly(1);
        statement.executeUpdate("w", Statement.NO_GENERATED_KEYS);
        assertThat(write.options.generatedKeys().wanted()).isFalse();
        assertThatThrownBy(() -> statement.executeUpdate("w", 77)).isInstanceOf(SQLException.class);
    }

    @Test
    void stopsABatchAtTheFirstFailure() throws SQLException {
        fixture.session.answer("bad").failure = ErrorCode.UNIQUE_VIOLATION.error("PK_T: the key 1 is there");
        statement.addBatch("w");
        statement.addBatch("bad");
        statement.addBatch("w");
        assertThatThrownBy(statement::executeBatch).isInstanceOfSatisfying(BatchUpdateException.class, e -> {
            // The fake's answer is a query, which a batch refuses; what matters is where it stopped.
            assertThat(e.getUpdateCounts()).containsExactly(3);
            assertThat(e.getMessage()).startsWith("Statement 2 of 3");
            assertThat((Object) e.getNextException()).isNotNull();
        });
        assertThat(statement.executeBatch()).isEmpty();
        statement.addBatch("w");
        statement.addBatch("w");
        assertThat(statement.executeLargeBatch()).containsExactly(3, 3);
    }

    @Test
    void turnsErrorsIntoTheClassesOfJdbc() {
        assertThatThrownBy(() -> statement.executeQuery("nonsense"))
                .isInstanceOfSatisfying(SQLSyntaxErrorException.class, e -> assertThat(e.getSQLState())
                        .isEqualTo("42601"));
        write.failure = ErrorCode.UNIQUE_VIOLATION.error("PK_T");
        assertThatThrownBy(() -> statement.executeUpdate("w"))
                .isInstanceOfSatisfying(SQLIntegrityConstraintViolationException.class, e -> assertThat(e.getSQLState())
                        .isEqualTo("23505"));
        write.failure = new IllegalStateException("oops");
        assertThatThrownBy(() -> statement.executeUpdate("w"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("HY000"))
                .hasMessageContaining("bug in nonrel")
                .hasRootCause(write.failure);
        write.failure = null;
        write.error = new StackOverflowError();
        assertThatThrownBy(() -> statement.executeUpdate("w"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54001"));
        write.error = new AssertionError("not so");
        assertThatThrownBy(() -> statement.executeUpdate("w")).hasMessageContaining("bug in nonrel");
    }

    @Test
    void warnsOfEmulations() throws SQLException {
        query.notices.add(new Notice(NoticeCode.FULL_SCAN, "T is read whole: 2 rows", "T", 2, 1, "CREATE INDEX"));
        ResultSet rows = statement.executeQuery("q");
        EmulationWarning warning = (EmulationWarning) statement.getWarnings();
        assertThat(warning.getErrorCode()).isEqualTo(1001);
        assertThat(warning.getSQLState()).isEqualTo("01N01");
        assertThat(warning.kind()).isEqualTo(NoticeCode.FULL_SCAN);
        assertThat(warning.table()).contains("T");
        assertThat(warning.rows()).isEqualTo(2);
        assertThat(warning.storeCalls()).isEqualTo(1);
        assertThat(warning.remedy()).contains("CREATE INDEX");
        assertThat((Object) statement.getWarnings()).isSameAs(warning);
        query.notices.set(0, new Notice(NoticeCode.FULL_SCAN, "T is read whole: 9 rows", "T", 9, 1, "CREATE INDEX"));
        assertThat(((EmulationWarning) rows.getWarnings()).rows()).isEqualTo(9);
        rows.clearWarnings();
        query.notices.set(0, new Notice(NoticeCode.FULL_SCAN, "T is read whole: 12 rows", "T", 12, 1, "CREATE INDEX"));
        assertThat((Object) rows.getWarnings()).isNull();
        query.notices.add(new Notice(NoticeCode.CLIENT_SORT, "sorted", null, 2, -1, null));
        assertThat(rows.getWarnings().getErrorCode()).isEqualTo(1003);
        assertThat((Iterable<Throwable>) statement.getWarnings()).hasSize(2);
        statement.executeUpdate("w");
        assertThat((Object) statement.getWarnings()).isNull();
    }

    @Test
    void quotesNamesAndLiterals() throws SQLException {
        assertThat(statement.enquoteLiteral("it's")).isEqualTo("'it''s'");
        assertThat(statement.enquoteIdentifier("plain", false)).isEqualTo("plain");
        assertThat(statement.enquoteIdentifier("select", false)).isEqualTo("\"select\"");
        assertThat(statement.enquoteIdentifier("a\"b", false)).isEqualTo("\"a\"\"b\"");
        assertThat(statement.enquoteIdentifier("\"a b\"", true)).isEqualTo("\"a b\"");
        assertThat(statement.isSimpleIdentifier("a-b")).isFalse();
        assertThatThrownBy(() -> statement.enquoteLiteral(null)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> statement.enquoteIdentifier("", true)).isInstanceOf(SQLException.class);
    }
}
