package io.nonrel.tck.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.NavigableMap;

/**
 * One way to write for ever. The numbers of the steps grow within a round, and a round begins at a multiple of {@link
 * #ROUND}; each has tables of its own. Stateless.
 */
interface WriteLoop {

    long ROUND = 1_000_000;

    /** Makes the tables. */
    void create(Connection connection) throws SQLException;

    /** Whether {@link #begin} clears what was left of earlier rounds, so that their steps count no more. */
    default boolean beginsAnew() {
        return false;
    }

    /** Makes what the steps of a new round need, after whatever a kill has left. */
    default void begin(Connection connection) throws SQLException {}

    /**
     * Does a step, committed when it returns.
     *
     * @return what the step got from the database, to be acknowledged with its number
     */
    String step(Connection connection, long number) throws SQLException;

    /**
     * Checks what the database holds after a kill, and adds steps that have turned out to be done.
     *
     * @param acknowledged what each acknowledged step got
     */
    void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException;
}
