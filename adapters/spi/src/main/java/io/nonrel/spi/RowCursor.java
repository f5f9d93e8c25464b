package io.nonrel.spi;

import org.jspecify.annotations.Nullable;

/**
 * Rows of a scan, pulled one at a time. Not thread-safe, except that {@link #close} may be called from another thread.
 */
public interface RowCursor extends AutoCloseable {

    /** A cursor without rows. */
    RowCursor EMPTY = new RowCursor() {
        @Override
        public @Nullable Object @Nullable [] next() {
            return null;
        }

        @Override
        public void close() {}
    };

    /**
     * The next row with the values of the fields asked for, in their order, or null at the end and ever after. The array
     * stays valid after the call and the receiver must not change it: it may be the store's own.
     *
     * @throws NonrelException when the store fails, the statement was cancelled or its time is over; {@link
     *     ErrorCode#OBJECT_CLOSED} after {@link #close}, unless the end was reached before
     */
    @Nullable
    Object @Nullable [] next();

    /** Frees what the cursor holds in this process and in the store. Calls after the first do nothing; never throws. */
    @Override
    void close();
}
