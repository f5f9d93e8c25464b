package io.nonrel.jdbc;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams the rows and keeps none but the current one, and one more when it is asked whether there is one. */
final class ForwardNavigation extends RowNavigation {

    private RowCursor cursor;
    private @Nullable Object @Nullable [] ahead;
    private boolean looked;
    private boolean ended;
    private long number;

    ForwardNavigation(RowCursor cursor) {
        this.cursor = cursor;
    }

    @Override
    @Nullable
    Object @Nullable [] next() {
        if (ended) {
            return null;
        }
        @Nullable Object @Nullable [] row = looked ? ahead : cursor.next();
        looked = false;
        ahead = null;
        if (row == null) {
            ended = true;
        } else {
            number++;
        }
        return row;
    }

    @Override
    long number() {
        return ended ? 0 : number;
    }

    @Override
    boolean isBeforeFirst() {
        return number == 0 && !ended && hasMore();
    }

    @Override
    boolean isAfterLast() {
        return ended && number > 0;
    }

    @Override
    boolean isLast() {
        return !ended && number > 0 && !hasMore();
    }

    @Override
    void keepAll(long maxRows) {
        if (ended) {
            return;
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (@Nullable Object @Nullable [] row = cursor.next(); row != null; row = cursor.next()) {
            if (maxRows > 0 && rows.size() >= maxRows) {
                throw ErrorCode.LIMIT_EXCEEDED.error("More than %d rows are left of the result", maxRows);
            }
            rows.add(row);
        }
        cursor = new ListCursor(rows.iterator());
    }

    private boolean hasMore() {
        if (!looked) {
            ahead = cursor.next();
            looked = true;
        }
        return ahead != null;
    }
}
