package io.nonrel.jdbc;

import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The open results of a connection that stay open over a commit. The rows that are left of them are read into memory before it,
 * as the snapshot that they are read from ends with the transaction. Guarded by the connection's lock.
 */
final class HeldResults {

    /** A result that nobody reads any more needs not be kept. */
    private final Set<NonrelResultSet> results = Collections.newSetFromMap(new WeakHashMap<>());

    void opened(NonrelResultSet result) {
        results.add(result);
    }

    /**
     * Makes the results independent of the transaction that is about to be committed. One with more rows than memory may hold
     * ends with it.
     *
     * @param transaction its number
     */
    void keep(long transaction) throws SQLException {
        if (results.isEmpty()) {
            return;
        }
        for (NonrelResultSet result : Set.copyOf(results)) {
            result.keep(transaction);
        }
        results.clear();
    }
}
