package io.nonrel.exec.operator;

import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Scalar;

/**
 * One equality of a join.
 *
 * @param left over a row of the left (or outer) side
 * @param right over a row of the right (or inner) side
 * @param nulls what NULL means on either side
 */
public record JoinKey(Scalar left, Scalar right, Nulls nulls) {

    /** What a NULL key matches. */
    public enum Nulls {
        /** Nothing: {@code =} in ON or WHERE. */
        MATCH_NOTHING,
        /** NULL: {@code IS NOT DISTINCT FROM}. */
        MATCH_NULL
    }

    /** {@code left column = right column}; the right one is counted from the right row's start. */
    public static JoinKey equal(int left, int right) {
        return new JoinKey(new InputColumn(left), new InputColumn(right), Nulls.MATCH_NOTHING);
    }
}
