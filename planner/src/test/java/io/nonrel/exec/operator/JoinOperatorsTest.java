package io.nonrel.exec.operator;

import static io.nonrel.exec.Runs.row;
import static io.nonrel.exec.Runs.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.exec.Condition;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.exec.FakeStore;
import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Limits;
import io.nonrel.exec.Operator;
import io.nonrel.exec.RandomRows;
import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import io.nonrel.exec.TransientTable;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinOperatorsTest {

    private static final int WIDTH = 5;

    private static List<JoinKey> keys(Random random) {
        JoinKey number = random.nextBoolean()
                ? JoinKey.equal(1, 2)
                : new JoinKey((row, e) -> row[1], (row, e) -> row[2], JoinKey.Nulls.MATCH_NOTHING);
        JoinKey text = new JoinKey(new InputColumn(3), new InputColumn(3), JoinKey.Nulls.MATCH_NULL);
        return random.nextBoolean() ? List.of(number) : List.of(number, text);
    }

    private static Condition pair(List<JoinKey> keys, @Nullable Condition rest) {
        return (row, e) -> PairByPair.equal(row[1], row[WIDTH + 2])
                && (keys.size() == 1 || ValueOrder.same(row[3], row[WIDTH + 3]))
                && (rest == null || rest.test(row, e));
    }

    private static @Nullable Condition rest(Random random) {
        return random.nextBoolean() ? null : (row, e) -> ((Long) row[0] + (Long) row[WIDTH]) % 3 != 0;
    }

    @Test
    void hashAndNestedLoopJoinsGiveWhatPairsGive() {
        for (long seed = 0; seed < 400; seed++) {
            RandomRows random = new RandomRows(seed);
            List<@Nullable Object[]> left = random.rows(random.random().nextInt(12), 4);
            List<@Nullable Object[]> right = random.rows(random.random().nextInt(12), 4);
            List<JoinKey> keys = keys(random.random());
            Condition rest = rest(random.random());
            Condition pair = pair(keys, rest);
            for (JoinType type : JoinType.values()) {
                List<List<@Nullable Object>> expected = PairByPair.join(left, right, type, WIDTH, pair);
                for (boolean buildLeft : new boolean[] {false, true}) {
                    Operator join = new HashJoinOperator(
                            new RowSource(left),
                            new RowSource(right),
                            WIDTH,
                            WIDTH,
                            type,
                            keys,
                            rest,
                            buildLeft,
                            "",
                            null);
                    assertThat(rows(join))
                            .as("hash %s, build left %s, seed %d", type, buildLeft, seed)
                            .containsExactlyInAnyOrderElementsOf(expected);
                }
                Operator loop = new NestedLoopJoinOperator(
                        new RowSource(left), new RowSource(right), WIDTH, WIDTH, type, pair, "", null);
                assertThat(rows(loop)).as("loop %s, seed %d", type, seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void lookUpJoinsGiveWhatPairsGiveWheneverTheySwitch() {
        for (long seed = 0; seed < 400; seed++) {
            RandomRows random = new RandomRows(seed);
            List<@Nullable Object[]> outer = random.rows(random.random().nextInt(30), 6);
            List<@Nullable Object[]> inner = random.rows(random.random().nextInt(12), 6);
            List<JoinKey> keys = keys(random.random());
            Condition rest = rest(random.random());
            LookupJoinOperator.Batches batches = new LookupJoinOperator.Batches(
                    1 + random.random().nextInt(8), random.random().nextInt(4));
            for (JoinType type : List.of(JoinType.INNER, JoinType.LEFT, JoinType.SEMI, JoinType.ANTI)) {
                TransientTable keyTable = new TransientTable("keys");
                // Finds by the first key alone, so that it gives more than was asked for.
                Operator lookup = new FilterOperator(
                        new RowSource(inner),
                        (row, e) ->
                                e.transientRows(keyTable).stream().anyMatch(key -> PairByPair.equal(key[0], row[2])),
                        "",
                        null);
                Operator join = new LookupJoinOperator(
                        new RowSource(outer),
                        lookup,
                        new RowSource(inner),
                        keyTable,
                        WIDTH,
                        WIDTH,
                        type,
                        keys,
                        rest,
                        false,
                        batches,
                        "",
                        null);
                assertThat(rows(join))
                        .as("%s, %s, seed %d", type, batches, seed)
                        .isEqualTo(PairByPair.join(outer, inner, type, WIDTH, pair(keys, rest)));
            }
        }
    }

    @Test
    void aLookUpJoinSaysWhatItDidInTheEnd() {
        assertThat(noticeOf(new LookupJoinOperator.Batches(10, 1), 3))
                .isEqualTo("a join looks rows up by keys on a = b: 4 rows, 0 store calls");
        assertThat(noticeOf(new LookupJoinOperator.Batches(2, 1), 5))
                .startsWith(
                        "a join looks rows up by keys, then reads the whole side and hashes it in memory, on a = b: ");
        assertThat(noticeOf(new LookupJoinOperator.Batches(2, 0), 5))
                .isEqualTo("a join reads a whole side and hashes it in memory on a = b: 6 rows, 0 store calls");
    }

    private static String noticeOf(LookupJoinOperator.Batches batches, int outerRows) {
        List<@Nullable Object[]> outer = new ArrayList<>();
        for (int i = 0; i < outerRows; i++) {
            outer.add(row(i));
        }
        Emulation emulation =
                new Emulation(NoticeCode.CLIENT_JOIN, "a join looks rows up by keys on a = b", null, null);
        Operator join = new LookupJoinOperator(
                new RowSource(outer),
                RowSource.of(row(1)),
                RowSource.of(row(1)),
                new TransientTable("keys"),
                1,
                1,
                JoinType.INNER,
                List.of(JoinKey.equal(0, 0)),
                null,
                false,
                batches,
                "a = b",
                emulation);
        Execution execution = Runs.alone();
        Runs.rows(join, execution);
        return execution.notices().list().get(0).message();
    }

    @Test
    void aLookUpJoinCanPutItsOuterSideAtTheRight() {
        RowSource outer = RowSource.of(row(1, "a"), row(2, "b"));
        RowSource inner = RowSource.of(row("x", 1));
        TransientTable keyTable = new TransientTable("keys");
        Operator join = new LookupJoinOperator(
                outer,
                inner,
                inner,
                keyTable,
                2,
                2,
                JoinType.LEFT,
                List.of(JoinKey.equal(0, 1)),
                (row, e) -> "x".equals(row[0]) && "a".equals(row[3]),
                true,
                new LookupJoinOperator.Batches(10, 1),
                "",
                null);

        assertThat(rows(join)).containsExactly(Runs.list("x", 1, 1, "a"), Runs.list(null, null, 2, "b"));
    }

    @Test
    void anInnerJoinWithNothingInMemoryDoesNotReadTheOtherSide() {
        RowSource left = RowSource.of(row(1));
        Operator join = new HashJoinOperator(
                left, RowSource.of(), 1, 1, JoinType.INNER, List.of(JoinKey.equal(0, 0)), null, false, "", null);

        assertThat(rows(join)).isEmpty();
        assertThat(left.opened()).isZero();
    }

    @Test
    void aSemiJoinStopsAtTheFirstMatch() {
        int[] tested = {0};
        Condition counting = (row, e) -> ++tested[0] > 0;
        Operator join = new NestedLoopJoinOperator(
                RowSource.of(row(1)), RowSource.of(row(1), row(2), row(3)), 1, 1, JoinType.SEMI, counting, "", null);

        assertThat(rows(join)).hasSize(1);
        assertThat(tested[0]).isEqualTo(1);
    }

    @Test
    void aJoinThatGivesTooManyRowsIsStopped() {
        RowSource many = new RowSource(new RandomRows(1).rows(100, 2));
        Operator join = new NestedLoopJoinOperator(many, many, WIDTH, WIDTH, JoinType.INNER, null, "", null);
        Execution execution = Runs.within(new Limits(0, 0, 0, 0, 500), new FakeStore());

        assertThatThrownBy(() -> rows(join, execution))
                .isInstanceOf(NonrelException.class)
                .hasMessageContaining("maxJoinRows = 500");
        assertThat(many.open()).isZero();
    }

    @Test
    void explainTellsTypeAndSide() {
        RowSource source = RowSource.of();
        assertThat(new HashJoinOperator(
                                source,
                                source,
                                1,
                                1,
                                JoinType.FULL,
                                List.of(JoinKey.equal(0, 0)),
                                null,
                                true,
                                "a.x = b.x",
                                null)
                        .describe())
                .isEqualTo("Hash join (full, left in memory) a.x = b.x");
    }
}
