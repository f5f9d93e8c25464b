package io.nonrel.exec.operator;

import static io.nonrel.exec.Runs.list;
import static io.nonrel.exec.Runs.row;
import static io.nonrel.exec.Runs.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.exec.FakeStore;
import io.nonrel.exec.Limits;
import io.nonrel.exec.RandomRows;
import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.NoticeCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SortOperatorTest {

    private static @Nullable Scalar constant(long value, long none) {
        return value == none ? null : (row, execution) -> value;
    }

    @Test
    void nullsGoWhereTheKeySays() {
        RowSource source = RowSource.of(row(2), row((Object) null), row(1));
        List<List<@Nullable Object>> nullsFirst =
                rows(new SortOperator(source, List.of(new SortKey(0, true, true)), null, null, "", null));
        List<List<@Nullable Object>> nullsLast =
                rows(new SortOperator(source, List.of(new SortKey(0, false, false)), null, null, "", null));

        assertThat(nullsFirst).containsExactly(list((Object) null), list(2), list(1));
        assertThat(nullsLast).containsExactly(list(1), list(2), list((Object) null));
    }

    @Test
    void anyLimitGivesAPartOfTheStableOrder() {
        for (long seed = 0; seed < 300; seed++) {
            RandomRows random = new RandomRows(seed);
            List<@Nullable Object[]> input = random.rows(random.random().nextInt(400), 6);
            List<SortKey> keys = List.of(
                    new SortKey(
                            1, random.random().nextBoolean(), random.random().nextBoolean()),
                    new SortKey(
                            3, random.random().nextBoolean(), random.random().nextBoolean()));
            long offset = random.random().nextInt(20);
            long fetch = random.random().nextInt(100) - 1L;

            List<@Nullable Object[]> expected = new ArrayList<>(input);
            expected.sort(new RowOrder(keys));
            SortOperator sort =
                    new SortOperator(new RowSource(input), keys, constant(offset, 0), constant(fetch, -1), "", null);

            assertThat(rows(sort))
                    .as("seed %d", seed)
                    .isEqualTo(expected.stream()
                            .skip(offset)
                            .limit(fetch < 0 ? Long.MAX_VALUE : fetch)
                            .map(Runs::list)
                            .toList());
        }
    }

    @Test
    void topRowsHoldLittleMoreThanIsAskedFor() {
        RowSource source = new RowSource(new RandomRows(3).rows(20_000, 10_000));
        Execution execution = Runs.within(new Limits(0, 200, 0, 0, 0), new FakeStore());
        SortOperator top = new SortOperator(source, List.of(SortKey.ascending(1)), null, constant(100, 0), "", null);

        assertThat(rows(top, execution)).hasSize(100);
        assertThat(execution.budget().peakInMemory()).isLessThanOrEqualTo(200);
    }

    @Test
    void aSortThatHoldsTooManyRowsSaysWhichLimitItPassed() {
        RowSource source = new RowSource(new RandomRows(3).rows(300, 10));
        Execution execution = Runs.within(new Limits(0, 200, 0, 0, 0), new FakeStore());
        SortOperator sort = new SortOperator(source, List.of(SortKey.ascending(1)), null, null, "", null);

        assertThatThrownBy(() -> rows(sort, execution))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED))
                .hasMessageContaining("maxRowsInMemory");
        assertThat(source.open()).isZero();
    }

    @Test
    void aCancelStopsTheSortingItself() {
        Execution execution = Runs.alone();
        RowSource source = new RowSource(new RandomRows(3).rows(10_000, 5_000))
                .atEnd(() -> execution.cancellation().cancel());
        SortOperator sort = new SortOperator(source, List.of(SortKey.ascending(1)), null, null, "", null);

        assertThatThrownBy(() -> rows(sort, execution))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    @Test
    void theRowsSortedAreCounted() {
        Emulation emulation = new Emulation(NoticeCode.CLIENT_SORT, "ORDER BY n is sorted in memory", "t", null);
        Execution execution = Runs.alone();
        rows(
                new SortOperator(
                        new RowSource(new RandomRows(3).rows(2_000, 10)),
                        List.of(SortKey.ascending(1)),
                        null,
                        null,
                        "n",
                        emulation),
                execution);

        assertThat(execution.notices().list().get(0).message()).contains("2,000 rows");
    }

    @Test
    void stringsSortByCodePoint() {
        String emoji = "😀";
        String privateUse = "\uE000";
        List<List<@Nullable Object>> sorted = rows(new SortOperator(
                RowSource.of(row(emoji), row(privateUse), row("a")),
                List.of(SortKey.ascending(0)),
                null,
                null,
                "",
                null));

        assertThat(sorted).containsExactly(list("a"), list(privateUse), list(emoji));
        assertThat(Comparator.<String>naturalOrder().compare(emoji, privateUse)).isNegative();
    }
}
