package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.ValueOrder;
import io.nonrel.spi.ValueType;
import io.nonrel.spi.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Values come back as they were written, and predicates find them. A value that the store can't hold exactly may come
 * back as another one, if the write says so by {@link NoticeCode#PRECISION_LOSS}. A decimal with more digits than the store
 * has may be refused with {@link ErrorCode#NUMBER_OUT_OF_RANGE} instead.
 */
interface ValueContract extends TestedStore {

    /** What is hard to keep, besides {@link Samples#values}. */
    private static List<Object> borders(ValueType type) {
        List<Object> values = new ArrayList<>(Samples.values(type));
        switch (type) {
            case INTEGER ->
                values.addAll(List.of(
                        2_147_483_648L,
                        -2_147_483_649L,
                        9_007_199_254_740_991L,
                        -9_007_199_254_740_993L,
                        Long.MAX_VALUE - 1));
            case DECIMAL ->
                values.addAll(List.of(
                        new BigDecimal("99999999999999999999999999999999999999"),
                        new BigDecimal("-99999999999999999999999999999999999999"),
                        new BigDecimal("0.00000000000000000000000000000000000001"),
                        new BigDecimal("0.30"),
                        new BigDecimal("9223372036854775808")));
            case DOUBLE ->
                values.addAll(List.of(
                        Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL, 0.1 + 0.2, 9_007_199_254_740_994.0));
            case STRING ->
                values.addAll(
                        List.of("x".repeat(1_000), "\t\r\n", "'\"\\", "\u00e9", "e\u0301", "\u05d0\u05d1", "\uE000"));
            case BINARY ->
                values.addAll(List.of(new byte[1_000], "text".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            case DATE -> values.addAll(List.of(LocalDate.of(1582, 10, 10), LocalDate.of(1900, 2, 28)));
            case TIME -> values.addAll(List.of(LocalTime.of(23, 59, 59, 999_999_999), LocalTime.of(0, 0, 0, 1)));
            case TIMESTAMP ->
                values.addAll(List.of(
                        LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999),
                        LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1_000)));
            case INSTANT -> values.addAll(List.of(Instant.parse("2024-02-29T23:59:59.999999999Z"), Instant.EPOCH));
            case UUID -> values.add(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
            case LIST -> values.add(Arrays.asList("a", null, 1L, 1.5, true, List.of("inner")));
            case BOOLEAN -> {
                // Both are there.
            }
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource
    default void valuesComeBackAndAreFound(ValueType type) {
        store().createCollection(definition("value", type));
        List<Object> values = borders(type);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            Meter meter = new Meter(10);
            @Nullable Object[] document = {(long) i, value};
            if (!takes(new Mutation.Insert("value", List.of("id", "v"), document), value, meter)) {
                continue;
            }
            Scan byKey = Scan.of("value", List.of("v")).withPredicate(Predicate.equal("id", (long) i));
            Object held = Calls.read(store(), byKey).get(0)[0];
            boolean announced = meter.notices().stream().anyMatch(n -> n.code() == NoticeCode.PRECISION_LOSS);
            if (!announced) {
                assertThat(Calls.text(held)).isEqualTo(Calls.text(value));
                isFound(i, value, values.subList(0, i + 1));
            } else {
                assertThat(held).isInstanceOf(type.javaClass());
            }
        }
    }

    private boolean takes(Mutation insert, Object value, Meter meter) {
        try {
            store().write(List.of(insert), meter);
            return true;
        } catch (NonrelException e) {
            assertThat(e.code()).as("refusal of %s", Operand.of(value)).isEqualTo(ErrorCode.NUMBER_OUT_OF_RANGE);
            // Every store has as many digits as IEEE 754's decimal128.
            assertThat(value).isInstanceOfSatisfying(BigDecimal.class, d -> assertThat(d.precision())
                    .isGreaterThan(34));
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LIST")
    default void valuesAreKeys(ValueType type) {
        CollectionDefinition definition = new CollectionDefinition(
                "keyed", List.of(new CollectionDefinition.FieldDefinition("k", type, false)), List.of("k"));
        store().createCollection(definition);
        List<Object> distinct = new ArrayList<>();
        for (Object value : Samples.values(type)) {
            if (distinct.stream().noneMatch(other -> ValueOrder.same(other, value))) {
                distinct.add(value);
            }
        }
        for (Object value : distinct) {
            assertThat(Calls.write(store(), new Mutation.Insert("keyed", List.of("k"), new @Nullable Object[] {value})))
                    .containsExactly(1);
        }
        assertThat(Calls.rows(store(), Scan.of("keyed", List.of("k")))).hasSize(distinct.size());
        for (Object value : distinct) {
            assertThat(Calls.lookup(store(), "keyed", List.of(value), List.of("k")))
                    .as("look-up of %s", Operand.of(value))
                    .containsExactly(Calls.text(value));
            assertThat(Calls.write(store(), new Mutation.Delete("keyed", new @Nullable Object[] {value})))
                    .containsExactly(1);
        }
        assertThat(Calls.rows(store(), Scan.of("keyed", List.of("k")))).isEmpty();
    }

    private static CollectionDefinition definition(String name, ValueType type) {
        return new CollectionDefinition(
                name,
                List.of(
                        new CollectionDefinition.FieldDefinition("id", ValueType.INTEGER, false),
                        new CollectionDefinition.FieldDefinition("v", type, true)),
                List.of("id"));
    }

    /** The predicate that the value is equal to itself finds its document, and no other but those with an equal value. */
    private void isFound(int id, Object value, List<Object> written) {
        Scan scan = Scan.of("value", List.of("id")).withPredicate(Predicate.equal("v", value));
        if (!(store().check(scan) instanceof Verdict.Exact)) {
            return;
        }
        List<Long> found = Calls.read(store(), scan).stream()
                .map(row -> (Long) Objects.requireNonNull(row[0]))
                .toList();
        assertThat(found).as("documents equal to %s", Operand.of(value)).contains((long) id);
        assertThat(found).allMatch(other -> ValueOrder.same(written.get(Math.toIntExact(other)), value));
    }
}
