package io.nonrel.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a connection of this driver has beside JDBC; {@code connection.unwrap(NonrelConnection.class)} gives it, also from a
 * pool's connection.
 */
public interface NonrelConnection extends Connection {

    /**
     * What is done in a transaction; it may be run several times, so it should have no effects but those on the database.
     *
     * @param <T> what it gives
     * @param <X> what it may throw beside an SQLException
     */
    @FunctionalInterface
    interface TransactionWork<T extends @Nullable Object, X extends Exception> {
        /** Does it, without committing or rolling back. */
        T run(Connection connection) throws SQLException, X;
    }

    /**
     * Runs work in a transaction and commits it. When another transaction got in its way (SQLState 40001), it is rolled back
     * and tried again, three times at most, after a random pause that grows. Any other failure rolls it back and is thrown.
     * Autocommit is as before when the call returns.
     *
     * <p>Inside of a transaction that has begun already, for example in the work of another call, the work is a part of it: it
     * is run once, and whoever began the transaction commits it or tries it again. Work that ends the transaction itself is not
     * tried again.
     *
     * <p>On a store without transactions nothing can be rolled back, unless {@code nonrel.writeBuffer} is true.
     *
     * @return what the work gave
     * @throws java.sql.SQLTransactionRollbackException with SQLState 40001 when the last try failed, too
     */
    <T extends @Nullable Object, X extends Exception> T runInTransaction(TransactionWork<T, X> work)
            throws SQLException, X;
}
