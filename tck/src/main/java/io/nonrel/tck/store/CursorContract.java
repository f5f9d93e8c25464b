package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cursors give their rows once, free what they hold when they are closed, and don't disturb each other. */
interface CursorContract extends TestedStore {

    int ITEM_COUNT = 300;

    /** How many cursors the store has open, where that can be told. */
    OptionalLong openCursors();

    @Test
    default void thereIsNothingAfterTheEnd() {
        createManyItems(5);
        try (RowCursor cursor = store().scan(ITEMS, CallContext.NONE)) {
            for (int i = 0; i < 5; i++) {
                assertThat(cursor.next()).isNotNull();
            }
            for (int i = 0; i < 3; i++) {
                assertThat(cursor.next()).isNull();
            }
        }
    }

    @Test
    default void rowsStayAsTheyAreWhenTheCursorGoesOn() {
        createManyItems(ITEM_COUNT);
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        try (RowCursor cursor = store().scan(ITEMS, new Meter(7))) {
            @Nullable Object @Nullable [] row = cursor.next();
            while (row != null) {
                rows.add(row);
                texts.add(Calls.text(row));
                row = cursor.next();
            }
        }
        assertThat(Calls.texts(rows)).isEqualTo(texts);
    }

    @Test
    default void aCursorThatIsClosedGivesNoMoreRows() {
        createManyItems(ITEM_COUNT);
        RowCursor untouched = store().scan(ITEMS, new Meter(10));
        untouched.close();
        givesNothing(untouched);
        RowCursor begun = store().scan(ITEMS, new Meter(10));
        begun.next();
        begun.close();
        givesNothing(begun);
        RowCursor ofKeys = store().lookup(
                        "item",
                        List.of(new @Nullable Object[] {1L}, new @Nullable Object[] {2L}),
                        ITEM_FIELDS,
                        CallContext.NONE);
        ofKeys.close();
        givesNothing(ofKeys);
    }

    @Test
    default void closingTwiceDoesNothing() {
        createManyItems(ITEM_COUNT);
        RowCursor cursor = store().scan(ITEMS, new Meter(10));
        cursor.next();
        cursor.close();
        cursor.close();
        RowCursor ended = store().scan(ITEMS, new Meter(10));
        Calls.drain(ended);
        ended.close();
        assertThat(items()).hasSize(ITEM_COUNT);
    }

    @Test
    default void cursorsClosedEarlyFreeWhatTheyHold() {
        createManyItems(ITEM_COUNT);
        OptionalLong before = openCursors();
        for (int i = 0; i < 1_000; i++) {
            try (RowCursor cursor = store().scan(ITEMS, new Meter(10))) {
                assertThat(cursor.next()).isNotNull();
            }
        }
        if (before.isPresent()) {
            assertThat(openCursors().orElseThrow()).as("cursors left open").isLessThanOrEqualTo(before.getAsLong());
        }
        assertThat(items()).hasSize(ITEM_COUNT);
    }

    @Test
    default void cursorsAreIndependentOfEachOther() {
        createManyItems(ITEM_COUNT);
        List<RowCursor> cursors = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            cursors.add(store().scan(ITEMS, new Meter(1 + i)));
            rows.add(new ArrayList<>());
        }
        cursors.get(0).close();
        for (int row = 0; row < ITEM_COUNT; row++) {
            for (int i = 1; i < cursors.size(); i++) {
                @Nullable Object @Nullable [] next = cursors.get(i).next();
                assertThat(next).as("row %s of cursor %s", row, i).isNotNull();
                if (next != null) {
                    rows.get(i).add(TestedStore.plain(next));
                }
            }
        }
        cursors.forEach(RowCursor::close);
        List<String> all = items();
        rows.subList(1, rows.size()).forEach(some -> assertThat(some).containsExactlyInAnyOrderElementsOf(all));
    }

    @Test
    default void threadsScanAtTheSameTime() {
        createManyItems(ITEM_COUNT);
        Callable<Integer> scan = () -> {
            int rows = 0;
            for (int i = 0; i < 10; i++) {
                rows += Calls.read(store(), ITEMS, new Meter(20)).size();
            }
            return rows;
        };
        assertThat(Threads.run(Collections.nCopies(8, scan), Duration.ofSeconds(60)))
                .hasSize(8)
                .allMatch(rows -> rows == 10 * ITEM_COUNT);
    }

    @Test
    default void anotherThreadMayCloseACursor() {
        createManyItems(ITEM_COUNT);
        RowCursor cursor = store().scan(ITEMS, new Meter(10));
        assertThat(cursor.next()).isNotNull();
        Threads.run(
                List.of(() -> {
                    cursor.close();
                    return true;
                }),
                Duration.ofSeconds(60));
        givesNothing(cursor);
    }

    @Test
    default void aScanReportsTheDocumentsThatItRead() {
        createManyItems(ITEM_COUNT);
        Meter meter = new Meter(10);
        Calls.read(store(), ITEMS, meter);
        assertThat(meter.examined()).as("documents examined").isGreaterThanOrEqualTo(ITEM_COUNT);
    }

    @Test
    default void aScanStopsAtTheLimitOfDocumentsRead() {
        createManyItems(ITEM_COUNT);
        Meter meter = new Meter(10);
        meter.limit(20);
        TestedStore.fails(ErrorCode.LIMIT_EXCEEDED, () -> Calls.read(store(), ITEMS, meter));
        assertThat(items()).hasSize(ITEM_COUNT);
    }

    @Test
    default void aScanOfAMissingCollectionFails() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Calls.read(store(), Scan.of("nowhere", List.of("id"))))
                .isInstanceOf(NonrelException.class);
    }

    private static void givesNothing(RowCursor cursor) {
        try {
            assertThat(cursor.next()).as("a row after close").isNull();
        } catch (NonrelException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.OBJECT_CLOSED);
        }
    }
}
