package io.nonrel.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.exec.aggregate.AggregateCall;
import io.nonrel.exec.aggregate.AggregateFunction;
import io.nonrel.exec.aggregate.HashAggregateOperator;
import io.nonrel.exec.aggregate.ResultType;
import io.nonrel.exec.aggregate.StreamingAggregateOperator;
import io.nonrel.exec.operator.CorrelateOperator;
import io.nonrel.exec.operator.DistinctOperator;
import io.nonrel.exec.operator.FilterOperator;
import io.nonrel.exec.operator.HashJoinOperator;
import io.nonrel.exec.operator.JoinKey;
import io.nonrel.exec.operator.JoinType;
import io.nonrel.exec.operator.LimitOperator;
import io.nonrel.exec.operator.LookupJoinOperator;
import io.nonrel.exec.operator.MarkJoinOperator;
import io.nonrel.exec.operator.NestedLoopJoinOperator;
import io.nonrel.exec.operator.ProjectOperator;
import io.nonrel.exec.operator.RepeatUnionOperator;
import io.nonrel.exec.operator.SampleOperator;
import io.nonrel.exec.operator.SetOperator;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.exec.operator.SortOperator;
import io.nonrel.exec.operator.TransientScanOperator;
import io.nonrel.exec.operator.UnionAllOperator;
import io.nonrel.exec.window.Frame;
import io.nonrel.exec.window.WindowCall;
import io.nonrel.exec.window.WindowGroup;
import io.nonrel.exec.window.WindowOperator;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However an operator's run ends, nothing stays open and nothing stays counted as held. */
class OperatorLifeTest {

    private static final int MEMORY = 100_000;
    private static final int WIDTH = 5;
    private static final List<@Nullable Object[]> ROWS = new RandomRows(11).rows(20, 4);
    private static final List<AggregateCall> CALLS = List.of(new AggregateCall(
            AggregateFunction.LISTAGG,
            List.of(3),
            true,
            -1,
            List.of(SortKey.ascending(0)),
            false,
            ResultType.of(ValueType.STRING)));

    private static final Map<String, BinaryOperator<Operator>> OPERATORS = new LinkedHashMap<>();

    static {
        OPERATORS.put("filter", (a, b) -> new FilterOperator(a, (row, e) -> true, "", null));
        OPERATORS.put("project", (a, b) -> new ProjectOperator(a, List.of(new InputColumn(1)), ""));
        OPERATORS.put("compute", (a, b) -> new ProjectOperator(a, List.of((row, e) -> row[1]), ""));
        OPERATORS.put("limit", (a, b) -> new LimitOperator(a, (row, e) -> 2L, (row, e) -> 30L, "", null));
        OPERATORS.put("sort", (a, b) -> new SortOperator(a, List.of(SortKey.ascending(1)), null, null, "", null));
        OPERATORS.put("distinct", (a, b) -> new DistinctOperator(a, List.of(1, 3), "", null));
        OPERATORS.put("sample", (a, b) -> new SampleOperator(a, 0.9, 3L));
        OPERATORS.put("union", (a, b) -> new UnionAllOperator(List.of(a, b)));
        OPERATORS.put(
                "intersect", (a, b) -> new SetOperator(SetOperator.Kind.INTERSECT, true, List.of(a, b), WIDTH, null));
        for (JoinType type : JoinType.values()) {
            OPERATORS.put(
                    "hash " + type,
                    (a, b) -> new HashJoinOperator(
                            a, b, WIDTH, WIDTH, type, List.of(JoinKey.equal(1, 1)), null, false, "", null));
            OPERATORS.put(
                    "loop " + type, (a, b) -> new NestedLoopJoinOperator(a, b, WIDTH, WIDTH, type, null, "", null));
        }
        OPERATORS.put(
                "mark",
                (a, b) -> new MarkJoinOperator(a, b, List.of(JoinKey.equal(1, 2)), (row, e) -> false, "", null));
        OPERATORS.put("look-up", (a, b) -> lookup(a, b, 9));
        OPERATORS.put("look-up, then whole", (a, b) -> lookup(a, b, 1));
        OPERATORS.put(
                "correlate",
                (a, b) -> new CorrelateOperator(a, b, WIDTH, WIDTH, 1, List.of(1), JoinType.INNER, true, "", null));
        OPERATORS.put("recursion", (a, b) -> recursion(a));
        OPERATORS.put(
                "hash aggregate",
                (a, b) -> new HashAggregateOperator(a, List.of(1), List.of(List.of(1), List.of()), CALLS, "", null));
        OPERATORS.put("streaming aggregate", (a, b) -> new StreamingAggregateOperator(a, List.of(4), CALLS, "", null));
        OPERATORS.put("window", (a, b) -> window(a));
    }

    private static Operator lookup(Operator outer, Operator inner, int lookups) {
        return new LookupJoinOperator(
                outer,
                inner,
                inner,
                new TransientTable("keys"),
                WIDTH,
                WIDTH,
                JoinType.LEFT,
                List.of(JoinKey.equal(1, 1)),
                null,
                false,
                new LookupJoinOperator.Batches(5, lookups),
                "",
                null);
    }

    private static Operator recursion(Operator seed) {
        TransientTable table = new TransientTable("r");
        Operator step = new FilterOperator(
                new TransientScanOperator(table, "Rows of " + table.name()), (row, e) -> row[1] == null, "", null);
        return new LimitOperator(
                new RepeatUnionOperator(seed, step, table, true, WIDTH, null), null, (row, e) -> 40L, "", null);
    }

    private static Operator window(Operator input) {
        WindowGroup group = new WindowGroup(
                List.of(3),
                List.of(SortKey.ascending(1)),
                Frame.RUNNING,
                List.of(WindowCall.Rank.RANK, new WindowCall.Aggregate(CALLS.get(0))));
        return new WindowOperator(input, WIDTH, List.of(group), "", null);
    }

    private static Execution execution() {
        return Runs.within(new Limits(0, MEMORY, 0, 0, 0), new FakeStore());
    }

    private static void assertNothingLeft(String name, Execution execution, RowSource... sources) {
        for (RowSource source : sources) {
            assertThat(source.open()).as(name).isZero();
        }
        // One row still held would be one too many.
        execution.budget().hold(MEMORY);
    }

    @Test
    void atTheEnd() {
        OPERATORS.forEach((name, factory) -> {
            RowSource left = new RowSource(ROWS);
            RowSource right = new RowSource(ROWS);
            Execution execution = execution();
            try (RowCursor cursor = execution.open(factory.apply(left, right))) {
                @Nullable Object @Nullable [] row;
                do {
                    row = cursor.next();
                } while (row != null);
                assertThat(cursor.next()).as(name).isNull();
            }
            assertNothingLeft(name, execution, left, right);
        });
    }

    @Test
    void whenClosedEarly() {
        OPERATORS.forEach((name, factory) -> {
            for (int read = 0; read < 10; read++) {
                RowSource left = new RowSource(ROWS);
                RowSource right = new RowSource(ROWS);
                Execution execution = execution();
                RowCursor cursor = execution.open(factory.apply(left, right));
                for (int i = 0; i < read; i++) {
                    cursor.next();
                }
                cursor.close();
                cursor.close();
                assertNothingLeft(name, execution, left, right);
            }
        });
    }

    @Test
    void whenAnInputFails() {
        OPERATORS.forEach((name, factory) -> {
            for (int row = 0; row <= ROWS.size(); row++) {
                failing(name, factory, new RowSource(ROWS).failingRow(row), new RowSource(ROWS));
                failing(name, factory, new RowSource(ROWS), new RowSource(ROWS).failingRow(row));
            }
            failing(name, factory, new RowSource(ROWS).failingOpen(), new RowSource(ROWS));
            failing(name, factory, new RowSource(ROWS), new RowSource(ROWS).failingOpen());
        });
    }

    private static void failing(String name, BinaryOperator<Operator> factory, RowSource left, RowSource right) {
        Execution execution = execution();
        try {
            Runs.rows(factory.apply(left, right), execution);
        } catch (NonrelException expected) {
            assertThat(expected.code()).isEqualTo(ErrorCode.STORE_FAILED);
        }
        assertNothingLeft(name, execution, left, right);
    }

    @Test
    void whenCancelled() {
        OPERATORS.forEach((name, factory) -> {
            Execution execution = execution();
            RowSource left = new RowSource(ROWS)
                    .beforeRow(12, () -> execution.cancellation().cancel());
            RowSource right = new RowSource(ROWS);
            // These add no work of their own to what they read.
            if (!List.of("project", "limit").contains(name)) {
                assertThatThrownBy(() -> Runs.rows(factory.apply(left, right), execution))
                        .as(name)
                        .isInstanceOfSatisfying(
                                NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
                assertThat(left.given()).as(name).isLessThanOrEqualTo(13);
            }
            assertNothingLeft(name, execution, left, right);
        });
    }
}
