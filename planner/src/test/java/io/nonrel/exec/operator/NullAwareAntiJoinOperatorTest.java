package io.nonrel.exec.operator;

import static io.nonrel.exec.Runs.list;
import static io.nonrel.exec.Runs.row;
import static io.nonrel.exec.Runs.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.exec.Condition;
import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Operator;
import io.nonrel.exec.RandomRows;
import io.nonrel.exec.RowSource;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NullAwareAntiJoinOperatorTest {

    private static final int WIDTH = 5;

    private static Operator notIn(RowSource left, RowSource right) {
        JoinKey key = new JoinKey(new InputColumn(0), new InputColumn(0), JoinKey.Nulls.MATCH_UNKNOWN);
        return new NullAwareAntiJoinOperator(left, right, 1, 1, List.of(key), null, "", null);
    }

    private static boolean maybeEqual(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null || ValueOrder.same(a, b);
    }

    @Test
    void aNullInTheListLeavesNothing() {
        assertThat(rows(notIn(RowSource.of(row(1), row(2)), RowSource.of(row(1), row((Object) null)))))
                .isEmpty();
    }

    @Test
    void aNullIsOnlyNotInAnEmptyList() {
        RowSource left = RowSource.of(row((Object) null), row(2));

        assertThat(rows(notIn(left, RowSource.of()))).containsExactly(list((Object) null), list(2));
        assertThat(rows(notIn(left, RowSource.of(row(1))))).containsExactly(list(2));
    }

    @Test
    void itGivesWhatThreeTruthValuesGive() {
        for (long seed = 0; seed < 600; seed++) {
            RandomRows random = new RandomRows(seed);
            List<@Nullable Object[]> left = random.rows(random.random().nextInt(8), 3);
            List<@Nullable Object[]> right = random.rows(random.random().nextInt(5), 3);
            boolean tuple = random.random().nextBoolean();
            boolean correlated = random.random().nextBoolean();
            Condition rest =
                    random.random().nextBoolean() ? null : (row, e) -> ((Long) row[0] + (Long) row[WIDTH]) % 3 != 0;
            List<JoinKey> keys = new ArrayList<>();
            keys.add(new JoinKey(new InputColumn(1), new InputColumn(2), JoinKey.Nulls.MATCH_UNKNOWN));
            if (tuple) {
                keys.add(new JoinKey(new InputColumn(3), new InputColumn(3), JoinKey.Nulls.MATCH_UNKNOWN));
            }
            if (correlated) {
                keys.add(new JoinKey(new InputColumn(2), new InputColumn(1), JoinKey.Nulls.MATCH_NOTHING));
            }
            Condition pair = (row, e) -> maybeEqual(row[1], row[WIDTH + 2])
                    && (!tuple || maybeEqual(row[3], row[WIDTH + 3]))
                    && (!correlated || PairByPair.equal(row[2], row[WIDTH + 1]))
                    && (rest == null || rest.test(row, e));
            Operator join = new NullAwareAntiJoinOperator(
                    new RowSource(left), new RowSource(right), WIDTH, WIDTH, keys, rest, "", null);

            assertThat(rows(join))
                    .as("seed %d", seed)
                    .isEqualTo(PairByPair.join(left, right, JoinType.ANTI, WIDTH, pair));
        }
    }
}
