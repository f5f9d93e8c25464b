package io.nonrel.adapter.mongodb;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows of one call after the other; each is made when the one before it has ended. */
final class ChainedRows implements RowCursor {

    private final Iterator<Supplier<RowCursor>> calls;
    private volatile RowCursor current = RowCursor.EMPTY;
    private volatile boolean closed;
    private boolean ended;

    ChainedRows(Iterator<Supplier<RowCursor>> calls) {
        this.calls = calls;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        while (!ended) {
            if (closed) {
                throw ErrorCode.OBJECT_CLOSED.error("The cursor was closed");
            }
            @Nullable Object @Nullable [] row = current.next();
            if (row != null) {
                return row;
            }
            if (calls.hasNext()) {
                current = calls.next().get();
                if (closed) {
                    current.close();
                }
            } else {
                ended = true;
            }
        }
        return null;
    }

    @Override
    public void close() {
        closed = true;
        current.close();
    }
}
