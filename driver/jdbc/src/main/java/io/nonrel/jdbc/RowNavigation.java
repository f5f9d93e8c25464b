package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where a result stands among its rows. The methods that not every result has refuse here. Guarded by the caller's lock. */
abstract class RowNavigation {

    /** Moves to the next row and gives it, null after the last. */
    abstract @Nullable Object @Nullable [] next() throws SQLException;

    /** The number of the current row from 1, 0 when there is none. */
    abstract long number();

    /** Before the first row; false when there are no rows. */
    abstract boolean isBeforeFirst() throws SQLException;

    /** Behind the last row; false when there are no rows. */
    abstract boolean isAfterLast() throws SQLException;

    /** On the last row. */
    abstract boolean isLast() throws SQLException;

    /** Moves to a row by its number, from the end when negative, and gives it. */
    @Nullable
    Object @Nullable [] absolute(long number) throws SQLException {
        throw forwardOnly();
    }

    /** Moves by a number of rows and gives the row. */
    @Nullable
    Object @Nullable [] relative(long distance) throws SQLException {
        throw forwardOnly();
    }

    /** Moves behind the last row. */
    void afterLast() throws SQLException {
        throw forwardOnly();
    }

    /**
     * Reads the rows that are left into memory.
     *
     * @param maxRows 0 for no limit
     * @throws io.nonrel.spi.NonrelException {@link ErrorCode#LIMIT_EXCEEDED}
     */
    abstract void keepAll(long maxRows);

    /** Keeps a row in place of the current one. */
    void replace(@Nullable Object[] row) {}

    private static SQLException forwardOnly() {
        return SqlExceptions.error(
                ErrorCode.INVALID_CURSOR_STATE,
                "The result can only move forward: create the statement with ResultSet.TYPE_SCROLL_INSENSITIVE");
    }
}
