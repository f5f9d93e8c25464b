package io.nonrel.adapter.mongodb;

import com.mongodb.client.MongoCursor;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import org.jspecify.annotations.Nullable;

/** The rows of a server's cursor, which is closed at its end, by the first error and by whoever closes this one. */
final class MongoCursorRows implements RowCursor {

    private final MongoCursor<@Nullable Object[]> cursor;
    private final Access access;
    private final CallContext context;
    private final String comment;

    /** Rows that are here already and still to be given. */
    private int waiting;

    private boolean ended;
    private volatile boolean closed;

    /**
     * @param comment what marks its operations on the server
     */
    MongoCursorRows(MongoCursor<@Nullable Object[]> cursor, Access access, CallContext context, String comment) {
        this.cursor = cursor;
        this.access = access;
        this.context = context;
        this.comment = comment;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        if (ended) {
            return null;
        }
        if (closed) {
            throw ErrorCode.OBJECT_CLOSED.error("The cursor was closed");
        }
        boolean given = false;
        try {
            access.checkOpen();
            context.checkCancelled();
            if (waiting == 0 && !fetch()) {
                ended = true;
                close();
                return null;
            }
            waiting--;
            @Nullable Object[] row = cursor.next();
            given = true;
            return row;
        } catch (RuntimeException e) {
            if (closed) {
                throw ErrorCode.OBJECT_CLOSED.error(e, "The cursor was closed");
            }
            throw access.errors().of(e);
        } finally {
            if (!given) {
                close();
            }
        }
    }

    private boolean fetch() {
        boolean here =
                cursor.available() > 0 || access.cancellations().<Boolean>watch(comment, context, cursor::hasNext);
        if (!here) {
            return false;
        }
        waiting = Math.max(1, cursor.available());
        context.examined(waiting);
        return true;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                cursor.close();
            } catch (RuntimeException e) {
                // The server forgets the cursor by itself, and nobody waits for it.
                access.errors().ignored(e);
            }
        }
    }
}
