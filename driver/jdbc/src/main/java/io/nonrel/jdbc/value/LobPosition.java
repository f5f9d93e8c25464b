package io.nonrel.jdbc.value;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;

/** Checks the positions and lengths that LOB methods take. */
final class LobPosition {

    private LobPosition() {}

    /**
     * Where a part begins.
     *
     * @param position from 1 to the length plus 1
     * @return from 0
     */
    static int start(long position, long length) throws SQLException {
        if (position < 1 || position > length + 1) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_ARGUMENT, "Position %d is outside 1 to %d", position, length + 1);
        }
        return (int) (position - 1);
    }

    /** A length that is not negative and no more than what there is. */
    static int length(long wanted, long available) throws SQLException {
        if (wanted < 0) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "The length %d is negative", wanted);
        }
        return (int) Math.min(wanted, available);
    }

    /** The exception for a LOB after free. */
    static SQLException freed() {
        return SqlExceptions.error(ErrorCode.OBJECT_CLOSED, "The large object was freed");
    }
}
