package io.nonrel.jdbc;

import io.nonrel.engine.Prepared.Kind;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import java.sql.Statement;

/** What a statement gives against what its caller asked for; checked before anything is run. */
final class Outcomes {

    private Outcomes() {}

    static void mustGiveRows(Kind kind) throws SQLException {
        if (kind == Kind.WRITE || kind == Kind.OTHER) {
            throw SqlExceptions.error(
                    ErrorCode.NO_RESULT, "The statement gives no rows: use executeUpdate or execute; nothing was run");
        }
    }

    static void mustGiveCount(Kind kind) throws SQLException {
        if (kind == Kind.QUERY || kind == Kind.WRITE_RETURNING) {
            throw SqlExceptions.error(
                    ErrorCode.NO_RESULT, "The statement gives rows: use executeQuery or execute; nothing was run");
        }
    }

    static void checkMoreResults(int current) throws SQLException {
        if (current != Statement.CLOSE_CURRENT_RESULT
                && current != Statement.KEEP_CURRENT_RESULT
                && current != Statement.CLOSE_ALL_RESULTS) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "getMoreResults takes no %d", current);
        }
    }

    /** A count as an int; one that is too large is given by the methods for large counts only. */
    static int small(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    static int[] small(long[] counts) {
        int[] small = new int[counts.length];
        for (int i = 0; i < small.length; i++) {
            small[i] = small(counts[i]);
        }
        return small;
    }
}
