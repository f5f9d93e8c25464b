package io.nonrel.jdbc.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ConversionTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(NonrelException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void cutsFractionsOffAndRefusesWhatDoesNotFit() {
        assertThat(NumberConversion.toLong(new BigDecimal("-2.9"))).isEqualTo(-2);
        assertThat(NumberConversion.toInt(" 12.5 ")).isEqualTo(12);
        assertThat(NumberConversion.toLong(-0x1p63)).isEqualTo(Long.MIN_VALUE);
        refused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> NumberConversion.toLong(0x1p63));
        refused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> NumberConversion.toLong(Double.NaN));
        refused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> NumberConversion.toInt(1L << 31));
        refused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> NumberConversion.toShort(1L << 15));
        refused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> NumberConversion.toByte(128L));
        refused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> NumberConversion.toFloat(1e300));
        refused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> NumberConversion.toBigInteger("1e999999999"));
        refused(ErrorCode.INVALID_CAST, () -> NumberConversion.toLong("many"));
        refused(ErrorCode.INVALID_PARAMETER, () -> NumberConversion.toLong(LocalDate.EPOCH));
    }

    @Test
    void readsTruth() {
        assertThat(NumberConversion.toBoolean("Yes")).isTrue();
        assertThat(NumberConversion.toBoolean("0")).isFalse();
        assertThat(NumberConversion.toBoolean(new BigDecimal("0.1"))).isTrue();
        refused(ErrorCode.INVALID_CAST, () -> NumberConversion.toBoolean("perhaps"));
    }

    @Test
    void readsDatesFromText() {
        assertThat(TemporalConversion.toLocalDateTime("2026-01-02 03:04:05.123456789", UTC))
                .isEqualTo(LocalDateTime.parse("2026-01-02T03:04:05.123456789"));
        assertThat(TemporalConversion.toLocalDateTime("2026-01-02t03:04", UTC))
                .isEqualTo(LocalDateTime.parse("2026-01-02T03:04"));
        assertThat(TemporalConversion.toInstant("2026-01-02T03:04:05+01:00", TOKYO))
                .isEqualTo(Instant.parse("2026-01-02T02:04:05Z"));
        assertThat(TemporalConversion.toInstant("2026-01-02 09:00:00", TOKYO))
                .isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(TemporalConversion.toLocalDate("2026-01-02", UTC)).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(TemporalConversion.toLocalTime("03:04:05", UTC)).isEqualTo(LocalTime.of(3, 4, 5));
        refused(ErrorCode.INVALID_DATETIME, () -> TemporalConversion.toLocalDate("2026-02-30", UTC));
        refused(ErrorCode.INVALID_DATETIME, () -> TemporalConversion.toLocalDateTime("soon", UTC));
    }

    @Test
    void movesNoDateThroughTheJvmsTimeZone() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : new String[] {"Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                LocalDate date = LocalDate.of(2026, 3, 29);
                assertThat(LegacyTemporal.toDate(date, UTC, null)).hasToString("2026-03-29");
                assertThat(LegacyTemporal.toLocalDate(java.sql.Date.valueOf(date), null))
                        .isEqualTo(date);
                assertThat(LegacyTemporal.toTimestamp(LocalDateTime.parse("2026-01-02T03:04:05"), UTC, null))
                        .hasToString("2026-01-02 03:04:05.0");
                LocalTime time = LocalTime.of(23, 59, 59, 123_000_000);
                assertThat(LegacyTemporal.toLocalTime(LegacyTemporal.toTime(time, UTC, null), null))
                        .isEqualTo(time);
                assertThat(LegacyTemporal.toTimestamp(Instant.EPOCH, TOKYO, null)
                                .getTime())
                        .isZero();
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void readsWallClocksInTheCalendarsZone() {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone(TOKYO), Locale.ROOT);
        LocalDateTime wallClock = LocalDateTime.of(2026, 1, 1, 9, 0);
        Timestamp timestamp = LegacyTemporal.toTimestamp(wallClock, UTC, tokyo);
        assertThat(timestamp.toInstant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(LegacyTemporal.toLocalDateTime(timestamp, tokyo)).isEqualTo(wallClock);
    }

    @Test
    void givesObjectsOfTheClassesThatJdbcNames() {
        assertThat(ObjectConversion.toDefault(5L, ColumnType.of(TypeName.SMALLINT), UTC))
                .isEqualTo(5);
        assertThat(ObjectConversion.toDefault(5L, ColumnType.of(TypeName.BIGINT), UTC))
                .isEqualTo(5L);
        assertThat(ObjectConversion.toDefault(0.5, ColumnType.of(TypeName.REAL), UTC))
                .isEqualTo(0.5f);
        assertThat(ObjectConversion.toDefault(Instant.EPOCH, ColumnType.of(TypeName.TIMESTAMP_WITH_TIME_ZONE), TOKYO))
                .isEqualTo(OffsetDateTime.parse("1970-01-01T09:00:00+09:00"));
        assertThat(ObjectConversion.toDefault(14L, ColumnType.of(TypeName.INTERVAL_YEAR_MONTH), UTC))
                .isEqualTo(Period.of(1, 2, 0));
        assertThat(ObjectConversion.toDefault(7L, ColumnType.of(TypeName.INTERVAL_DAY_TIME), UTC))
                .isEqualTo(Duration.ofNanos(7));
        for (JdbcType type : JdbcType.values()) {
            assertThat(type.javaClass()).as(type.name()).isNotNull();
            assertThat(JdbcType.precision(ColumnType.of(type.typeName()))).isPositive();
            assertThat(JdbcType.displaySize(ColumnType.of(type.typeName()))).isPositive();
        }
    }

    @Test
    void givesObjectsOfTheClassThatIsAskedFor() {
        UUID uuid = UUID.fromString("00000000-0000-0001-0000-000000000002");
        assertThat(ObjectConversion.toClass(uuid.toString(), ColumnType.of(TypeName.VARCHAR), UUID.class, UTC))
                .isEqualTo(uuid);
        assertThat(ObjectConversion.toClass(
                        BinaryConversion.toBytes(uuid), ColumnType.of(TypeName.BINARY), UUID.class, UTC))
                .isEqualTo(uuid);
        assertThat(ObjectConversion.toClass(5L, ColumnType.of(TypeName.INTEGER), BigInteger.class, UTC))
                .isEqualTo(BigInteger.valueOf(5));
        assertThat(ObjectConversion.toClass(5L, ColumnType.of(TypeName.INTEGER), Object.class, UTC))
                .isEqualTo(5);
        assertThat(ObjectConversion.toClass(5L, ColumnType.of(TypeName.INTEGER), Number.class, UTC))
                .isEqualTo(5);
        refused(
                ErrorCode.INVALID_PARAMETER,
                () -> ObjectConversion.toClass(5L, ColumnType.of(TypeName.INTEGER), Thread.class, UTC));
        refused(
                ErrorCode.INVALID_PARAMETER,
                () -> ObjectConversion.toClass(5L, ColumnType.of(TypeName.INTEGER), LocalDate.class, UTC));
    }

    @Test
    void convertsToTheTargetOfSetObject() throws Exception {
        assertThat(TargetConversion.convert("5", Types.INTEGER, -1, UTC)).isEqualTo(5);
        assertThat(TargetConversion.convert(5L, Types.VARCHAR, -1, UTC)).isEqualTo("5");
        assertThat(TargetConversion.convert("1.25", Types.DECIMAL, 1, UTC)).isEqualTo(new BigDecimal("1.3"));
        assertThat(TargetConversion.convert("2026-01-02", Types.DATE, -1, UTC)).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(TargetConversion.convert(LocalDateTime.of(2026, 1, 2, 9, 0), 2014, -1, TOKYO))
                .isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(TargetConversion.convert(null, Types.DATE, -1, UTC)).isNull();
        refused(ErrorCode.INVALID_PARAMETER, () -> RuntimeValue.of(Thread.currentThread(), TypeName.OTHER));
    }

    @Test
    void countsPrecisionAsJdbcDoes() {
        assertThat(JdbcType.precision(ColumnType.of(TypeName.TIMESTAMP, 0))).isEqualTo(19);
        assertThat(JdbcType.precision(ColumnType.of(TypeName.TIMESTAMP, 3))).isEqualTo(23);
        assertThat(JdbcType.precision(ColumnType.of(TypeName.VARCHAR, 20))).isEqualTo(20);
        assertThat(JdbcType.precision(new ColumnType(TypeName.DECIMAL, 12, 2))).isEqualTo(12);
        assertThat(JdbcType.scale(new ColumnType(TypeName.DECIMAL, 12, 2))).isEqualTo(2);
    }

    @Test
    void cutsTextsAndBytesToAMaximumSize() {
        assertThat(FieldSize.limited("abc", TypeName.VARCHAR, 2)).isEqualTo("ab");
        assertThat(FieldSize.limited("abc", TypeName.VARCHAR, 3)).isEqualTo("abc");
        assertThat(FieldSize.limited("äb", TypeName.CHAR, 2)).isEqualTo("ä");
        assertThat(FieldSize.limited("a\uD83D\uDE00b", TypeName.CHAR, 4)).isEqualTo("a");
        assertThat(FieldSize.limited("a\uD83D\uDE00b", TypeName.CHAR, 5)).isEqualTo("a\uD83D\uDE00");
        assertThat(FieldSize.limited(new byte[] {1, 2, 3}, TypeName.VARBINARY, 2))
                .isEqualTo(new byte[] {1, 2});
        assertThat(FieldSize.limited("abc", TypeName.CLOB, 2)).isEqualTo("abc");
        assertThat(FieldSize.limited(12345L, TypeName.BIGINT, 2)).isEqualTo(12345L);
    }
}
