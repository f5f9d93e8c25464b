package io.nonrel.jdbc;

import static java.sql.ResultSet.CONCUR_READ_ONLY;
import static java.sql.ResultSet.CONCUR_UPDATABLE;
import static java.sql.ResultSet.TYPE_FORWARD_ONLY;
import static java.sql.ResultSet.TYPE_SCROLL_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdatableResultSetTest {

    private static final String ALL = "SELECT id, name, price, day FROM goods ORDER BY id";

    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:" + UUID.randomUUID());
        statement = connection.createStatement(TYPE_SCROLL_INSENSITIVE, CONCUR_UPDATABLE);
        statement.execute("CREATE TABLE goods (id INTEGER PRIMARY KEY, name VARCHAR(20) UNIQUE,"
                + " price DECIMAL(8, 2) DEFAULT 1.50, day DATE, twice DECIMAL(9, 2) GENERATED ALWAYS AS (price * 2))");
        statement.execute("INSERT INTO goods (id, name, price, day) VALUES (1, 'ink', 3.00, DATE '2026-01-01'),"
                + " (2, 'pen', 5.00, NULL), (3, 'cap', 7.00, NULL)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private List<String> goods() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(ALL)) {
            while (rows.next()) {
                lines.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3) + " "
                        + rows.getString(4));
            }
        }
        return lines;
    }

    private static void state(String state, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                .isEqualTo(state));
    }

    @Test
    void updatesTheCurrentRow() throws SQLException {
        try (ResultSet rows = statement.executeQuery(ALL)) {
            assertThat(rows.getConcurrency()).isEqualTo(CONCUR_UPDATABLE);
            rows.absolute(2);
            rows.updateString("NAME", "pencil");
            rows.updateBigDecimal(3, new BigDecimal("4.256"));
            rows.updateObject("day", LocalDate.of(2026, 2, 3));
            assertThat(rows.getString(2)).isEqualTo("pen");
            assertThat(rows.rowUpdated()).isFalse();
            rows.updateRow();
            assertThat(rows.rowUpdated()).isTrue();
            assertThat(rows.getString(2)).isEqualTo("pencil");
            assertThat(rows.getBigDecimal(3)).isEqualTo(new BigDecimal("4.26"));
            rows.previous();
            assertThat(rows.rowUpdated()).isFalse();
            rows.next();
            assertThat(rows.rowUpdated()).isTrue();
            assertThat(rows.getObject(4, LocalDate.class)).isEqualTo("2026-02-03");
        }
        assertThat(goods()).containsExactly("1 ink 3.00 2026-01-01", "2 pencil 4.26 2026-02-03", "3 cap 7.00 null");
    }

    @Test
    void insertsARowWithDefaults() throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM goods ORDER BY id")) {
            rows.last();
            rows.moveToInsertRow();
            assertThat(rows.getString("name")).isNull();
            rows.updateInt("id", 4);
            rows.updateCharacterStream("name", new StringReader("bag"));
            assertThat(rows.getInt("id")).isEqualTo(4);
            assertThat(rows.getString("name")).isEqualTo("bag");
            rows.insertRow();
            assertThat(rows.getString("name")).isNull();
            rows.moveToCurrentRow();
            assertThat(rows.getInt("id")).isEqualTo(3);
            assertThat(rows.rowInserted()).isFalse();
            assertThat(rows.next()).isFalse();
        }
        assertThat(goods()).last().isEqualTo("4 bag 1.50 null");
    }

    @Test
    void deletesTheCurrentRowAndLeavesAHole() throws SQLException {
        try (ResultSet rows = statement.executeQuery(ALL)) {
            rows.first();
            rows.deleteRow();
            assertThat(rows.rowDeleted()).isTrue();
            assertThatThrownBy(() -> rows.getInt(1)).hasMessage("The row was deleted");
            state("24000", rows::deleteRow);
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(2);
            assertThat(rows.previous()).isTrue();
            assertThat(rows.rowDeleted()).isTrue();
            state("24000", () -> rows.getInt(1));
        }
        assertThat(goods()).hasSize(2);
    }

    @Test
    void worksForwardOnlyInATransaction() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement forward = connection.createStatement(TYPE_FORWARD_ONLY, CONCUR_UPDATABLE);
                ResultSet rows = forward.executeQuery(ALL)) {
            while (rows.next()) {
                rows.updateObject(3, rows.getBigDecimal(3).negate(), JDBCType.DECIMAL);
                rows.updateRow();
                assertThat(rows.getBigDecimal(3)).isNegative();
            }
        }
        assertThat(goods()).allMatch(line -> line.contains(" -"));
        connection.rollback();
        assertThat(goods()).noneMatch(line -> line.contains(" -"));
    }

    @Test
    void changesTheKeyItself() throws SQLException {
        try (ResultSet rows = statement.executeQuery(ALL)) {
            rows.next();
            rows.updateLong(1, 10);
            rows.updateRow();
            assertThat(rows.getInt(1)).isEqualTo(10);
            rows.updateNull(4);
            rows.updateRow();
        }
        assertThat(goods()).last().isEqualTo("10 ink 3.00 null");
    }

    @Test
    void cancelsAndRefreshes() throws SQLException {
        try (ResultSet rows = statement.executeQuery(ALL)) {
            rows.next();
            rows.updateString(2, "x");
            rows.cancelRowUpdates();
            rows.updateRow();
            assertThat(rows.rowUpdated()).isFalse();
            rows.updateString(2, "x");
            rows.next();
            rows.previous();
            rows.updateRow();
            try (Statement other = connection.createStatement()) {
                other.executeUpdate("UPDATE goods SET name = 'quill' WHERE id = 1");
                assertThat(rows.getString(2)).isEqualTo("ink");
                rows.refreshRow();
                assertThat(rows.getString(2)).isEqualTo("quill");
                other.executeUpdate("DELETE FROM goods WHERE id = 1");
            }
            state("24000", rows::refreshRow);
            rows.updateString(2, "y");
            state("24000", rows::updateRow);
        }
    }

    @Test
    void keepsWhatWaitsWhenAWriteFails() throws SQLException {
        try (ResultSet rows = statement.executeQuery(ALL)) {
            rows.next();
            rows.updateString(2, "cap");
            assertThatThrownBy(rows::updateRow).isInstanceOf(SQLIntegrityConstraintViolationException.class);
            rows.updateString(2, "hat");
            rows.updateRow();
            assertThat(rows.getString(2)).isEqualTo("hat");
            state("07009", () -> rows.updateInt(5, 1));
            rows.updateObject(3, "7.5", Types.DECIMAL);
            rows.updateRow();
            assertThat(rows.getString(3)).isEqualTo("7.50");
        }
    }

    @Test
    void saysWhereItStands() throws SQLException {
        try (ResultSet rows = statement.executeQuery(ALL)) {
            state("24000", () -> rows.updateInt(1, 1));
            state("24000", rows::updateRow);
            state("24000", rows::insertRow);
            rows.next();
            rows.moveToInsertRow();
            state("24000", rows::updateRow);
            state("24000", rows::deleteRow);
            state("24000", rows::refreshRow);
            state("24000", rows::cancelRowUpdates);
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void isReadOnlyWithAWarningWhenRowsCannotBeFoundAgain() throws SQLException {
        statement.execute("CREATE TABLE other (a INTEGER)");
        statement.execute("CREATE VIEW v AS SELECT * FROM goods");
        for (String query : List.of(
                "SELECT name FROM goods",
                "SELECT id, UPPER(name) FROM goods",
                "SELECT DISTINCT id FROM goods",
                "SELECT id FROM goods GROUP BY id",
                "SELECT g.id, h.name FROM goods g JOIN goods h ON g.id = h.id",
                "SELECT id FROM goods UNION SELECT id FROM goods",
                "SELECT * FROM other",
                "SELECT * FROM v",
                "SELECT * FROM INFORMATION_SCHEMA.TABLES",
                "VALUES (1)")) {
            try (ResultSet rows = statement.executeQuery(query)) {
                assertThat(rows.getConcurrency()).as(query).isEqualTo(CONCUR_READ_ONLY);
                assertThat(statement.getWarnings().getMessage()).contains("read-only");
                state("HYC00", () -> rows.updateInt(1, 1));
                state("HYC00", rows::moveToInsertRow);
            }
        }
        for (String query : List.of(
                "SELECT id FROM goods WHERE name LIKE 'p%' FETCH FIRST 2 ROWS ONLY",
                "SELECT g.name AS n, g.id FROM PUBLIC.goods AS g WHERE id IN (SELECT id FROM goods) FOR UPDATE")) {
            try (ResultSet rows = statement.executeQuery(query)) {
                assertThat(rows.getConcurrency()).as(query).isEqualTo(CONCUR_UPDATABLE);
            }
        }
    }

    @Test
    void carriesTypesOfAllKinds() throws SQLException {
        UUID key = UUID.randomUUID();
        statement.execute("CREATE TABLE kinds (id UUID PRIMARY KEY, b BOOLEAN, t TIMESTAMP, z TIMESTAMP WITH TIME ZONE,"
                + " bin VARBINARY(10), big BIGINT, d DOUBLE)");
        try (ResultSet rows = statement.executeQuery("SELECT * FROM kinds")) {
            rows.moveToInsertRow();
            rows.updateObject(1, key);
            rows.updateBoolean(2, true);
            rows.updateTimestamp(3, Timestamp.valueOf("2026-01-02 03:04:05"));
            rows.updateTimestamp(4, new Timestamp(1_000));
            rows.updateBytes(5, new byte[] {7});
            rows.updateShort(6, (short) 6);
            rows.updateFloat(7, 0.5f);
            rows.insertRow();
        }
        try (ResultSet rows = statement.executeQuery("SELECT * FROM kinds")) {
            rows.next();
            assertThat(rows.getObject(1, UUID.class)).isEqualTo(key);
            assertThat(rows.getTimestamp(4)).isEqualTo(new Timestamp(1_000));
            assertThat(rows.getBytes(5)).containsExactly(7);
            rows.updateDouble(7, 2);
            rows.updateRow();
            assertThat(rows.getDouble(7)).isEqualTo(2);
            assertThat(rows.getTimestamp(3)).isEqualTo(Timestamp.valueOf("2026-01-02 03:04:05"));
        }
    }
}
