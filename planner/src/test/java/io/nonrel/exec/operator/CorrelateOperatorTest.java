package io.nonrel.exec.operator;

import static io.nonrel.exec.Runs.list;
import static io.nonrel.exec.Runs.row;
import static io.nonrel.exec.Runs.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.exec.Execution;
import io.nonrel.exec.FakeStore;
import io.nonrel.exec.Limits;
import io.nonrel.exec.Operator;
import io.nonrel.exec.RandomRows;
import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import io.nonrel.spi.ValueOrder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrelateOperatorTest {

    private static final int CORRELATION = 7;

    private final RowSource inner = RowSource.of(row(1, "a"), row(1, "b"), row(2, "c"));

    private Operator matching(RowSource source) {
        return new FilterOperator(
                source,
                (row, e) -> {
                    Object outer = e.correlation(CORRELATION)[0];
                    return outer != null && ValueOrder.same(row[0], outer);
                },
                "inner.id = outer.id",
                null);
    }

    private Operator correlate(RowSource left, JoinType type, boolean repeatable) {
        return new CorrelateOperator(
                left, matching(inner), 1, 2, CORRELATION, List.of(0), type, repeatable, "outer.id", null);
    }

    @Test
    void eachLeftRowMeetsTheRowsThatTheRightSideGivesForIt() {
        RowSource left = RowSource.of(row(1), row(3), row((Object) null), row(2));
        for (boolean repeatable : new boolean[] {false, true}) {
            assertThat(rows(correlate(left, JoinType.INNER, repeatable)))
                    .containsExactly(list(1, 1, "a"), list(1, 1, "b"), list(2, 2, "c"));
            assertThat(rows(correlate(left, JoinType.LEFT, repeatable)))
                    .containsExactly(
                            list(1, 1, "a"),
                            list(1, 1, "b"),
                            list(3, null, null),
                            list(null, null, null),
                            list(2, 2, "c"));
            assertThat(rows(correlate(left, JoinType.SEMI, repeatable))).containsExactly(list(1), list(2));
            assertThat(rows(correlate(left, JoinType.ANTI, repeatable))).containsExactly(list(3), list((Object) null));
        }
        assertThat(inner.open()).isZero();
    }

    @Test
    void equalValuesRunTheRightSideOnce() {
        RowSource left = RowSource.of(row(1), row(2), row(1), row(2), row(1));

        assertThat(rows(correlate(left, JoinType.INNER, true))).hasSize(8);
        assertThat(inner.opened()).isEqualTo(2);
        rows(correlate(left, JoinType.SEMI, true));
        assertThat(inner.opened()).isEqualTo(4);
        rows(correlate(left, JoinType.INNER, false));
        assertThat(inner.opened()).isEqualTo(9);
    }

    @Test
    void numbersThatLookDifferentAreDifferentKeys() {
        RowSource left = RowSource.of(row(1), row(new BigDecimal("1.0")), row(new BigDecimal("1.00")));

        rows(correlate(left, JoinType.INNER, true));
        assertThat(inner.opened()).isEqualTo(3);
    }

    @Test
    void theCacheGivesWayWhenMemoryIsShort() {
        List<@Nullable Object[]> numbers = new RandomRows(5).rows(500, 40);
        RowSource left = new RowSource(
                numbers.stream().map(row -> new @Nullable Object[] {row[1]}).toList());
        RowSource right = new RowSource(numbers.stream()
                .map(row -> new @Nullable Object[] {row[1], row[3]})
                .toList());
        Operator cached = new CorrelateOperator(
                left, matching(right), 1, 2, CORRELATION, List.of(0), JoinType.INNER, true, "", null);
        Operator plain = new CorrelateOperator(
                left, matching(right), 1, 2, CORRELATION, List.of(0), JoinType.INNER, false, "", null);
        Execution execution = Runs.within(new Limits(0, 80, 0, 0, 0), new FakeStore());

        assertThat(rows(cached, execution)).isEqualTo(rows(plain));
        assertThat(execution.budget().peakInMemory()).isLessThanOrEqualTo(20);
    }
}
