package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.engine.Prepared;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NonrelPreparedStatementTest {

    private final Fixture fixture = new Fixture();
    private final Connection connection = fixture.connection;
    private final FakeSession.Answer write = fixture.session.answer("w");

    private PreparedStatement prepare(TypeName... types) throws SQLException {
        write.kind = Prepared.Kind.WRITE;
        write.count = 1;
        write.parameters = Fixture.parameters(types);
        return connection.prepareStatement("w");
    }

    private interface Setter {
        void set(PreparedStatement statement) throws SQLException;
    }

    private @Nullable Object bound(TypeName type, Setter setter) throws SQLException {
        PreparedStatement statement = prepare(type);
        setter.set(statement);
        statement.executeUpdate();
        return write.bound.get(write.bound.size() - 1)[0];
    }

    @Test
    void bindsNumbersAsRuntimeValues() throws SQLException {
        assertThat(bound(TypeName.BIGINT, s -> s.setByte(1, (byte) 1))).isEqualTo((byte) 1);
        assertThat(bound(TypeName.BIGINT, s -> s.setShort(1, (short) 2))).isEqualTo((short) 2);
        assertThat(bound(TypeName.BIGINT, s -> s.setInt(1, 3))).isEqualTo(3);
        assertThat(bound(TypeName.BIGINT, s -> s.setLong(1, 4))).isEqualTo(4L);
        assertThat(bound(TypeName.DOUBLE, s -> s.setFloat(1, 0.5f))).isEqualTo(0.5f);
        assertThat(bound(TypeName.DOUBLE, s -> s.setDouble(1, 0.25))).isEqualTo(0.25);
        assertThat(bound(TypeName.DECIMAL, s -> s.setBigDecimal(1, BigDecimal.TEN)))
                .isEqualTo(BigDecimal.TEN);
        assertThat(bound(TypeName.DECIMAL, s -> s.setObject(1, BigInteger.TWO))).isEqualTo(BigInteger.TWO);
        assertThat(bound(TypeName.BOOLEAN, s -> s.setBoolean(1, true))).isEqualTo(true);
        assertThat(bound(TypeName.INTEGER, s -> s.setObject(1, "7", Types.INTEGER)))
                .isEqualTo(7);
        assertThat(bound(TypeName.INTEGER, s -> s.setObject(1, "7", JDBCType.BIGINT)))
                .isEqualTo(7L);
        assertThat(bound(TypeName.DECIMAL, s -> s.setObject(1, 1.26, Types.DECIMAL, 1)))
                .isEqualTo(new BigDecimal("1.3"));
        assertThat(bound(TypeName.INTEGER, s -> s.setString(1, "7"))).isEqualTo("7");
    }

    @Test
    void bindsDatesAndTimes() throws SQLException {
        LocalDateTime wallClock = LocalDateTime.parse("2026-01-02T03:04:05.000000006");
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
        Timestamp epoch = Timestamp.from(Instant.EPOCH);
        assertThat(bound(TypeName.DATE, s -> s.setDate(1, Date.valueOf("2026-01-02"))))
                .isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(bound(TypeName.TIME, s -> s.setTime(1, Time.valueOf("03:04:05"))))
                .isEqualTo(LocalTime.of(3, 4, 5));
        assertThat(bound(TypeName.TIMESTAMP, s -> s.setTimestamp(1, Timestamp.valueOf(wallClock))))
                .isEqualTo(wallClock);
        assertThat(bound(TypeName.TIMESTAMP, s -> s.setTimestamp(1, epoch, tokyo)))
                .isEqualTo(LocalDateTime.of(1970, 1, 1, 9, 0));
        assertThat(bound(TypeName.TIMESTAMP_WITH_TIME_ZONE, s -> s.setTimestamp(1, epoch)))
                .isEqualTo(Instant.EPOCH);
        assertThat(bound(TypeName.TIMESTAMP_WITH_TIME_ZONE, s -> s.setObject(1, epoch)))
                .isEqualTo(Instant.EPOCH);
        assertThat(bound(
                        TypeName.TIMESTAMP_WITH_TIME_ZONE,
                        s -> s.setObject(
                                1, Instant.EPOCH.atOffset(ZoneOffset.ofHours(2)), Types.TIMESTAMP_WITH_TIMEZONE)))
                .isEqualTo(Instant.EPOCH);
        assertThat(bound(TypeName.DATE, s -> s.setObject(1, LocalDate.EPOCH, Types.DATE)))
                .isEqualTo(LocalDate.EPOCH);
    }

    @Test
    void bindsTextBytesAndStreams() throws SQLException {
        byte[] bytes = {1, 2, 3};
        UUID uuid = UUID.randomUUID();
        assertThat(bound(TypeName.BINARY, s -> s.setBytes(1, bytes)))
                .isEqualTo(bytes)
                .isNotSameAs(bytes);
        assertThat(bound(TypeName.BINARY, s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes), 2)))
                .isEqualTo(new byte[] {1, 2});
        assertThat(bound(TypeName.CLOB, s -> s.setCharacterStream(1, new StringReader("abc"))))
                .isEqualTo("abc");
        assertThat(bound(TypeName.CLOB, s -> s.setClob(1, new StringReader("abc"), 2)))
                .isEqualTo("ab");
        assertThat(bound(TypeName.CLOB, s -> s.setAsciiStream(1, new ByteArrayInputStream(new byte[] {65}))))
                .isEqualTo("A");
        assertThat(bound(TypeName.UUID, s -> s.setObject(1, uuid))).isEqualTo(uuid);
        assertThat(bound(TypeName.VARCHAR, s -> s.setObject(1, 'x'))).isEqualTo("x");
        assertThat(bound(TypeName.BLOB, s -> {
                    var blob = s.getConnection().createBlob();
                    blob.setBytes(1, bytes);
                    s.setBlob(1, blob);
                }))
                .isEqualTo(bytes);
        assertThatThrownBy(() -> bound(TypeName.CLOB, s -> s.setClob(1, new StringReader("abc"), 9)))
                .hasMessageContaining("ended after 3 of 9");
    }

    @Test
    void bindsNullOfEveryType() throws SQLException {
        for (JDBCType type : JDBCType.values()) {
            assertThat(bound(TypeName.VARCHAR, s -> s.setNull(1, type.getVendorTypeNumber())))
                    .isNull();
            assertThat(bound(TypeName.VARCHAR, s -> s.setObject(1, null, type))).isNull();
        }
        assertThat(bound(TypeName.VARCHAR, s -> s.setObject(1, null))).isNull();
        assertThat(bound(TypeName.VARCHAR, s -> s.setTimestamp(1, null))).isNull();
        assertThat(bound(TypeName.VARCHAR, s -> s.setNull(1, Types.OTHER, "any")))
                .isNull();
    }

    @Test
    void refusesWhatCannotBeAParameter() throws SQLException {
        PreparedStatement statement = prepare(TypeName.VARCHAR);
        for (int index : new int[] {0, 2, -1}) {
            assertThatThrownBy(() -> statement.setInt(index, 1))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("07009"));
        }
        assertThatThrownBy(() -> statement.setObject(1, Thread.currentThread()))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("07006"));
        assertThatThrownBy(() -> statement.setRef(1, null)).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(statement::executeUpdate)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("07001"))
                .hasMessageContaining("Parameter 1 of 1");
        statement.setInt(1, 1);
        statement.clearParameters();
        assertThatThrownBy(statement::executeUpdate).hasMessageContaining("Parameter 1 of 1");
        assertThatThrownBy(() -> statement.executeQuery("x")).hasMessageContaining("takes no other SQL");
        assertThatThrownBy(() -> statement.executeUpdate("x", Statement.RETURN_GENERATED_KEYS))
                .hasMessageContaining("takes no other SQL");
        assertThatThrownBy(() -> statement.addBatch("x")).hasMessageContaining("takes no other SQL");
    }

    @Test
    void runsBatches() throws SQLException {
        PreparedStatement statement = prepare(TypeName.INTEGER);
        for (int i = 0; i < 3; i++) {
            statement.setInt(1, i);
            statement.addBatch();
        }
        assertThat(statement.executeBatch()).containsExactly(1, 1, 1);
        assertThat(write.bound).extracting(values -> values[0]).containsExactly(0, 1, 2);
        assertThat(statement.executeBatch()).isEmpty();
    }

    @Test
    void saysOfAFailedBatchThatNothingWasDone() throws SQLException {
        PreparedStatement statement = prepare(TypeName.INTEGER);
        statement.setInt(1, 1);
        statement.addBatch();
        statement.addBatch();
        write.failure = ErrorCode.UNIQUE_VIOLATION.error("PK_T").with("position", 1);
        assertThatThrownBy(statement::executeBatch).isInstanceOfSatisfying(BatchUpdateException.class, e -> {
            assertThat(e.getUpdateCounts()).containsExactly(Statement.EXECUTE_FAILED, Statement.EXECUTE_FAILED);
            assertThat(e.getMessage()).startsWith("Parameter set 2 of 2 failed, nothing of the batch was done");
            assertThat(e.getSQLState()).isEqualTo("23505");
            assertThat(e.getNextException().getSQLState()).isEqualTo("23505");
        });
    }

    @Test
    void describesParametersAndColumns() throws SQLException {
        ParameterMetaData parameters =
                prepare(TypeName.INTEGER, TypeName.TIMESTAMP).getParameterMetaData();
        assertThat(parameters.getParameterCount()).isEqualTo(2);
        assertThat(parameters.getParameterType(1)).isEqualTo(Types.INTEGER);
        assertThat(parameters.getParameterClassName(2)).isEqualTo("java.sql.Timestamp");
        assertThat(parameters.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
        assertThatThrownBy(() -> parameters.getParameterType(3)).isInstanceOf(SQLException.class);
        assertThat(prepare().getMetaData()).isNull();
        fixture.column("q", TypeName.VARCHAR);
        PreparedStatement query = connection.prepareStatement("q");
        assertThat(query.getMetaData().getColumnLabel(1)).isEqualTo("C");
        assertThat(query.isPoolable()).isTrue();
    }

    @Test
    void keepsTheColumnsOfOneStatement() throws SQLException {
        fixture.column("q", TypeName.VARCHAR, "a");
        PreparedStatement query = connection.prepareStatement("q");
        ResultColumns first = ((NonrelResultSet) query.executeQuery()).columns;
        ResultColumns second = ((NonrelResultSet) query.executeQuery()).columns;
        assertThat(second).isSameAs(first);
    }
}
