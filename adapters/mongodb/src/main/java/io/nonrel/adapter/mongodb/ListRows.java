package io.nonrel.adapter.mongodb;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are all here. */
final class ListRows implements RowCursor {

    private final Iterator<@Nullable Object[]> rows;
    private volatile boolean closed;

    ListRows(List<@Nullable Object[]> rows) {
        this.rows = rows.iterator();
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        if (closed) {
            throw ErrorCode.OBJECT_CLOSED.error("The cursor was closed");
        }
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        closed = true;
    }
}
