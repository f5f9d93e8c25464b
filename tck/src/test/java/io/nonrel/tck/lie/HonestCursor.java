package io.nonrel.tck.lie;

import io.nonrel.spi.RowCursor;
import org.jspecify.annotations.Nullable;

/** Passes every call on; a lie overrides what it lies about. */
class HonestCursor implements RowCursor {

    private final RowCursor cursor;

    HonestCursor(RowCursor cursor) {
        this.cursor = cursor;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        return cursor.next();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
