package io.nonrel.exec.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.exec.Operator;
import io.nonrel.exec.RandomRows;
import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SetOperatorTest {

    private static List<@Nullable Object[]> randomRows(RandomRows random) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = random.random().nextInt(15); i > 0; i--) {
            rows.add(new @Nullable Object[] {random.number(3), random.text(2)});
        }
        return rows;
    }

    private static List<List<@Nullable Object>> lists(List<@Nullable Object[]> rows) {
        return new ArrayList<>(rows.stream().map(Runs::list).toList());
    }

    private static List<List<@Nullable Object>> expected(
            SetOperator.Kind kind, boolean all, List<List<@Nullable Object[]>> inputs) {
        List<List<@Nullable Object>> result = lists(inputs.get(0));
        for (List<@Nullable Object[]> input : inputs.subList(1, inputs.size())) {
            List<List<@Nullable Object>> other = lists(input);
            List<List<@Nullable Object>> common = new ArrayList<>();
            for (List<@Nullable Object> row : List.copyOf(result)) {
                if (all ? other.remove(row) : other.contains(row)) {
                    common.add(row);
                    result.remove(row);
                }
            }
            result = kind == SetOperator.Kind.INTERSECT ? common : result;
        }
        return all ? result : new ArrayList<>(new HashSet<>(result));
    }

    @Test
    void multisetsOfAnyNumberAreIntersectedAndSubtracted() {
        for (long seed = 0; seed < 500; seed++) {
            RandomRows random = new RandomRows(seed);
            List<List<@Nullable Object[]>> inputs = new ArrayList<>();
            for (int i = random.random().nextInt(2) + 2; i > 0; i--) {
                inputs.add(randomRows(random));
            }
            for (SetOperator.Kind kind : SetOperator.Kind.values()) {
                for (boolean all : new boolean[] {false, true}) {
                    Operator operator = new SetOperator(
                            kind, all, inputs.stream().map(RowSource::new).toList(), 2, null);
                    assertThat(Runs.rows(operator))
                            .as("%s, seed %d", operator.describe(), seed)
                            .containsExactlyInAnyOrderElementsOf(expected(kind, all, inputs));
                }
            }
        }
    }
}
