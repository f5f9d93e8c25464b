package io.nonrel.exec.window;

/** Which rows of its partition a row's aggregate is over. Immutable. */
public record Frame(Unit unit, FrameBound start, FrameBound end, Exclusion exclusion) {

    /** What bounds count. */
    public enum Unit {
        ROWS,
        /** Differences of the one sort key; rows with equal keys are in or out together. */
        RANGE,
        /** Groups of rows with equal sort keys. */
        GROUPS
    }

    /** Which rows are left out of a frame again. */
    public enum Exclusion {
        NO_OTHERS,
        CURRENT_ROW,
        /** The current row and its peers. */
        GROUP,
        /** The peers of the current row, not the row itself. */
        TIES
    }

    /** All rows of the partition: what SQL means without ORDER BY. */
    public static final Frame WHOLE = new Frame(
            Unit.RANGE, new FrameBound.UnboundedPreceding(), new FrameBound.UnboundedFollowing(), Exclusion.NO_OTHERS);

    /** From the first row to the current one and its peers: what SQL means with ORDER BY alone. */
    public static final Frame RUNNING = new Frame(
            Unit.RANGE, new FrameBound.UnboundedPreceding(), new FrameBound.CurrentRow(), Exclusion.NO_OTHERS);
}
