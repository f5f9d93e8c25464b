package io.nonrel.exec.aggregate;

import static io.nonrel.exec.Runs.list;
import static io.nonrel.exec.Runs.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AggregateFunctionTest {

    private static final ResultType BIGINT = ResultType.of(ValueType.INTEGER);
    private static final ResultType DOUBLE = ResultType.of(ValueType.DOUBLE);
    private static final ResultType STRING = ResultType.of(ValueType.STRING);
    private static final ResultType BOOLEAN = ResultType.of(ValueType.BOOLEAN);

    /** The aggregate of rows of one column. */
    private static @Nullable Object of(AggregateCall call, @Nullable Object... values) {
        RowSource source = new RowSource(Arrays.stream(values).map(Runs::row).toList());
        return ofRows(call, source);
    }

    private static @Nullable Object ofRows(AggregateCall call, RowSource source) {
        List<List<@Nullable Object>> rows =
                Runs.rows(new HashAggregateOperator(source, List.of(), List.of(List.of()), List.of(call), "", null));
        assertThat(rows).hasSize(1);
        return rows.get(0).get(0);
    }

    private static @Nullable Object of(AggregateFunction function, ResultType type, @Nullable Object... values) {
        return of(AggregateCall.of(function, type, 0), values);
    }

    private static void assertOutOfRange(AggregateFunction function, ResultType type, @Nullable Object... values) {
        assertThatThrownBy(() -> of(function, type, values))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NUMBER_OUT_OF_RANGE));
    }

    @Test
    void countCountsRowsOrValues() {
        assertThat(of(AggregateCall.of(AggregateFunction.COUNT, BIGINT), 1, null))
                .isEqualTo(2L);
        assertThat(of(AggregateFunction.COUNT, BIGINT, 1, null)).isEqualTo(1L);
        assertThat(of(AggregateFunction.COUNT, BIGINT)).isEqualTo(0L);
        assertThat(ofRows(
                        AggregateCall.of(AggregateFunction.COUNT, BIGINT, 0, 1),
                        RowSource.of(row(1, 1), row(null, 1), row(1, null))))
                .isEqualTo(1L);
    }

    @Test
    void sumIsExactAndRefusesToOverflow() {
        assertThat(of(AggregateFunction.SUM, BIGINT, 1, null, 2)).isEqualTo(3L);
        assertThat(of(AggregateFunction.SUM, BIGINT, Long.MAX_VALUE, 1, -1)).isEqualTo(Long.MAX_VALUE);
        assertOutOfRange(AggregateFunction.SUM, BIGINT, Long.MAX_VALUE, 1);
        assertThat(of(AggregateFunction.SUM, ResultType.decimal(38, 0), Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(new BigDecimal("18446744073709551614"));
        assertThat(of(AggregateFunction.SUM, ResultType.decimal(38, 2), new BigDecimal("0.10"), new BigDecimal("0.20")))
                .isEqualTo(new BigDecimal("0.30"));
        assertOutOfRange(AggregateFunction.SUM, ResultType.decimal(3, 0), new BigDecimal("999"), new BigDecimal("1"));
        assertThat(of(AggregateFunction.SUM, DOUBLE, 0.5, 0.25)).isEqualTo(0.75);
    }

    @Test
    void nothingSumsToNullUnlessZeroIsAskedFor() {
        assertThat(of(AggregateFunction.SUM, BIGINT)).isNull();
        assertThat(of(AggregateFunction.SUM, DOUBLE, (Object) null)).isNull();
        assertThat(of(AggregateFunction.SUM0, BIGINT)).isEqualTo(0L);
        assertThat(of(AggregateFunction.SUM0, DOUBLE)).isEqualTo(0.0);
        assertThat(of(AggregateFunction.AVG, DOUBLE)).isNull();
    }

    @Test
    void averagesRoundHalfUpAtTheirScale() {
        assertThat(of(AggregateFunction.AVG, ResultType.decimal(38, 10), 1, 2))
                .isEqualTo(new BigDecimal("1.5000000000"));
        assertThat(of(AggregateFunction.AVG, ResultType.decimal(38, 2), 1, 1, 0))
                .isEqualTo(new BigDecimal("0.67"));
        assertThat(of(AggregateFunction.AVG, DOUBLE, 1.0, 2.0, null)).isEqualTo(1.5);
    }

    @Test
    void extremesFollowTheOneOrder() {
        assertThat(of(AggregateFunction.MIN, BIGINT, 3, null, 1, 2)).isEqualTo(1L);
        assertThat(of(AggregateFunction.MAX, STRING, "a", "\uD83D\uDE00", "\uE000"))
                .isEqualTo("\uD83D\uDE00");
        assertThat(of(AggregateFunction.MAX, STRING, (Object) null)).isNull();
    }

    @Test
    void booleansIgnoreNull() {
        assertThat(of(AggregateFunction.EVERY, BOOLEAN, true, null)).isEqualTo(true);
        assertThat(of(AggregateFunction.EVERY, BOOLEAN, true, false)).isEqualTo(false);
        assertThat(of(AggregateFunction.SOME, BOOLEAN, false, null)).isEqualTo(false);
        assertThat(of(AggregateFunction.SOME, BOOLEAN, (Object) null)).isNull();
    }

    @Test
    void aSingleValueIsAnErrorWhenThereAreTwo() {
        assertThat(of(AggregateFunction.SINGLE_VALUE, BIGINT, 5)).isEqualTo(5L);
        assertThat(of(AggregateFunction.SINGLE_VALUE, BIGINT)).isNull();
        assertThatThrownBy(() -> of(AggregateFunction.SINGLE_VALUE, BIGINT, null, null))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CARDINALITY_VIOLATION));
        assertThat(of(AggregateFunction.ANY_VALUE, BIGINT, null, 4)).isEqualTo(4L);
    }

    @Test
    void listsAreOrderedDistinctAndFiltered() {
        RowSource source = RowSource.of(
                row("b", "; ", true),
                row("a", "; ", true),
                row(null, "; ", true),
                row("b", "; ", true),
                row("c", "; ", false));
        AggregateCall plain = AggregateCall.of(AggregateFunction.LISTAGG, STRING, 0);
        AggregateCall full = new AggregateCall(
                AggregateFunction.LISTAGG, List.of(0, 1), true, 2, List.of(SortKey.descending(0)), false, STRING);

        assertThat(ofRows(plain, source)).isEqualTo("b,a,b,c");
        assertThat(ofRows(full, source)).isEqualTo("b; a");
        assertThat(of(plain, (Object) null)).isNull();
    }

    @Test
    void variancesAreExactForExactNumbers() {
        ResultType decimal = ResultType.decimal(38, 10);
        Object[] values = {2, 4, 4, 4, 5, 5, 7, 9};

        assertThat(of(AggregateFunction.VAR_POP, decimal, values)).isEqualTo(new BigDecimal("4.0000000000"));
        assertThat(of(AggregateFunction.STDDEV_POP, decimal, values)).isEqualTo(new BigDecimal("2.0000000000"));
        assertThat(of(AggregateFunction.VAR_SAMP, decimal, values)).isEqualTo(new BigDecimal("4.5714285714"));
        assertThat(of(AggregateFunction.VAR_SAMP, decimal, 1)).isNull();
        assertThat(of(AggregateFunction.VAR_POP, decimal, 1)).isEqualTo(new BigDecimal("0.0000000000"));
    }

    @Test
    void variancesOfLargeCloseNumbersLoseNothing() {
        assertThat(of(AggregateFunction.VAR_POP, ResultType.decimal(38, 2), Long.MAX_VALUE, Long.MAX_VALUE - 2))
                .isEqualTo(new BigDecimal("1.00"));
        assertThat((Double) of(AggregateFunction.STDDEV_SAMP, DOUBLE, 1e9 + 1, 1e9 + 2, 1e9 + 3))
                .isCloseTo(1.0, within(1e-9));
    }

    @Test
    void regressionsTakePairs() {
        RowSource pairs = RowSource.of(row(3.0, 1.0), row(5.0, 2.0), row(7.0, 3.0), row(null, 9.0), row(9.0, null));

        assertThat(ofRows(AggregateCall.of(AggregateFunction.REGR_COUNT, BIGINT, 0, 1), pairs))
                .isEqualTo(3L);
        assertThat(ofRows(AggregateCall.of(AggregateFunction.REGR_SLOPE, DOUBLE, 0, 1), pairs))
                .isEqualTo(2.0);
        assertThat(ofRows(AggregateCall.of(AggregateFunction.REGR_INTERCEPT, DOUBLE, 0, 1), pairs))
                .isEqualTo(1.0);
        assertThat(ofRows(AggregateCall.of(AggregateFunction.CORR, DOUBLE, 0, 1), pairs))
                .isEqualTo(1.0);
        assertThat(ofRows(AggregateCall.of(AggregateFunction.COVAR_SAMP, DOUBLE, 0, 1), pairs))
                .isEqualTo(2.0);
        assertThat(ofRows(AggregateCall.of(AggregateFunction.REGR_SXX, DOUBLE, 0, 1), pairs))
                .isEqualTo(2.0);
        assertThat(ofRows(AggregateCall.of(AggregateFunction.REGR_SYY, DOUBLE, 0, 1), pairs))
                .isEqualTo(8.0);
    }

    @Test
    void bitsAreCombined() {
        assertThat(of(AggregateFunction.BIT_AND, BIGINT, 6, 3, null)).isEqualTo(2L);
        assertThat(of(AggregateFunction.BIT_OR, BIGINT, 6, 3)).isEqualTo(7L);
        assertThat(of(AggregateFunction.BIT_XOR, BIGINT, 6, 3)).isEqualTo(5L);
        assertThat(of(AggregateFunction.BIT_XOR, BIGINT)).isNull();
    }

    private static @Nullable Object percentile(
            AggregateFunction function, ResultType type, Object fraction, SortKey key) {
        RowSource source = RowSource.of(
                row(fraction, 40), row(fraction, 10), row(fraction, null), row(fraction, 20), row(fraction, 30));
        return ofRows(new AggregateCall(function, List.of(0), false, -1, List.of(key), false, type), source);
    }

    @Test
    void percentilesInterpolateOrChoose() {
        SortKey up = SortKey.ascending(1);
        BigDecimal half = new BigDecimal("0.5");

        assertThat(percentile(AggregateFunction.PERCENTILE_CONT, DOUBLE, half, up))
                .isEqualTo(25.0);
        assertThat(percentile(AggregateFunction.PERCENTILE_CONT, ResultType.decimal(10, 1), half, up))
                .isEqualTo(new BigDecimal("25.0"));
        assertThat(percentile(AggregateFunction.PERCENTILE_DISC, BIGINT, half, up))
                .isEqualTo(20L);
        assertThat(percentile(AggregateFunction.PERCENTILE_DISC, BIGINT, half, SortKey.descending(1)))
                .isEqualTo(30L);
        assertThat(percentile(AggregateFunction.PERCENTILE_DISC, BIGINT, BigDecimal.ZERO, up))
                .isEqualTo(10L);
        assertThat(percentile(AggregateFunction.PERCENTILE_CONT, DOUBLE, BigDecimal.ONE, up))
                .isEqualTo(40.0);
        assertThatThrownBy(() -> percentile(AggregateFunction.PERCENTILE_CONT, DOUBLE, new BigDecimal("1.1"), up))
                .hasMessageContaining("between 0 and 1");
    }

    @Test
    void theModeIsTheMostFrequentValue() {
        assertThat(of(AggregateFunction.MODE, BIGINT, 3, 1, 3, null, null, null))
                .isEqualTo(3L);
        assertThat(of(AggregateFunction.MODE, BIGINT, 2, 1)).isEqualTo(1L);
        assertThat(of(AggregateFunction.MODE, BIGINT, (Object) null)).isNull();
    }

    @Test
    void distinctArgumentsAreTakenOnce() {
        AggregateCall sum = new AggregateCall(AggregateFunction.SUM, List.of(0), true, -1, List.of(), false, BIGINT);

        assertThat(of(sum, 2, 2, 3, null)).isEqualTo(5L);
    }

    @Test
    void functionsAreFoundByEveryNameInAnyCase() {
        assertThat(AggregateFunction.named("bool_and")).contains(AggregateFunction.EVERY);
        assertThat(AggregateFunction.named("$SUM0")).contains(AggregateFunction.SUM0);
        assertThat(AggregateFunction.named("String_Agg")).contains(AggregateFunction.LISTAGG);
        assertThat(AggregateFunction.named("nothing")).isEmpty();
    }

    @Test
    void groupingTellsSetsApart() {
        RowSource source = RowSource.of(row("a", "x", 1), row("a", "y", 2), row("b", "x", 4));
        List<AggregateCall> calls = List.of(
                AggregateCall.of(AggregateFunction.SUM, BIGINT, 2),
                AggregateCall.of(AggregateFunction.GROUPING, BIGINT, 0, 1),
                AggregateCall.of(AggregateFunction.GROUP_ID, BIGINT));
        HashAggregateOperator rollup = new HashAggregateOperator(
                source, List.of(0, 1), List.of(List.of(0, 1), List.of(0), List.of(), List.of()), calls, "", null);

        assertThat(Runs.rows(rollup))
                .containsExactly(
                        list("a", "x", 1, 0, 0),
                        list("a", "y", 2, 0, 0),
                        list("b", "x", 4, 0, 0),
                        list("a", null, 3, 1, 0),
                        list("b", null, 4, 1, 0),
                        list(null, null, 7, 3, 0),
                        list(null, null, 7, 3, 1));
    }
}
