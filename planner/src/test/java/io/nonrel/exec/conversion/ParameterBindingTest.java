package io.nonrel.exec.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.exec.Environment;
import io.nonrel.exec.Sequences;
import io.nonrel.exec.conversion.ParameterBinding.Bound;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParameterBindingTest {

    static final Environment ENVIRONMENT = new Environment(
            Instant.parse("2024-03-15T12:00:00Z"), ZoneId.of("Europe/Berlin"), "ada", "PUBLIC", "db", new Sequences() {
                @Override
                public long next(String schema, String sequence) {
                    throw new AssertionError();
                }

                @Override
                public long current(String schema, String sequence) {
                    throw new AssertionError();
                }
            });

    @Test
    void javaNumbersBecomeTheRunTimeClassOfTheType() {
        assertThat(bound((byte) 1, TypeName.INTEGER)).isEqualTo(1L);
        assertThat(bound((short) 1, TypeName.BIGINT)).isEqualTo(1L);
        assertThat(bound(1, TypeName.DOUBLE)).isEqualTo(1.0);
        assertThat(bound(2.0, TypeName.INTEGER)).isEqualTo(2L);
        assertThat(bound(new BigDecimal("3.00"), TypeName.SMALLINT)).isEqualTo(3L);
        assertThat(bound(BigInteger.TEN, TypeName.BIGINT)).isEqualTo(10L);
        assertThat(bound(0.5f, TypeName.REAL)).isEqualTo(0.5);
        assertThat(bind(0.1, new ColumnType(TypeName.DECIMAL, 10, 2)))
                .isEqualTo(new Bound(new BigDecimal("0.10"), true));
        assertThat(bound(1, TypeName.BOOLEAN)).isEqualTo(true);
        assertThat(bound(7, TypeName.VARCHAR)).isEqualTo("7");
    }

    @Test
    void whatTheTypeDoesNotHaveIsNotRounded() {
        for (Object value : new Object[] {1.5, new BigDecimal("1.5"), 1e30, Double.NaN, 3_000_000_000L, "1e99"}) {
            assertThat(bind(value, ColumnType.of(TypeName.INTEGER)))
                    .as("%s", value)
                    .isEqualTo(new Bound(null, false));
        }
        assertThat(bind(new BigDecimal("1.234"), new ColumnType(TypeName.DECIMAL, 10, 2))
                        .exact())
                .isFalse();
        assertThat(bind(0.1, ColumnType.of(TypeName.REAL)).exact()).isFalse();
        assertThat(bind(LocalDateTime.of(2024, 1, 1, 10, 0), ColumnType.of(TypeName.DATE))
                        .exact())
                .isFalse();
        assertThat(bind(2, ColumnType.of(TypeName.BOOLEAN)).exact()).isFalse();
    }

    @Test
    void textIsReadAsTheType() {
        assertThat(bound(" 42 ", TypeName.INTEGER)).isEqualTo(42L);
        assertThat(bound("2024-02-29", TypeName.DATE)).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(bound('t', TypeName.BOOLEAN)).isEqualTo(true);
        assertThat(bound("2024-07-01 12:00:00", TypeName.TIMESTAMP_WITH_TIME_ZONE))
                .isEqualTo(Instant.parse("2024-07-01T10:00:00Z"));
        assertError(ErrorCode.INVALID_CAST, "abc", TypeName.INTEGER);
        assertError(ErrorCode.INVALID_DATETIME, "tomorrow", TypeName.DATE);
    }

    @Test
    void longTextIsLeftToWhatAssignsIt() {
        assertThat(bind("abcdef", ColumnType.of(TypeName.VARCHAR, 3))).isEqualTo(new Bound("abcdef", true));
    }

    @Test
    void pointsInTimeKeepAllTheirDigits() {
        LocalDateTime precise = LocalDateTime.of(2024, 1, 1, 10, 0, 0, 123_456_789);
        assertThat(bind(precise, ColumnType.of(TypeName.TIMESTAMP, 3))).isEqualTo(new Bound(precise, true));
        assertThat(bound(LocalDate.of(2024, 1, 1), TypeName.TIMESTAMP)).isEqualTo(LocalDateTime.of(2024, 1, 1, 0, 0));
        assertThat(bound(OffsetDateTime.parse("2024-07-01T10:00:00Z"), TypeName.TIMESTAMP))
                .isEqualTo(LocalDateTime.of(2024, 7, 1, 12, 0));
        assertThat(bound(Duration.ofMinutes(1), TypeName.INTERVAL_DAY_TIME)).isEqualTo(TimeUnit.MINUTES.toNanos(1));
    }

    @Test
    void nullIsNull() {
        assertThat(bind(null, ColumnType.of(TypeName.INTEGER))).isEqualTo(new Bound(null, true));
    }

    @Test
    void classesThatAreNoValueAreRefusedByName() {
        assertError(ErrorCode.INVALID_PARAMETER, new Object(), TypeName.VARCHAR);
        assertError(ErrorCode.INVALID_PARAMETER, TimeUnit.DAYS, TypeName.VARCHAR);
        assertError(ErrorCode.INVALID_PARAMETER, LocalDate.EPOCH, TypeName.INTEGER);
        assertError(ErrorCode.INVALID_PARAMETER, LocalTime.NOON, TypeName.TIMESTAMP);
        assertThatThrownBy(() -> bound(TimeUnit.DAYS, TypeName.VARCHAR)).hasMessageContaining("bind its name()");
    }

    @Test
    void everyValueHasATypeOfItsOwn() {
        assertThat(ParameterBinding.typeOf(1)).isEqualTo(ColumnType.of(TypeName.INTEGER));
        assertThat(ParameterBinding.typeOf(1L)).isEqualTo(ColumnType.of(TypeName.BIGINT));
        assertThat(ParameterBinding.typeOf(new BigDecimal("1.50"))).isEqualTo(new ColumnType(TypeName.DECIMAL, 3, 2));
        assertThat(ParameterBinding.typeOf(new BigDecimal("1E3"))).isEqualTo(new ColumnType(TypeName.DECIMAL, 4, 0));
        assertThat(ParameterBinding.typeOf("x")).isEqualTo(ColumnType.of(TypeName.VARCHAR));
        assertThat(ParameterBinding.typeOf(UUID.randomUUID())).isEqualTo(ColumnType.of(TypeName.UUID));
        assertThatThrownBy(() -> ParameterBinding.typeOf(new BigDecimal("1E40")))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NUMBER_OUT_OF_RANGE));
    }

    private static Bound bind(@Nullable Object value, ColumnType type) {
        return ParameterBinding.bind(value, type, ENVIRONMENT);
    }

    private static @Nullable Object bound(Object value, TypeName type) {
        Bound bound = bind(value, ColumnType.of(type));
        assertThat(bound.exact()).as("%s as %s is exact", value, type).isTrue();
        return bound.value();
    }

    private static void assertError(ErrorCode code, Object value, TypeName type) {
        assertThatThrownBy(() -> bind(value, ColumnType.of(type)))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
