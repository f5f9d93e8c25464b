package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NonrelResultSetTest {

    private final Fixture fixture = new Fixture();

    private ResultSet one(TypeName type, @Nullable Object value) throws SQLException {
        fixture.column("q", type, value);
        ResultSet rows = fixture.connection.createStatement().executeQuery("q");
        assertThat(rows.next()).isTrue();
        return rows;
    }

    private ResultSet scrolling(Object... values) throws SQLException {
        fixture.column("q", TypeName.BIGINT, values);
        return fixture.connection
                .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
                .executeQuery("q");
    }

    @Test
    void readsNumbersThroughEveryGetter() throws SQLException {
        ResultSet rows = one(TypeName.INTEGER, 65L);
        assertThat(rows.getByte(1)).isEqualTo((byte) 65);
        assertThat(rows.getShort(1)).isEqualTo((short) 65);
        assertThat(rows.getInt("c")).isEqualTo(65);
        assertThat(rows.getLong("C")).isEqualTo(65);
        assertThat(rows.getFloat(1)).isEqualTo(65f);
        assertThat(rows.getDouble(1)).isEqualTo(65.0);
        assertThat(rows.getBigDecimal(1)).isEqualTo(BigDecimal.valueOf(65));
        assertThat(rows.getString(1)).isEqualTo("65");
        assertThat(rows.getBoolean(1)).isTrue();
        assertThat(rows.getObject(1)).isEqualTo(65);
        assertThat(rows.getObject("c", Long.class)).isEqualTo(65L);
        assertThat(rows.wasNull()).isFalse();
        assertThatThrownBy(() -> rows.getDate(1))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("07006"));
        assertThatThrownBy(() -> one(TypeName.BIGINT, 1L << 40).getInt(1))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22003"));
        assertThatThrownBy(() -> one(TypeName.VARCHAR, "many").getInt(1))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
    }

    @Test
    void readsDatesAndTimes() throws SQLException {
        ResultSet rows = one(TypeName.TIMESTAMP, LocalDateTime.parse("2026-01-02T03:04:05.6"));
        assertThat(rows.getTimestamp(1)).hasToString("2026-01-02 03:04:05.6");
        assertThat(rows.getDate(1)).hasToString("2026-01-02");
        assertThat(rows.getTime(1)).hasToString("03:04:05");
        assertThat(rows.getObject(1, LocalDate.class)).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(rows.getObject(1, LocalTime.class)).isEqualTo(LocalTime.parse("03:04:05.6"));
        assertThat(rows.getObject(1, OffsetDateTime.class)).isEqualTo("2026-01-02T03:04:05.6Z");
        ResultSet instant = one(TypeName.TIMESTAMP_WITH_TIME_ZONE, Instant.EPOCH);
        assertThat(instant.getObject(1)).isEqualTo(OffsetDateTime.parse("1970-01-01T00:00:00Z"));
        assertThat(instant.getTimestamp(1).getTime()).isZero();
        assertThat(instant.getObject(1, Instant.class)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void readsTextBytesAndLargeObjects() throws Exception {
        ResultSet text = one(TypeName.CLOB, "größer");
        Clob clob = (Clob) text.getObject(1);
        assertThat(clob.getSubString(1, 3)).isEqualTo("grö");
        assertThat(text.getClob(1).length()).isEqualTo(6);
        assertThat(text.getCharacterStream(1).read()).isEqualTo('g');
        assertThat(text.getBytes(1)).isEqualTo("größer".getBytes(StandardCharsets.UTF_8));
        byte[] stored = {1, 2};
        ResultSet bytes = one(TypeName.BLOB, stored);
        assertThat(((Blob) bytes.getObject(1)).getBytes(1, 9)).isEqualTo(stored);
        assertThat(bytes.getBytes(1)).isEqualTo(stored).isNotSameAs(stored);
        assertThat(bytes.getBinaryStream(1).readAllBytes()).isEqualTo(stored);
        UUID uuid = UUID.randomUUID();
        ResultSet id = one(TypeName.UUID, uuid);
        assertThat(id.getObject(1)).isEqualTo(uuid);
        assertThat(id.getObject(1, UUID.class)).isEqualTo(uuid);
        assertThat(id.getString(1)).isEqualTo(uuid.toString());
        assertThat(id.getBytes(1)).hasSize(16);
    }

    @Test
    void givesNullAndSaysSo() throws SQLException {
        ResultSet rows = one(TypeName.INTEGER, null);
        assertThat(rows.getInt(1)).isZero();
        assertThat(rows.wasNull()).isTrue();
        assertThat(rows.getBoolean(1)).isFalse();
        assertThat(rows.getString(1)).isNull();
        assertThat(rows.getObject(1)).isNull();
        assertThat(rows.getObject(1, LocalDate.class)).isNull();
        assertThat(rows.getBlob(1)).isNull();
        assertThat(rows.getTimestamp(1)).isNull();
        assertThat(rows.getBinaryStream(1)).isNull();
    }

    @Test
    void findsColumnsByExactCaseFirst() throws SQLException {
        FakeSession.Answer answer = fixture.session.answer("q");
        ColumnType type = ColumnType.of(TypeName.BIGINT);
        answer.columns = List.of(
                ColumnDescriptor.computed("ID", type, true),
                ColumnDescriptor.computed("id", type, true),
                ColumnDescriptor.computed("id", type, true));
        ResultSet rows = fixture.connection.createStatement().executeQuery("q");
        assertThat(rows.findColumn("id")).isEqualTo(2);
        assertThat(rows.findColumn("ID")).isEqualTo(1);
        assertThat(rows.findColumn("iD")).isEqualTo(1);
        assertThatThrownBy(() -> rows.findColumn("name"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("07009"))
                .hasMessageContaining("ID, id, id");
        assertThatThrownBy(() -> rows.findColumn(null)).isInstanceOf(SQLException.class);
    }

    @Test
    void refusesReadsWithoutARow() throws SQLException {
        fixture.column("q", TypeName.BIGINT, 1L);
        ResultSet rows = fixture.connection.createStatement().executeQuery("q");
        assertThatThrownBy(() -> rows.getInt(1))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("24000"));
        rows.next();
        assertThatThrownBy(() -> rows.getInt(0))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("07009"));
        assertThatThrownBy(() -> rows.getInt(2)).isInstanceOf(SQLException.class);
        assertThat(rows.next()).isFalse();
        assertThat(rows.next()).isFalse();
        assertThatThrownBy(() -> rows.getInt(1)).isInstanceOf(SQLException.class);
        rows.close();
        assertThatThrownBy(() -> rows.getInt(1))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("HY010"));
    }

    @Test
    void streamsForwardAndKnowsWhereItIs() throws SQLException {
        fixture.column("q", TypeName.BIGINT, 1L, 2L);
        ResultSet rows = fixture.connection.createStatement().executeQuery("q");
        assertThat(rows.isBeforeFirst()).isTrue();
        rows.next();
        assertThat(rows.isFirst()).isTrue();
        assertThat(rows.isLast()).isFalse();
        assertThat(rows.getLong(1)).isEqualTo(1);
        rows.next();
        assertThat(rows.isLast()).isTrue();
        assertThat(rows.getRow()).isEqualTo(2);
        assertThat(rows.next()).isFalse();
        assertThat(rows.isAfterLast()).isTrue();
        assertThatThrownBy(rows::previous).hasMessageContaining("TYPE_SCROLL_INSENSITIVE");
        assertThatThrownBy(() -> rows.setFetchDirection(ResultSet.FETCH_REVERSE))
                .isInstanceOf(SQLException.class);
        fixture.column("q", TypeName.BIGINT);
        ResultSet none = fixture.connection.createStatement().executeQuery("q");
        assertThat(none.isBeforeFirst()).isFalse();
        assertThat(none.next()).isFalse();
        assertThat(none.isAfterLast()).isFalse();
    }

    @Test
    void scrolls() throws SQLException {
        ResultSet rows = scrolling(1L, 2L, 3L, 4L);
        assertThat(rows.last()).isTrue();
        assertThat(rows.getRow()).isEqualTo(4);
        assertThat(rows.getLong(1)).isEqualTo(4);
        assertThat(rows.previous()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(3);
        assertThat(rows.relative(-2)).isTrue();
        assertThat(rows.isFirst()).isTrue();
        assertThat(rows.previous()).isFalse();
        assertThat(rows.isBeforeFirst()).isTrue();
        assertThat(rows.absolute(-2)).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(3);
        assertThat(rows.absolute(9)).isFalse();
        assertThat(rows.isAfterLast()).isTrue();
        assertThat(rows.previous()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(4);
        rows.beforeFirst();
        assertThat(rows.next()).isTrue();
        rows.afterLast();
        assertThat(rows.isAfterLast()).isTrue();
        assertThat(rows.first()).isTrue();
        assertThat(rows.absolute(-9)).isFalse();
        assertThat(rows.isBeforeFirst()).isTrue();
        assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
    }

    @Test
    void limitsWhatAScrollableResultHolds() throws SQLException {
        ResultSet rows = scrolling(LongStream.range(0, 101).boxed().toArray());
        assertThat(rows.absolute(100)).isTrue();
        assertThatThrownBy(rows::next)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54N01"))
                .hasMessageContaining("nonrel.maxRowsInMemory=100");
    }

    @Test
    void refusesUpdates() throws SQLException {
        ResultSet rows = one(TypeName.INTEGER, 1L);
        assertThatThrownBy(() -> rows.updateInt(1, 2))
                .isInstanceOfSatisfying(SQLFeatureNotSupportedException.class, e -> assertThat(e.getSQLState())
                        .isEqualTo("HYC00"));
        assertThatThrownBy(() -> rows.updateString("c", "x")).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(rows::insertRow).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThat(rows.rowUpdated()).isFalse();
    }

    @Test
    void describesItsColumns() throws SQLException {
        FakeSession.Answer answer = fixture.session.answer("q");
        answer.columns = List.of(
                new ColumnDescriptor(
                        "Total", new ColumnType(TypeName.DECIMAL, 12, 2), false, "PUBLIC", "SALES", "AMOUNT", true),
                ColumnDescriptor.computed("X", ColumnType.of(TypeName.VARCHAR), true));
        ResultSetMetaData columns =
                fixture.connection.createStatement().executeQuery("q").getMetaData();
        assertThat(columns.getColumnCount()).isEqualTo(2);
        assertThat(columns.getColumnLabel(1)).isEqualTo("Total");
        assertThat(columns.getColumnName(1)).isEqualTo("AMOUNT");
        assertThat(columns.getTableName(1)).isEqualTo("SALES");
        assertThat(columns.getSchemaName(1)).isEqualTo("PUBLIC");
        assertThat(columns.getColumnType(1)).isEqualTo(Types.DECIMAL);
        assertThat(columns.getColumnTypeName(1)).isEqualTo("DECIMAL");
        assertThat(columns.getColumnClassName(1)).isEqualTo("java.math.BigDecimal");
        assertThat(columns.getPrecision(1)).isEqualTo(12);
        assertThat(columns.getScale(1)).isEqualTo(2);
        assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNoNulls);
        assertThat(columns.isSigned(1)).isTrue();
        assertThat(columns.isAutoIncrement(1)).isTrue();
        assertThat(columns.getTableName(2)).isEmpty();
        assertThat(columns.getPrecision(2)).isPositive();
        assertThatThrownBy(() -> columns.getColumnLabel(3)).isInstanceOf(SQLException.class);
    }

    @Test
    void readsTextAsUrl() throws SQLException {
        ResultSet rows = one(TypeName.VARCHAR, "https://example.org/a");
        assertThat(rows.getURL(1).getHost()).isEqualTo("example.org");
        assertThat(rows.getObject("C", java.net.URL.class).getPath()).isEqualTo("/a");
        assertThatThrownBy(() -> one(TypeName.VARCHAR, "no url").getURL(1))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
    }
}
