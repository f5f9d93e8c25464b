package io.nonrel.exec.window;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.aggregate.AggregateCall;
import org.jspecify.annotations.Nullable;

/** One use of a window function. Expressions are over a row of the window's input. Immutable. */
public sealed interface WindowCall {

    /** Functions of a row's place among the others. */
    enum Rank implements WindowCall {
        ROW_NUMBER,
        RANK,
        DENSE_RANK,
        PERCENT_RANK,
        CUME_DIST
    }

    /** NTILE: the number of the row's bucket, from 1, of so many as equal as can be. */
    record Ntile(Scalar buckets) implements WindowCall {}

    /**
     * LAG and LEAD: the value of a row so many rows away.
     *
     * @param lead towards the end, else towards the start
     * @param offset null for 1
     * @param otherwise when there is no such row; null for NULL
     * @param ignoreNulls whether only rows with a value count
     */
    record Shift(
            boolean lead,
            Scalar value,
            @Nullable Scalar offset,
            @Nullable Scalar otherwise,
            boolean ignoreNulls) implements WindowCall {}

    /**
     * FIRST_VALUE, LAST_VALUE and NTH_VALUE: the value of a row of the frame.
     *
     * @param number from 1; null for 1
     * @param fromLast whether to count from the frame's end
     * @param ignoreNulls whether only rows with a value count
     */
    record Nth(Scalar value, @Nullable Scalar number, boolean fromLast, boolean ignoreNulls) implements WindowCall {}

    /** An aggregate over the frame. */
    record Aggregate(AggregateCall call) implements WindowCall {}
}
