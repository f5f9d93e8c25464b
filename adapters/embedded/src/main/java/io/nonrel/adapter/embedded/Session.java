package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the cursors of one store or transaction belong to: it ends once, and they with it. Thread-safe.
 */
final class Session {

    private final Database database;
    private final AtomicBoolean ended = new AtomicBoolean();

    Session(Database database) {
        this.database = database;
    }

    Database database() {
        return database;
    }

    /** Returns whether it had not ended before. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    boolean isOpen() {
        return !ended.get();
    }

    void checkOpen() {
        if (ended.get()) {
            throw ErrorCode.CONNECTION_LOST.error("The store %s was closed while it was in use", database.name());
        }
    }
}
