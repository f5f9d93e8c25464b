package io.nonrel.exec.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.exec.FakeStore;
import io.nonrel.exec.Limits;
import io.nonrel.exec.Operator;
import io.nonrel.exec.RandomRows;
import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import io.nonrel.exec.operator.RowOrder;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.ValueOrder;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupingOperatorsTest {

    private static final ResultType BIGINT = ResultType.of(ValueType.INTEGER);
    private static final List<AggregateCall> CALLS = List.of(
            AggregateCall.of(AggregateFunction.COUNT, BIGINT),
            AggregateCall.of(AggregateFunction.SUM, BIGINT, 0),
            new AggregateCall(AggregateFunction.COUNT, List.of(2), true, 4, List.of(), false, BIGINT));

    private static List<List<@Nullable Object>> expected(List<@Nullable Object[]> rows, List<Integer> keys) {
        Map<List<@Nullable Object>, List<@Nullable Object[]>> groups = new LinkedHashMap<>();
        for (@Nullable Object[] row : rows) {
            List<@Nullable Object> key = new ArrayList<>();
            keys.forEach(column -> key.add(row[column]));
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        if (keys.isEmpty() && rows.isEmpty()) {
            groups.put(List.of(), List.of());
        }
        List<List<@Nullable Object>> result = new ArrayList<>();
        groups.forEach((key, members) -> {
            List<@Nullable Object> row = new ArrayList<>(key);
            row.add((long) members.size());
            row.add(
                    members.isEmpty()
                            ? null
                            : (Object)
                                    members.stream().mapToLong(m -> (Long) m[0]).sum());
            List<@Nullable Object> seen = new ArrayList<>();
            for (@Nullable Object[] member : members) {
                Object value = member[2];
                if (Boolean.TRUE.equals(member[4])
                        && value != null
                        && seen.stream().noneMatch(s -> ValueOrder.same(s, value))) {
                    seen.add(value);
                }
            }
            row.add((long) seen.size());
            result.add(row);
        });
        return result;
    }

    @Test
    void hashAndStreamingGroupAlike() {
        for (long seed = 0; seed < 300; seed++) {
            RandomRows random = new RandomRows(seed);
            List<@Nullable Object[]> rows = random.rows(random.random().nextInt(60), 4);
            List<List<Integer>> choices = List.of(List.of(), List.of(1), List.of(3), List.of(3, 1));
            List<Integer> keys = choices.get(random.random().nextInt(choices.size()));
            List<List<@Nullable Object>> expected = expected(rows, keys);

            Operator hash = new HashAggregateOperator(new RowSource(rows), keys, List.of(keys), CALLS, "", null);
            assertThat(Runs.rows(hash)).as("hash, seed %d", seed).isEqualTo(expected);

            List<@Nullable Object[]> sorted = new ArrayList<>(rows);
            sorted.sort(new RowOrder(keys.stream().map(SortKey::ascending).toList()));
            Operator streaming = new StreamingAggregateOperator(new RowSource(sorted), keys, CALLS, "", null);
            assertThat(Runs.rows(streaming))
                    .as("streaming, seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void streamingHoldsOneGroupAtATime() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (long i = 0; i < 1_000; i++) {
            rows.add(new @Nullable Object[] {i, i / 10, i % 5, null, true});
        }
        Execution execution = Runs.within(new Limits(0, 10, 0, 0, 0), new FakeStore());
        Operator streaming = new StreamingAggregateOperator(new RowSource(rows), List.of(1), CALLS, "", null);

        assertThat(Runs.rows(streaming, execution)).hasSize(100);
        assertThat(execution.budget().peakInMemory()).isEqualTo(6);
    }

    @Test
    void aGroupingWithoutColumnsHasAGroupEvenWithoutRows() {
        Operator hash =
                new HashAggregateOperator(RowSource.of(), List.of(1), List.of(List.of(1), List.of()), CALLS, "", null);

        assertThat(Runs.rows(hash)).containsExactly(Runs.list(null, 0, null, 0));
    }

    @Test
    void theRowsGroupedAreCounted() {
        Emulation emulation = new Emulation(NoticeCode.CLIENT_AGGREGATE, "SUM(n) is computed in memory", "t", null);
        Execution execution = Runs.alone();
        Runs.rows(
                new HashAggregateOperator(
                        new RowSource(new RandomRows(1).rows(700, 3)),
                        List.of(1),
                        List.of(List.of(1)),
                        CALLS,
                        "",
                        emulation),
                execution);

        assertThat(execution.notices().list().get(0).rows()).isEqualTo(700);
    }
}
