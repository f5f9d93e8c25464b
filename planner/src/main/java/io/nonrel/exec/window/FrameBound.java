package io.nonrel.exec.window;

import io.nonrel.exec.Scalar;
import org.jspecify.annotations.Nullable;

/** Where a frame starts or ends. Immutable. */
public sealed interface FrameBound {

    /** The partition's first row. */
    record UnboundedPreceding() implements FrameBound {}

    /** The partition's last row. */
    record UnboundedFollowing() implements FrameBound {}

    /** The current row; in RANGE and GROUPS its peers too. */
    record CurrentRow() implements FrameBound {}

    /**
     * A distance from the current row: rows, groups of peers, or in RANGE a difference of the sort key.
     *
     * @param preceding whether it is before the current row
     * @param distance not negative, the same for all rows
     * @param boundary in RANGE the sort key at that distance, over the current row, such as {@code day - INTERVAL '7' DAY};
     *     null for a numeric key, which is computed here
     */
    record Offset(
            boolean preceding, Scalar distance, @Nullable Scalar boundary) implements FrameBound {}
}
