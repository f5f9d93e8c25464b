package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * A mark in a transaction. Immutable.
 *
 * @param owner the connection whose transaction it is in
 * @param transaction number of that transaction
 * @param mark the engine's name of it
 * @param number what an unnamed one is known by
 * @param name null for an unnamed one
 */
record NonrelSavepoint(
        SessionConnection owner,
        long transaction,
        long mark,
        int number,
        @Nullable String name) implements Savepoint {

    @Override
    public int getSavepointId() throws SQLException {
        if (name != null) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_ARGUMENT, "The savepoint has a name, '%s', and no number", name);
        }
        return number;
    }

    @Override
    public String getSavepointName() throws SQLException {
        if (name == null) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_ARGUMENT, "The savepoint has a number, %d, and no name", number);
        }
        return name;
    }

    @Override
    public String toString() {
        return "Savepoint " + (name == null ? number : name);
    }
}
