package io.nonrel.jdbc;

import io.nonrel.engine.Property;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the rows that were read, so that it can go back; reads no further than it must. */
final class ScrollNavigation extends RowNavigation {

    private final RowCursor cursor;
    private final long maxRowsInMemory;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private boolean complete;
    /** 0 before the first row, the number of rows plus 1 behind the last. */
    private long position;

    /**
     * Stands before the first row.
     *
     * @param maxRowsInMemory 0 for no limit
     */
    ScrollNavigation(RowCursor cursor, long maxRowsInMemory) {
        this.cursor = cursor;
        this.maxRowsInMemory = maxRowsInMemory;
    }

    @Override
    @Nullable
    Object @Nullable [] next() {
        return moveTo(position + 1);
    }

    @Override
    long number() {
        return position <= rows.size() ? position : 0;
    }

    @Override
    boolean isBeforeFirst() {
        return position == 0 && has(1);
    }

    @Override
    boolean isAfterLast() {
        return position > rows.size() && !rows.isEmpty();
    }

    @Override
    boolean isLast() {
        return position > 0 && position <= rows.size() && !has(position + 1);
    }

    @Override
    @Nullable
    Object @Nullable [] absolute(long number) {
        return moveTo(number < 0 ? count() + 1 + number : number);
    }

    @Override
    @Nullable
    Object @Nullable [] relative(long distance) {
        return moveTo(position + distance);
    }

    @Override
    void afterLast() {
        position = count() == 0 ? 0 : count() + 1;
    }

    @Override
    void replace(@Nullable Object[] row) {
        rows.set((int) position - 1, row);
    }

    @Override
    void keepAll(long maxRows) {
        has(Long.MAX_VALUE);
    }

    private @Nullable Object @Nullable [] moveTo(long number) {
        if (number <= 0) {
            position = 0;
            return null;
        }
        if (has(number)) {
            position = number;
            return rows.get((int) number - 1);
        }
        position = rows.size() + 1L;
        return null;
    }

    private long count() {
        has(Long.MAX_VALUE);
        return rows.size();
    }

    private boolean has(long number) {
        while (!complete && rows.size() < number) {
            @Nullable Object @Nullable [] row = cursor.next();
            if (row == null) {
                complete = true;
            } else {
                keep(row);
            }
        }
        return rows.size() >= number;
    }

    private void keep(@Nullable Object[] row) {
        if (maxRowsInMemory > 0 && rows.size() >= maxRowsInMemory) {
            throw ErrorCode.LIMIT_EXCEEDED.error(
                    "A scrollable result holds its rows in memory, and there are more than %s%s=%d: raise it, or read forward"
                            + " only",
                    Property.PREFIX, Property.MAX_ROWS_IN_MEMORY.key(), maxRowsInMemory);
        }
        rows.add(row);
    }
}
