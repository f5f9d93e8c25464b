package io.nonrel.exec.operator;

import static io.nonrel.exec.Runs.list;
import static io.nonrel.exec.Runs.row;
import static io.nonrel.exec.Runs.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.exec.InputColumn;
import io.nonrel.exec.RandomRows;
import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.TransientTable;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.RowCursor;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowOperatorsTest {

    private static final RowSource NUMBERS = RowSource.of(row(1), row(2), row(3), row(4), row(5));

    private static Scalar constant(@Nullable Object value) {
        return (row, execution) -> value;
    }

    private static LimitOperator limit(@Nullable Object offset, @Nullable Object fetch) {
        return new LimitOperator(NUMBERS, constant(offset), constant(fetch), "", null);
    }

    @Test
    void filterKeepsRowsForWhichTheConditionIsTrueAndCountsThoseTested() {
        Emulation emulation = new Emulation(NoticeCode.RESIDUAL_FILTER, "n > 3 is checked in memory", "t", null);
        FilterOperator filter = new FilterOperator(NUMBERS, (row, e) -> (Long) row[0] > 3, "n > 3", emulation);
        Execution execution = Runs.alone();

        assertThat(rows(filter, execution)).containsExactly(list(4), list(5));
        assertThat(filter.describe()).isEqualTo("Filter n > 3");
        assertThat(execution.notices().list().get(0).rows()).isEqualTo(5);
    }

    @Test
    void anEmulationIsThereBeforeTheFirstRow() {
        Emulation emulation = new Emulation(NoticeCode.RESIDUAL_FILTER, "checked in memory", "t", null);
        Execution execution = Runs.alone();
        try (RowCursor cursor = execution.open(new FilterOperator(NUMBERS, (row, e) -> true, "", emulation))) {
            assertThat(execution.notices().list()).hasSize(1);
            assertThat(cursor.next()).isNotNull();
        }
        assertThat(execution.notices().list().get(0).rows()).isEqualTo(1);
    }

    @Test
    void projectCopiesColumnsAndComputes() {
        RowSource source = RowSource.of(row(1, "a"), row(2, null));

        assertThat(rows(new ProjectOperator(source, List.of(new InputColumn(1), new InputColumn(0)), "")))
                .containsExactly(list("a", 1), list(null, 2));
        Scalar twice = (row, e) -> (Long) row[0] * 2;
        assertThat(rows(new ProjectOperator(source, List.of(twice, new InputColumn(1)), "")))
                .containsExactly(list(2, "a"), list(4, null));
    }

    @Test
    void limitGivesAWindowAndClosesItsInputWithTheLastRow() {
        RowSource source = RowSource.of(row(1), row(2), row(3), row(4));
        LimitOperator limit = new LimitOperator(source, constant(1L), constant(2L), "", null);
        try (RowCursor cursor = Runs.alone().open(limit)) {
            assertThat(cursor.next()).containsExactly(2L);
            assertThat(cursor.next()).containsExactly(3L);
            assertThat(source.open()).isZero();
            assertThat(source.given()).isEqualTo(3);
            assertThat(cursor.next()).isNull();
            assertThat(cursor.next()).isNull();
        }
    }

    @Test
    void limitTakesAnyNumberOfRows() {
        assertThat(rows(limit(9L, 5L))).isEmpty();
        assertThat(rows(limit(0L, 0L))).isEmpty();
        assertThat(rows(limit(4L, Long.MAX_VALUE))).containsExactly(list(5));
        assertThat(rows(limit(0L, new BigDecimal("1E30")))).hasSize(5);
        assertThat(rows(new LimitOperator(NUMBERS, null, null, "", null))).hasSize(5);
    }

    @Test
    void limitRefusesNullAndNegativeNumbers() {
        assertThatThrownBy(() -> rows(limit(0L, null)))
                .isInstanceOf(NonrelException.class)
                .hasMessageContaining("LIMIT is NULL");
        assertThatThrownBy(() -> rows(limit(-1L, 5L))).hasMessageContaining("OFFSET is -1");
        assertThatThrownBy(() -> rows(limit(0L, new BigDecimal("-0.5")))).hasMessageContaining("LIMIT is -0.5");
    }

    @Test
    void offsetCountsTheRowsItThrowsAway() {
        Emulation emulation = new Emulation(NoticeCode.OFFSET_SCAN, "rows are thrown away", "t", null);
        Execution execution = Runs.alone();

        assertThat(rows(new LimitOperator(NUMBERS, constant(3L), constant(1L), "", emulation), execution))
                .containsExactly(list(4));
        assertThat(execution.notices().list().get(0).rows()).isEqualTo(3);
    }

    @Test
    void valuesGivesItsRows() {
        ValuesOperator values = new ValuesOperator(
                List.of(List.of(constant(1L), constant("a")), List.of(constant(null), constant("b"))));

        assertThat(rows(values)).containsExactly(list(1, "a"), list(null, "b"));
        assertThat(values.describe()).isEqualTo("Values 2 rows");
        assertThat(rows(new ValuesOperator(List.of()))).isEmpty();
    }

    @Test
    void distinctComparesByValueAndHoldsEachRowOnce() {
        RowSource source =
                RowSource.of(row(1, "a"), row(new BigDecimal("1.0"), "a"), row(null, "a"), row(null, "a"), row(1, "b"));
        DistinctOperator distinct = new DistinctOperator(source, List.of(0, 1), "n, s", null);

        assertThat(rows(distinct)).containsExactly(list(1, "a"), list(null, "a"), list(1, "b"));
        assertThat(rows(new DistinctOperator(source, List.of(1), "s", null))).hasSize(2);
    }

    @Test
    void unionAllOpensOneInputAtATime() {
        RowSource first = RowSource.of(row(1));
        RowSource second = RowSource.of(row(2));
        try (RowCursor cursor = Runs.alone().open(new UnionAllOperator(List.of(first, RowSource.of(), second)))) {
            assertThat(cursor.next()).containsExactly(1L);
            assertThat(second.opened()).isZero();
            assertThat(cursor.next()).containsExactly(2L);
            assertThat(first.open()).isZero();
            assertThat(cursor.next()).isNull();
        }
        assertThat(second.open()).isZero();
    }

    @Test
    void sampleRepeatsWithTheSameSeed() {
        RowSource source = new RowSource(new RandomRows(1).rows(1_000, 5));
        List<List<@Nullable Object>> sample = rows(new SampleOperator(source, 0.3, 7L));

        assertThat(sample.size()).isBetween(200, 400);
        assertThat(rows(new SampleOperator(source, 0.3, 7L))).isEqualTo(sample);
        assertThat(rows(new SampleOperator(source, 0, null))).isEmpty();
        assertThat(rows(new SampleOperator(source, 1, null))).hasSize(1_000);
    }

    @Test
    void systemTableMakesItsRowsWhenRead() {
        SystemTableOperator table = new SystemTableOperator("T", () -> List.of(row(1), row(2)));

        assertThat(rows(table)).containsExactly(list(1), list(2));
        assertThat(table.describe()).isEqualTo("System table T");
    }

    @Test
    void recursionRunsItsStepOverTheLastRowsUntilNothingIsNew() {
        TransientTable table = new TransientTable("r");
        TransientScanOperator last = new TransientScanOperator(table, "Rows of " + table.name());
        Scalar next = (row, e) -> (Long) row[0] + 1;
        FilterOperator small = new FilterOperator(last, (row, e) -> (Long) row[0] < 4, "n < 4", null);
        ProjectOperator step = new ProjectOperator(small, List.of(next), "n + 1");

        assertThat(rows(new RepeatUnionOperator(RowSource.of(row(1)), step, table, true, 1, null)))
                .containsExactly(list(1), list(2), list(3), list(4));

        Scalar modulo = (row, e) -> ((Long) row[0] + 1) % 3;
        ProjectOperator cycle = new ProjectOperator(last, List.of(modulo), "");
        assertThat(rows(new RepeatUnionOperator(RowSource.of(row(0), row(0)), cycle, table, false, 1, null)))
                .containsExactly(list(0), list(1), list(2));
    }

    @Test
    void twoRunsOfOneRecursionDoNotDisturbEachOther() {
        TransientTable table = new TransientTable("r");
        Scalar next = (row, e) -> (Long) row[0] + 1;
        FilterOperator small = new FilterOperator(
                new TransientScanOperator(table, "Rows of " + table.name()), (row, e) -> (Long) row[0] < 3, "", null);
        RepeatUnionOperator recursion = new RepeatUnionOperator(
                RowSource.of(row(1)), new ProjectOperator(small, List.of(next), ""), table, true, 1, null);
        CorrelateOperator pairs =
                new CorrelateOperator(recursion, recursion, 1, 1, 1, List.of(), JoinType.INNER, false, "", null);

        assertThat(rows(pairs)).hasSize(9);
    }
}
