package io.nonrel.exec.operator;

import java.util.Locale;

/** Which rows a join gives. */
public enum JoinType {
    /** Each pair that matches. */
    INNER,
    /** Each pair, and the left rows without a match, with NULLs at the right. */
    LEFT,
    /** Each pair, and the right rows without a match, with NULLs at the left. */
    RIGHT,
    /** Each pair, and the rows of both sides without a match. */
    FULL,
    /** The left rows with a match, once each, without the right columns. */
    SEMI,
    /** The left rows without a match, without the right columns. */
    ANTI;

    boolean keepsLeft() {
        return this == LEFT || this == FULL;
    }

    boolean keepsRight() {
        return this == RIGHT || this == FULL;
    }

    /** Whether the right columns are not in the result. */
    boolean leftOnly() {
        return this == SEMI || this == ANTI;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
