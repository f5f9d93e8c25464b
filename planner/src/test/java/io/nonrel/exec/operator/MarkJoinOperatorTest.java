package io.nonrel.exec.operator;

import static io.nonrel.exec.Runs.list;
import static io.nonrel.exec.Runs.row;
import static io.nonrel.exec.Runs.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.exec.Operator;
import io.nonrel.exec.RandomRows;
import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarkJoinOperatorTest {

    private static final int WIDTH = 5;

    private static Scalar equal(int left, int right) {
        return (row, e) -> {
            Object a = row[left];
            Object b = row[right];
            return a == null || b == null ? null : ValueOrder.same(a, b);
        };
    }

    private static Scalar and(Scalar a, Scalar b) {
        return (row, e) -> {
            Object x = a.evaluate(row, e);
            Object y = b.evaluate(row, e);
            if (Boolean.FALSE.equals(x) || Boolean.FALSE.equals(y)) {
                return false;
            }
            return x == null || y == null ? null : Boolean.TRUE;
        };
    }

    private static Operator in(RowSource left, RowSource right) {
        return new MarkJoinOperator(left, right, List.of(JoinKey.equal(0, 0)), equal(0, 1), "", null);
    }

    @Test
    void aNullInTheListMakesMissesUnknown() {
        assertThat(rows(in(RowSource.of(row(1), row(2)), RowSource.of(row(1), row((Object) null)))))
                .containsExactly(list(1, true), list(2, null));
    }

    @Test
    void aNullIsInNoListForSureAndNotInAnEmptyOne() {
        RowSource left = RowSource.of(row((Object) null), row(2));

        assertThat(rows(in(left, RowSource.of()))).containsExactly(list(null, false), list(2, false));
        assertThat(rows(in(left, RowSource.of(row(1))))).containsExactly(list(null, null), list(2, false));
    }

    @Test
    void itGivesWhatThreeTruthValuesGive() {
        for (long seed = 0; seed < 600; seed++) {
            RandomRows random = new RandomRows(seed);
            List<@Nullable Object[]> left = random.rows(random.random().nextInt(8), 3);
            List<@Nullable Object[]> right = random.rows(random.random().nextInt(5), 3);
            Scalar condition = equal(1, WIDTH + 2);
            List<JoinKey> keys = new ArrayList<>();
            if (random.random().nextInt(4) > 0) {
                keys.add(JoinKey.equal(1, 2));
            }
            if (random.random().nextBoolean()) {
                condition = and(condition, equal(3, WIDTH + 3));
                keys.add(JoinKey.equal(3, 3));
            }
            if (random.random().nextBoolean()) {
                condition = and(condition, equal(2, WIDTH + 1));
            }
            Operator join = new MarkJoinOperator(new RowSource(left), new RowSource(right), keys, condition, "", null);

            assertThat(rows(join)).as("seed %d", seed).isEqualTo(expected(left, right, condition));
        }
    }

    private static List<List<@Nullable Object>> expected(
            List<@Nullable Object[]> left, List<@Nullable Object[]> right, Scalar condition) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (@Nullable Object[] l : left) {
            List<@Nullable Object> marks = new ArrayList<>();
            for (@Nullable Object[] r : right) {
                marks.add(condition.evaluate(PairByPair.joined(l, r), Runs.alone()));
            }
            List<@Nullable Object> row = new ArrayList<>(Arrays.asList(l));
            row.add(marks.contains(true) ? (Object) true : marks.contains(null) ? null : (Object) false);
            rows.add(row);
        }
        return rows;
    }
}
