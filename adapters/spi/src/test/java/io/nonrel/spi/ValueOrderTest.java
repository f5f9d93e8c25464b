package io.nonrel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ValueOrderTest {

    /** Every kind, and numbers of every class, from smallest to greatest; values of one list are the same. */
    private static final List<List<Object>> ASCENDING = List.of(
            List.of(false),
            List.of(true),
            List.of(Double.NEGATIVE_INFINITY),
            List.of(new BigDecimal("-1e400")),
            List.of(-Double.MAX_VALUE, new BigDecimal(-Double.MAX_VALUE)),
            List.of(Long.MIN_VALUE, BigDecimal.valueOf(Long.MIN_VALUE), (double) Long.MIN_VALUE),
            List.of(-1L, -1.0, new BigDecimal("-1.00")),
            List.of(0L, 0.0, -0.0, BigDecimal.ZERO, new BigDecimal("0.000"), new BigDecimal("0E+9")),
            List.of(new BigDecimal("0.1")),
            List.of(0.1, new BigDecimal("0.1000000000000000055511151231257827021181583404541015625")),
            List.of(0.5, new BigDecimal("0.50")),
            List.of(10L, 10.0, new BigDecimal("1E+1")),
            List.of(9007199254740992L, 9007199254740992.0),
            List.of(9007199254740993L, new BigDecimal("9007199254740993.0")),
            List.of(1_000_000_000_000_000_000L, 1e18, new BigDecimal("1E+18")),
            List.of(1_234_567_890_123_456_789L, new BigDecimal("1234567890123456789")),
            List.of(Long.MAX_VALUE, BigDecimal.valueOf(Long.MAX_VALUE)),
            List.of(0x1p63, new BigDecimal("9223372036854775808")),
            List.of(new BigDecimal("1e19"), 1e19),
            List.of(new BigDecimal("1e400")),
            List.of(Double.POSITIVE_INFINITY),
            List.of(Double.NaN),
            List.of(""),
            List.of("a"),
            List.of("aa"),
            List.of("b"),
            List.of("\uD7FF"),
            List.of("\uE000"),
            List.of("\uFFFF"),
            List.of("\uD83D\uDE00"),
            List.of("\uD83D\uDE00a"),
            List.of("\uD83D\uDE01"),
            List.of(new byte[0], new byte[0]),
            List.of(new byte[] {1}),
            List.of(new byte[] {1, 0}),
            List.of(new byte[] {-1}),
            List.of(LocalDate.of(1999, 12, 31)),
            List.of(LocalDate.of(2000, 1, 1)),
            List.of(LocalTime.MIDNIGHT),
            List.of(LocalTime.NOON),
            List.of(LocalDateTime.of(2000, 1, 1, 0, 0)),
            List.of(LocalDateTime.of(2000, 1, 1, 0, 0, 0, 1)),
            List.of(Instant.EPOCH),
            List.of(Instant.EPOCH.plusNanos(1)),
            List.of(new UUID(1, -1)),
            List.of(new UUID(2, 0)),
            List.of(new UUID(-1, 0)),
            List.of(List.of()),
            List.of(Collections.singletonList(null)),
            List.of(List.of(1L), List.of(1.0)),
            List.of(List.of(1L, "a"), Arrays.asList(new BigDecimal("1.0"), "a")),
            List.of(List.of("a")),
            List.of(List.of(List.of())));

    @Test
    void ordersAllValuesAsListed() {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int k = 0; k < ASCENDING.size(); k++) {
                for (Object a : ASCENDING.get(i)) {
                    for (Object b : ASCENDING.get(k)) {
                        assertThat(Integer.signum(ValueOrder.compare(a, b)))
                                .as("%s and %s", a, b)
                                .isEqualTo(Integer.compare(i, k));
                    }
                }
            }
        }
    }

    @Test
    void hashesTheSameValuesAlike() {
        for (List<Object> same : ASCENDING) {
            for (Object value : same) {
                assertThat(ValueOrder.hash(value))
                        .as("%s %s", value.getClass(), value)
                        .isEqualTo(ValueOrder.hash(same.get(0)));
                assertThat(ValueOrder.same(value, same.get(0))).isTrue();
            }
        }
    }

    @Test
    void comparesValuesOfOneKindOnly() {
        assertThat(ValueOrder.comparable(1L, 1.5)).isTrue();
        assertThat(ValueOrder.comparable(new BigDecimal("1"), 1L)).isTrue();
        assertThat(ValueOrder.comparable("1", 1L)).isFalse();
        assertThat(ValueOrder.comparable(LocalDate.EPOCH, LocalDate.EPOCH.atStartOfDay()))
                .isFalse();
    }

    @Test
    void putsNullFirstAndMakesItTheSameAsItself() {
        assertThat(ValueOrder.NULLS_FIRST.compare(null, false)).isNegative();
        assertThat(ValueOrder.NULLS_FIRST.compare(false, null)).isPositive();
        assertThat(ValueOrder.same(null, null)).isTrue();
        assertThat(ValueOrder.hash(null)).isEqualTo(ValueOrder.hash(null));
    }

    @Test
    void ordersStringsAsTheirUtf8Bytes() {
        List<String> texts = List.of(
                "",
                "a",
                "z\u0000",
                "z",
                "\u007F",
                "\u0080",
                "\u07FF",
                "\u0800",
                "\uFFFD",
                "\uD800\uDC00",
                "\uDBFF\uDFFF");
        for (String a : texts) {
            for (String b : texts) {
                int bytes = java.util.Arrays.compareUnsigned(
                        a.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        b.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                assertThat(Integer.signum(ValueOrder.compareCodePoints(a, b))).isEqualTo(Integer.signum(bytes));
            }
        }
    }
}
