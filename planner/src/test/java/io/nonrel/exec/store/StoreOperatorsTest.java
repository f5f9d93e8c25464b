package io.nonrel.exec.store;

import static io.nonrel.exec.Runs.list;
import static io.nonrel.exec.Runs.row;
import static io.nonrel.exec.Runs.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.exec.FakeStore;
import io.nonrel.exec.Limits;
import io.nonrel.exec.Operator;
import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.TransientTable;
import io.nonrel.exec.operator.JoinKey;
import io.nonrel.exec.operator.JoinType;
import io.nonrel.exec.operator.LookupJoinOperator;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreOperatorsTest {

    private static final List<String> FIELDS = List.of("id", "name");
    private static final Operand FIRST = new Operand.Parameter(0, ValueType.INTEGER);
    private static final AccessPath FULL = new AccessPath(AccessPath.Kind.FULL, "full scan");

    private final FakeStore store = new FakeStore()
            .with(
                    new CollectionDefinition(
                            "t",
                            List.of(
                                    new CollectionDefinition.FieldDefinition("id", ValueType.INTEGER, false),
                                    new CollectionDefinition.FieldDefinition("name", ValueType.STRING, true)),
                            List.of("id")),
                    row(1, "a"),
                    row(2, "b"),
                    row(3, null),
                    row(4, "d"));

    private static Scalar constant(@Nullable Object value) {
        return (row, execution) -> value;
    }

    private static Predicate idEquals(Operand operand) {
        return new Predicate.Comparison("id", Predicate.Operator.EQUAL, operand);
    }

    private static Operator scan(Scan scan, Scalar... operands) {
        return new StoreScanOperator(scan, List.of(operands), FULL, List.of(), List.of());
    }

    @Test
    void aScanBindsTheStatementsParameters() {
        Operator scan = scan(Scan.of("t", FIELDS).withPredicate(idEquals(FIRST)));

        assertThat(rows(scan, Runs.on(store, 2L))).containsExactly(list(2, "b"));
        assertThat(store.requests()).containsExactly("scan t where id = 2 fields [id, name]");
        assertThat(scan.describe()).isEqualTo("Scan t where id = ?0 fields [id, name] by full scan");
    }

    @Test
    void aScanBindsExpressionsInsteadWhenItHasSome() {
        Scan scan = Scan.of("t", FIELDS).withPredicate(idEquals(FIRST));

        assertThat(rows(scan(scan, constant(4L)), Runs.on(store, 2L))).containsExactly(list(4, "d"));
    }

    @Test
    void aScanThatNothingCanMatchDoesNotAskTheStore() {
        Execution execution = Runs.on(store, (Object) null);

        assertThat(rows(scan(Scan.of("t", FIELDS).withPredicate(idEquals(FIRST))), execution))
                .isEmpty();
        assertThat(rows(scan(Scan.of("t", FIELDS).withLimit(null, Operand.of(0L))), execution))
                .isEmpty();
        assertThat(store.requests()).isEmpty();
        assertThat(execution.budget().storeCalls()).isZero();
    }

    @Test
    void aPushedLimitIsCheckedBeforeTheStoreIsAsked() {
        Operator scan = scan(Scan.of("t", FIELDS).withLimit(null, FIRST));

        assertThatThrownBy(() -> rows(scan, Runs.on(store, -3L)))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_LIMIT));
        assertThat(store.requests()).isEmpty();
        assertThat(rows(scan, Runs.on(store, 3L))).hasSize(3);
        assertThat(rows(scan, Runs.on(store, new BigDecimal("2.5")))).hasSize(2);
    }

    @Test
    void aFullScanTellsHowManyDocumentsWereExamined() {
        Emulation full = new Emulation(NoticeCode.FULL_SCAN, "every row of t is read", "t", null);
        Execution execution = Runs.on(store);
        rows(new StoreScanOperator(Scan.of("t", FIELDS), List.of(), FULL, List.of(), List.of(full)), execution);

        assertThat(execution.notices().list()).extracting(Notice::rows).containsExactly(4L);
        assertThat(execution.budget().examined()).isEqualTo(4);
    }

    @Test
    void storeCallsAndDocumentsCountAgainstTheirLimits() {
        Operator scan = scan(Scan.of("t", FIELDS));

        assertThatThrownBy(() -> rows(scan, Runs.within(new Limits(3, 0, 0, 0, 0), store)))
                .hasMessageContaining("maxRowsExamined = 3");
        Execution oneCall = Runs.within(new Limits(0, 0, 0, 1, 0), store);
        rows(scan, oneCall);
        assertThatThrownBy(() -> rows(scan, oneCall)).hasMessageContaining("maxStoreCalls = 1");
        assertThat(store.openCursors()).isZero();
    }

    @Test
    void aKeyIsLookedUpOnceAndNullNever() {
        KeyLookupOperator one = new KeyLookupOperator(
                "t", List.of(List.of((row, e) -> e.parameters()[0])), FIELDS, "id = ?0", List.of());
        KeyLookupOperator several = new KeyLookupOperator(
                "t",
                List.of(List.of(constant(3L)), List.of(constant(null)), List.of(constant(3L)), List.of(constant(9L))),
                FIELDS,
                "id IN (3, NULL, 3, 9)",
                List.of());

        assertThat(rows(one, Runs.on(store, 2L))).containsExactly(list(2, "b"));
        assertThat(rows(one, Runs.on(store, (Object) null))).isEmpty();
        assertThat(rows(several, Runs.on(store))).containsExactly(list(3, null));
        assertThat(store.requests()).containsExactly("lookup t 1", "lookup t 2");
    }

    @Test
    void anInListIsCutIntoChunks() {
        List<Scalar> values = LongStream.of(4, 2, 2, 1, 7)
                .mapToObj(StoreOperatorsTest::constant)
                .toList();
        Emulation fanOut = new Emulation(NoticeCode.FAN_OUT, "id IN (…)", "t", null);
        FanOutOperator inList = new FanOutOperator(
                ScanBranches.chunks(Scan.of("t", FIELDS), List.of(), "id", values, 2),
                List.of(),
                List.of(),
                List.of(),
                fanOut,
                List.of());
        Execution execution = Runs.on(store);

        assertThat(rows(inList, execution)).containsExactlyInAnyOrder(list(1, "a"), list(2, "b"), list(4, "d"));
        assertThat(store.requests()).hasSize(2);
        Notice notice = execution.notices().list().get(0);
        assertThat(notice.rows()).isEqualTo(3);
        assertThat(notice.storeCalls()).isEqualTo(2);
        assertThatThrownBy(() -> rows(inList, Runs.within(new Limits(0, 0, 1, 0, 0), store)))
                .hasMessageContaining("maxFanOut = 1");
    }

    @Test
    void branchesAreMergedInOrderWithoutDuplicates() {
        List<SortField> order = List.of(new SortField("id", true, false));
        Scan base = Scan.of("t", FIELDS).withOrder(order);
        ScanBranches branches = ScanBranches.alternatives(
                List.of(
                        base.withPredicate(new Predicate.Comparison("id", Predicate.Operator.GREATER, Operand.of(1L))),
                        base.withPredicate(Predicate.equal("name", null)),
                        base.withPredicate(new Predicate.Comparison("id", Predicate.Operator.LESS, FIRST))),
                List.of());
        FanOutOperator union =
                new FanOutOperator(branches, List.of(SortKey.descending(0)), List.of(0), List.of(), null, List.of());

        assertThat(rows(union, Runs.on(store, 4L)))
                .containsExactly(list(4, "d"), list(3, null), list(2, "b"), list(1, "a"));
        assertThat(store.requests()).hasSize(2);
        assertThat(store.openCursors()).isZero();
        assertThat(union.describe()).isEqualTo("Fan out, merged in order, without duplicates");
    }

    @Test
    void aLookUpJoinAsksForTheKeysOfItsBatches() {
        RowSource outer = RowSource.of(row("x", 2), row("y", 4), row("z", null), row("w", 2), row("v", 9), row("u", 1));
        TransientTable keys = new TransientTable("keys");
        Operator whole = scan(Scan.of("t", FIELDS));
        List<Operator> lookups = List.of(
                new KeyedLookupOperator("t", keys, List.of(0), 1, FIELDS),
                new FanOutOperator(
                        ScanBranches.chunks(Scan.of("t", FIELDS), List.of(), "id", keys, 0, 10),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of()));
        Emulation join = new Emulation(NoticeCode.CLIENT_JOIN, "joined by look-ups", "t", null);
        for (Operator lookup : lookups) {
            Execution execution = Runs.on(store);
            Operator joined = new LookupJoinOperator(
                    outer,
                    lookup,
                    whole,
                    keys,
                    2,
                    2,
                    JoinType.INNER,
                    List.of(JoinKey.equal(1, 0)),
                    null,
                    false,
                    new LookupJoinOperator.Batches(4, 5),
                    "",
                    join);

            assertThat(rows(joined, execution))
                    .containsExactly(
                            list("x", 2, 2, "b"), list("y", 4, 4, "d"), list("w", 2, 2, "b"), list("u", 1, 1, "a"));
            assertThat(execution.budget().storeCalls()).isEqualTo(2);
            assertThat(execution.notices().list().get(0).storeCalls()).isEqualTo(2);
            assertThat(execution.notices().list().get(0).rows()).isEqualTo(9);
        }
    }

    @Test
    void anAggregationOfNothingNeedsNoStore() {
        Aggregation total = new Aggregation(
                Scan.of("t", List.of()).withPredicate(idEquals(FIRST)),
                List.of(),
                List.of(
                        new Aggregation.Call(Aggregation.Function.COUNT, null),
                        new Aggregation.Call(Aggregation.Function.MAX, "name")));
        AggregationOperator operator = new AggregationOperator(total, List.of(), List.of());

        assertThat(rows(operator, Runs.on(store, 2L))).containsExactly(list(1, "b"));
        assertThat(rows(operator, Runs.on(store, (Object) null))).containsExactly(list(0, null));
        assertThat(store.requests()).hasSize(1);
    }
}
