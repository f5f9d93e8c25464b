package io.nonrel.exec.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.exec.Operator;
import io.nonrel.exec.RandomRows;
import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.aggregate.AggregateCall;
import io.nonrel.exec.aggregate.AggregateFunction;
import io.nonrel.exec.aggregate.ResultType;
import io.nonrel.exec.operator.RowOrder;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrameAggregationTest {

    private static final int WIDTH = 5;
    private static final ResultType BIGINT = ResultType.of(ValueType.INTEGER);

    private static final List<AggregateCall> CALLS = List.of(
            AggregateCall.of(AggregateFunction.COUNT, BIGINT),
            AggregateCall.of(AggregateFunction.SUM, BIGINT, 0),
            AggregateCall.of(AggregateFunction.MIN, BIGINT, 1),
            new AggregateCall(AggregateFunction.MAX, List.of(0), false, 4, List.of(), false, BIGINT),
            new AggregateCall(AggregateFunction.COUNT, List.of(3), true, -1, List.of(), false, BIGINT),
            AggregateCall.of(AggregateFunction.LISTAGG, ResultType.of(ValueType.STRING), 3),
            AggregateCall.of(AggregateFunction.BIT_XOR, BIGINT, 0));

    private static FrameBound bound(Random random, boolean start) {
        Scalar distance = constant(random.nextInt(4));
        return switch (random.nextInt(4)) {
            case 0 -> start ? new FrameBound.UnboundedPreceding() : new FrameBound.UnboundedFollowing();
            case 1 -> new FrameBound.CurrentRow();
            case 2 -> new FrameBound.Offset(true, distance, null);
            default -> new FrameBound.Offset(false, distance, null);
        };
    }

    private static Scalar constant(long value) {
        return (row, execution) -> value;
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    @Test
    void everyFrameHoldsTheRowsThatItsBoundsSay() {
        for (long seed = 0; seed < 400; seed++) {
            RandomRows rows = new RandomRows(seed);
            Random random = rows.random();
            List<@Nullable Object[]> input = rows.rows(random.nextInt(25), 6);
            Frame frame = new Frame(
                    any(random, Frame.Unit.values()),
                    bound(random, true),
                    bound(random, false),
                    any(random, Frame.Exclusion.values()));
            SortKey key = new SortKey(1, random.nextBoolean(), random.nextBoolean());
            List<WindowCall> calls = new ArrayList<>();
            CALLS.forEach(call -> calls.add(new WindowCall.Aggregate(call)));
            WindowGroup group =
                    new WindowGroup(random.nextBoolean() ? List.of() : List.of(3), List.of(key), frame, calls);

            Operator window = new WindowOperator(new RowSource(input), WIDTH, List.of(group), "", null);
            assertThat(Runs.rows(window))
                    .as("%s, %s, seed %d", frame, key, seed)
                    .isEqualTo(expected(input, group));
        }
    }

    private static List<List<@Nullable Object>> expected(List<@Nullable Object[]> input, WindowGroup group) {
        List<SortKey> keys = new ArrayList<>();
        group.partitionBy().forEach(column -> keys.add(SortKey.ascending(column)));
        keys.addAll(group.orderBy());
        List<@Nullable Object[]> sorted = new ArrayList<>(input);
        sorted.sort(new RowOrder(keys));
        Map<List<@Nullable Object>, List<@Nullable Object[]>> partitions = new LinkedHashMap<>();
        for (@Nullable Object[] row : sorted) {
            List<@Nullable Object> partition = new ArrayList<>();
            group.partitionBy().forEach(column -> partition.add(row[column]));
            partitions.computeIfAbsent(partition, p -> new ArrayList<>()).add(row);
        }
        List<List<@Nullable Object>> result = new ArrayList<>();
        for (List<@Nullable Object[]> partition : partitions.values()) {
            NaiveWindow naive = new NaiveWindow(partition, group);
            for (int i = 0; i < partition.size(); i++) {
                List<@Nullable Object> row = new ArrayList<>(Runs.list(partition.get(i)));
                for (AggregateCall call : CALLS) {
                    row.add(naive.aggregate(call, i));
                }
                result.add(row);
            }
        }
        return result;
    }
}
