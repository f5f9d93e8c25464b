package io.nonrel.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final long ROWS = 1_000;

    private final Store store = Shop.withItems();
    private final Meter meter = new Meter();

    /** Counts what it is told, and cancels on request. */
    private static final class Meter implements CallContext {

        private long examined;
        private boolean cancelled;

        @Override
        public void checkCancelled() {
            if (cancelled) {
                throw ErrorCode.CANCELLED.error("The statement was cancelled");
            }
        }

        @Override
        public long remainingMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public int fetchSize() {
            return 100;
        }

        @Override
        public void examined(long rows) {
            examined += rows;
        }

        @Override
        public void notice(Notice notice) {
            throw new AssertionError(notice);
        }
    }

    @BeforeEach
    void fill() {
        List<Mutation> batch = new ArrayList<>();
        for (long i = 0; i < ROWS; i++) {
            batch.add(Shop.insert(i, i % 3 == 0 ? null : "name " + i % 10, i % 10));
        }
        store.write(batch, CallContext.NONE);
        Shop.index(store, "by_price", false, "price");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long examined(Scan scan) {
        meter.examined = 0;
        Shop.drain(store.scan(scan, meter));
        return meter.examined;
    }

    @Test
    void countsTheDocumentsThatItRead() {
        assertThat(examined(Shop.items())).isEqualTo(ROWS);
        assertThat(examined(Shop.items().withPredicate(Predicate.equal("name", "name 1"))))
                .isEqualTo(ROWS);
        assertThat(examined(Shop.items().withPredicate(Predicate.equal("price", 3L))))
                .isEqualTo(ROWS / 10);
        assertThat(examined(Shop.items().withPredicate(Predicate.equal("id", 3L))))
                .isEqualTo(1);
        assertThat(examined(Shop.items().withLimit(Operand.of(5L), Operand.of(10L))))
                .isEqualTo(15);
        assertThat(examined(Shop.items().withLimit(null, Operand.of(0L)))).isZero();
    }

    @Test
    void stopsWhenItIsCancelled() {
        try (RowCursor cursor = store.scan(Shop.items(), meter)) {
            assertThat(cursor.next()).isNotNull();
            meter.cancelled = true;
            assertThatThrownBy(() -> Shop.drain(cursor))
                    .isInstanceOfSatisfying(
                            NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        }
        assertThatThrownBy(() -> store.write(List.of(new Mutation.DeleteWhere("item", Predicate.all())), meter))
                .isInstanceOf(NonrelException.class);
        assertThat(store.estimateCount("item")).hasValue(ROWS);
    }

    @Test
    void givesNothingAfterTheEndOrAfterClose() {
        RowCursor cursor = store.scan(Shop.items().withLimit(null, Operand.of(1L)), meter);
        assertThat(cursor.next()).isNotNull();
        assertThat(cursor.next()).isNull();
        assertThat(cursor.next()).isNull();
        cursor.close();
        RowCursor other = store.scan(Shop.items(), meter);
        other.close();
        other.close();
        assertThatThrownBy(other::next).isInstanceOf(NonrelException.class);
    }

    @Test
    void handsOutTheStoredArrayWhenItFits() {
        try (RowCursor one = store.scan(Shop.items(), meter);
                RowCursor two = store.scan(Shop.items(), meter)) {
            assertThat(one.next()).isSameAs(two.next());
        }
    }

    @Test
    void computesAggregatesWithoutReadingMoreThanNeeded() {
        assertThat(aggregate(Predicate.all(), List.of(), count(null))).containsExactly("1000");
        assertThat(meter.examined).isZero();
        assertThat(aggregate(Predicate.all(), List.of(), call(Aggregation.Function.MAX, "price")))
                .containsExactly("9");
        assertThat(meter.examined).isEqualTo(1);
        assertThat(aggregate(
                        Predicate.equal("price", 4L), List.of(), count(null), call(Aggregation.Function.MIN, "id")))
                .containsExactly("100|4");
        assertThat(aggregate(Predicate.none(), List.of(), count(null), call(Aggregation.Function.SUM, "id")))
                .containsExactly("0|null");
    }

    @Test
    void groupsWithNullAsAGroup() {
        Predicate few = new Predicate.Comparison("id", Predicate.Operator.LESS, Operand.of(12L));
        assertThat(aggregate(few, List.of("name"), count(null), count("name"), call(Aggregation.Function.SUM, "id")))
                .containsExactlyInAnyOrder(
                        "null|4|0|18",
                        "name 1|2|2|12",
                        "name 2|1|1|2",
                        "name 4|1|1|4",
                        "name 5|1|1|5",
                        "name 7|1|1|7",
                        "name 8|1|1|8",
                        "name 0|1|1|10");
        assertThat(aggregate(Predicate.none(), List.of("name"), count(null))).isEmpty();
    }

    private List<String> aggregate(Predicate predicate, List<String> groupBy, Aggregation.Call... calls) {
        meter.examined = 0;
        Scan input = Scan.of("item", List.of()).withPredicate(predicate);
        return Shop.drain(store.aggregate(new Aggregation(input, groupBy, List.of(calls)), meter));
    }

    private static Aggregation.Call count(@org.jspecify.annotations.Nullable String field) {
        return new Aggregation.Call(Aggregation.Function.COUNT, field);
    }

    private static Aggregation.Call call(Aggregation.Function function, String field) {
        return new Aggregation.Call(function, field);
    }
}
