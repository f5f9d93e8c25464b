package io.nonrel.jdbc;

import io.nonrel.jdbc.NonrelConnection.TransactionWork;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Work of a transaction that is tried again when another transaction got in its way. Used by one thread. */
final class RetriedTransaction {

    private static final int TRIES = 4;
    private static final long FIRST_PAUSE_MILLIS = 8;

    private final SessionConnection connection;

    RetriedTransaction(SessionConnection connection) {
        this.connection = connection;
    }

    <T extends @Nullable Object, X extends Exception> T run(TransactionWork<T, X> work) throws SQLException, X {
        boolean autoCommit = connection.getAutoCommit();
        for (int attempt = 1; ; attempt++) {
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            long number = connection.transactionNumber();
            long numberAfterWork = -1;
            try {
                T result = work.run(connection);
                numberAfterWork = connection.transactionNumber();
                connection.commit();
                restore(autoCommit);
                return result;
            } catch (Exception | Error e) {
                // Work that ended the transaction itself may have left a part of it.
                boolean whole = number == (numberAfterWork < 0 ? connection.transactionNumber() : numberAfterWork);
                undo(e);
                restoreAfter(e, autoCommit);
                boolean again = attempt < TRIES && whole && !connection.isClosed() && isConflict(e);
                if (!again || !paused(attempt)) {
                    throw e;
                }
            }
        }
    }

    private void undo(Throwable failure) {
        try {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void restore(boolean autoCommit) throws SQLException {
        if (autoCommit) {
            connection.setAutoCommit(true);
        }
    }

    private void restoreAfter(Throwable failure, boolean autoCommit) {
        try {
            if (!connection.isClosed()) {
                restore(autoCommit);
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Also what a framework has wrapped. */
    private static boolean isConflict(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
            if (at instanceof SQLException sql
                    && ErrorCode.WRITE_CONFLICT.sqlState().equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the pause is over; an interrupted thread doesn't try again. */
    private static boolean paused(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, FIRST_PAUSE_MILLIS << attempt));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
