package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.ValueOrder;
import org.jspecify.annotations.Nullable;

/** Evaluates LIMIT, FETCH and OFFSET. */
public final class RowLimit {

    private static final @Nullable Object[] NO_ROW = {};

    private RowLimit() {}

    /** The rows to leave out, 0 without an OFFSET. */
    static long offset(@Nullable Scalar offset, Execution execution) {
        return offset == null ? 0 : rows("OFFSET", offset.evaluate(NO_ROW, execution));
    }

    /** The rows to give at most, {@link Long#MAX_VALUE} without a limit. */
    static long fetch(@Nullable Scalar fetch, Execution execution) {
        return fetch == null ? Long.MAX_VALUE : rows("LIMIT", fetch.evaluate(NO_ROW, execution));
    }

    /**
     * Checks a number of rows.
     *
     * @param clause the word for the message
     * @throws io.nonrel.spi.NonrelException {@link ErrorCode#INVALID_LIMIT} when it is NULL or negative
     */
    public static long rows(String clause, @Nullable Object value) {
        if (value == null) {
            throw ErrorCode.INVALID_LIMIT.error("%s is NULL; it must be a number of rows, 0 or more", clause);
        }
        if (!(value instanceof Number number) || ValueOrder.compare(number, 0L) < 0) {
            throw ErrorCode.INVALID_LIMIT.error("%s is %s; it must be a number of rows, 0 or more", clause, value);
        }
        // A fraction of a row is no row: 1.5 allows one.
        return ValueOrder.compare(number, Long.MAX_VALUE) >= 0 ? Long.MAX_VALUE : number.longValue();
    }
}
