package io.nonrel.adapter.mongodb;

import io.nonrel.spi.RowCursor;
import org.jspecify.annotations.Nullable;

/** Leaves out the first rows and ends after some: for numbers that no command takes. */
final class SlicedRows implements RowCursor {

    private final RowCursor rows;
    private long offset;
    private long limit;

    SlicedRows(RowCursor rows, long offset, long limit) {
        this.rows = rows;
        this.offset = offset;
        this.limit = limit;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        while (offset > 0 && rows.next() != null) {
            offset--;
        }
        if (limit == 0) {
            rows.close();
            return null;
        }
        limit--;
        return rows.next();
    }

    @Override
    public void close() {
        rows.close();
    }
}
