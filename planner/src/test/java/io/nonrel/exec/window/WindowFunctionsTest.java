package io.nonrel.exec.window;

import static io.nonrel.exec.Runs.list;
import static io.nonrel.exec.Runs.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.exec.Execution;
import io.nonrel.exec.FakeStore;
import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Limits;
import io.nonrel.exec.RandomRows;
import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.aggregate.AggregateCall;
import io.nonrel.exec.aggregate.AggregateFunction;
import io.nonrel.exec.aggregate.ResultType;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WindowFunctionsTest {

    private static final InputColumn VALUE = new InputColumn(0);
    private static final ResultType BIGINT = ResultType.of(ValueType.INTEGER);

    private static Scalar constant(@Nullable Object value) {
        return (row, execution) -> value;
    }

    /** The results of a call over rows of one column, ordered by it. */
    private static List<@Nullable Object> over(WindowCall call, Frame frame, @Nullable Object... values) {
        RowSource source =
                new RowSource(java.util.Arrays.stream(values).map(Runs::row).toList());
        WindowGroup group = new WindowGroup(List.of(), List.of(SortKey.ascending(0)), frame, List.of(call));
        return new java.util.ArrayList<>(Runs.rows(new WindowOperator(source, 1, List.of(group), "", null)).stream()
                .map(row -> row.get(1))
                .toList());
    }

    private static List<@Nullable Object> over(WindowCall call, @Nullable Object... values) {
        return over(call, Frame.RUNNING, values);
    }

    @Test
    void ranksCountPeersOnceOrAll() {
        Object[] values = {10, 20, 20, 30};

        assertThat(over(WindowCall.Rank.ROW_NUMBER, values)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(over(WindowCall.Rank.RANK, values)).containsExactly(1L, 2L, 2L, 4L);
        assertThat(over(WindowCall.Rank.DENSE_RANK, values)).containsExactly(1L, 2L, 2L, 3L);
        assertThat(over(WindowCall.Rank.PERCENT_RANK, values)).containsExactly(0.0, 1 / 3.0, 1 / 3.0, 1.0);
        assertThat(over(WindowCall.Rank.CUME_DIST, values)).containsExactly(0.25, 0.75, 0.75, 1.0);
        assertThat(over(WindowCall.Rank.PERCENT_RANK, 5)).containsExactly(0.0);
    }

    @Test
    void ntileMakesTheFirstBucketsLarger() {
        assertThat(over(new WindowCall.Ntile(constant(3L)), 1, 2, 3, 4, 5)).containsExactly(1L, 1L, 2L, 2L, 3L);
        assertThat(over(new WindowCall.Ntile(constant(9L)), 1, 2)).containsExactly(1L, 2L);
        assertThat(over(new WindowCall.Ntile(constant(null)), 1)).containsExactly((Object) null);
        assertThatThrownBy(() -> over(new WindowCall.Ntile(constant(0L)), 1)).hasMessageContaining("NTILE(0)");
    }

    @Test
    void lagAndLeadLookAside() {
        WindowCall lag = new WindowCall.Shift(false, VALUE, null, null, false);
        WindowCall lead = new WindowCall.Shift(true, VALUE, constant(2L), constant(-1L), false);
        WindowCall itself = new WindowCall.Shift(true, VALUE, constant(0L), null, false);

        assertThat(over(lag, 1, 2, 3)).containsExactly(null, 1L, 2L);
        assertThat(over(lead, 1, 2, 3)).containsExactly(3L, -1L, -1L);
        assertThat(over(itself, 1, 2)).containsExactly(1L, 2L);
    }

    @Test
    void lagAndLeadCanSkipNulls() {
        RowSource source = RowSource.of(row(1, "a"), row(2, null), row(3, null), row(4, "b"), row(5, null));
        WindowGroup group = new WindowGroup(
                List.of(),
                List.of(SortKey.ascending(0)),
                Frame.RUNNING,
                List.of(
                        new WindowCall.Shift(false, new InputColumn(1), null, null, true),
                        new WindowCall.Shift(true, new InputColumn(1), null, constant("none"), true),
                        new WindowCall.Nth(new InputColumn(1), null, true, true)));

        assertThat(Runs.rows(new WindowOperator(source, 2, List.of(group), "", null)))
                .containsExactly(
                        list(1, "a", null, "b", "a"),
                        list(2, null, "a", "b", "a"),
                        list(3, null, "a", "b", "a"),
                        list(4, "b", "a", "none", "b"),
                        list(5, null, "b", "none", "b"));
    }

    @Test
    void firstLastAndNthAreOfTheFrame() {
        Frame around = new Frame(
                Frame.Unit.ROWS,
                new FrameBound.Offset(true, constant(1L), null),
                new FrameBound.Offset(false, constant(1L), null),
                Frame.Exclusion.CURRENT_ROW);

        assertThat(over(new WindowCall.Nth(VALUE, null, false, false), around, 1, 2, 3))
                .containsExactly(2L, 1L, 2L);
        assertThat(over(new WindowCall.Nth(VALUE, null, true, false), around, 1, 2, 3))
                .containsExactly(2L, 3L, 2L);
        assertThat(over(new WindowCall.Nth(VALUE, constant(2L), false, false), around, 1, 2, 3))
                .containsExactly(null, 3L, null);
        assertThat(over(new WindowCall.Nth(VALUE, constant(2L), true, false), around, 1, 2, 3))
                .containsExactly(null, 1L, null);
        assertThat(over(new WindowCall.Nth(VALUE, null, true, false), 1, 2, 2)).containsExactly(1L, 2L, 2L);
        assertThatThrownBy(() -> over(new WindowCall.Nth(VALUE, constant(0L), false, false), 1))
                .hasMessageContaining("above 0");
    }

    @Test
    void aRangeOfDaysAsksThePlannerForItsBoundary() {
        Scalar weekBefore = (row, e) -> {
            Object day = row[0];
            return day == null ? null : ((LocalDate) day).minusDays(7);
        };
        Frame week = new Frame(
                Frame.Unit.RANGE,
                new FrameBound.Offset(true, constant(7L), weekBefore),
                new FrameBound.CurrentRow(),
                Frame.Exclusion.NO_OTHERS);
        WindowCall count = new WindowCall.Aggregate(AggregateCall.of(AggregateFunction.COUNT, BIGINT));
        LocalDate day = LocalDate.of(2026, 3, 1);

        assertThat(over(count, week, null, day, day.plusDays(3), day.plusDays(8), day.plusDays(10)))
                .containsExactly(1L, 1L, 2L, 2L, 3L);
    }

    @Test
    void frameDistancesMustNotBeNegativeOrNull() {
        for (Object distance : new @Nullable Object[] {-1L, null}) {
            Frame frame = new Frame(
                    Frame.Unit.ROWS,
                    new FrameBound.Offset(true, constant(distance), null),
                    new FrameBound.CurrentRow(),
                    Frame.Exclusion.NO_OTHERS);
            assertThatThrownBy(() -> over(WindowCall.Rank.RANK, frame, 1))
                    .isInstanceOfSatisfying(NonrelException.class, e -> assertThat(e.code())
                            .isEqualTo(ErrorCode.INVALID_FUNCTION_ARGUMENT));
        }
    }

    @Test
    void severalWindowsAppendTheirColumnsInOrder() {
        RowSource source = RowSource.of(row("b", 1), row("a", 2), row("b", 3));
        WindowGroup byName = new WindowGroup(
                List.of(0), List.of(SortKey.ascending(1)), Frame.RUNNING, List.of(WindowCall.Rank.ROW_NUMBER));
        WindowGroup all = new WindowGroup(
                List.of(),
                List.of(SortKey.descending(1)),
                Frame.WHOLE,
                List.of(
                        WindowCall.Rank.ROW_NUMBER,
                        new WindowCall.Aggregate(AggregateCall.of(AggregateFunction.SUM, BIGINT, 1))));

        assertThat(Runs.rows(new WindowOperator(source, 2, List.of(byName, all), "", null)))
                .containsExactly(list("b", 3, 2, 1, 6), list("a", 2, 1, 2, 6), list("b", 1, 1, 3, 6));
    }

    @Test
    void runningFramesTakeEachRowOnce() {
        List<@Nullable Object[]> rows = new RandomRows(1).rows(20_000, 1_000);
        AggregateCall listed =
                new AggregateCall(AggregateFunction.COUNT, List.of(1), true, -1, List.of(), false, BIGINT);
        WindowGroup group = new WindowGroup(
                List.of(), List.of(SortKey.ascending(0)), Frame.RUNNING, List.of(new WindowCall.Aggregate(listed)));
        Execution execution = Runs.within(new Limits(0, 22_000, 0, 0, 0), new FakeStore());

        List<List<@Nullable Object>> result =
                Runs.rows(new WindowOperator(new RowSource(rows), 5, List.of(group), "", null), execution);
        assertThat(result).hasSize(20_000);
        assertThat(result.get(19_999).get(5)).isEqualTo(1_000L);
        assertThat(execution.budget().peakInMemory()).isEqualTo(21_001);
    }
}
