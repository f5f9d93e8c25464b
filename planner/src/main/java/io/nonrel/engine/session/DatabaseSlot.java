package io.nonrel.engine.session;

import io.nonrel.engine.Session;
import io.nonrel.engine.SessionSettings;
import io.nonrel.spi.ErrorCode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The place of one database among all that are open: it is opened by the first session and closed with the last. Opening
 * and closing happen under the slot's monitor, so nobody opens a store that is still being closed. Thread-safe.
 */
final class DatabaseSlot {

    private final Supplier<OpenDatabase> opening;
    private final Runnable onClosed;
    private @Nullable OpenDatabase database;
    private int sessions;
    private boolean closed;

    /**
     * @param opening opens the store
     * @param onClosed called when the slot is of no more use
     */
    DatabaseSlot(Supplier<OpenDatabase> opening, Runnable onClosed) {
        this.opening = opening;
        this.onClosed = onClosed;
    }

    /** Opens a session; null when the slot is of no more use and the caller has to take a new one. */
    synchronized @Nullable Session connect(SessionSettings settings) {
        if (closed) {
            return null;
        }
        OpenDatabase open = database;
        if (open == null) {
            try {
                open = opening.get();
            } catch (RuntimeException | Error e) {
                end();
                throw e;
            }
            database = open;
        }
        sessions++;
        try {
            return new OpenSession(open, this, settings);
        } catch (RuntimeException | Error e) {
            release();
            throw e;
        }
    }

    /** Opens one more session on a database that is open. */
    Session another(SessionSettings settings) {
        Session session = connect(settings);
        if (session == null) {
            throw ErrorCode.CONNECTION_CLOSED.error("The database was closed with its last session; connect again");
        }
        return session;
    }

    /** To be called once by each session that closes. */
    synchronized void release() {
        if (--sessions == 0 && database != null) {
            try {
                database.close();
            } finally {
                end();
            }
        }
    }

    private void end() {
        closed = true;
        onClosed.run();
    }
}
