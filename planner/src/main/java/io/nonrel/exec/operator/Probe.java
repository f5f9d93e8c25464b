package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import org.jspecify.annotations.Nullable;

/** Meets one row of a join's probe side at a time with the rows of its key in a table. For one run. */
final class Probe {

    private final Execution execution;
    private final JoinedRows joined;
    private final JoinType type;
    private final boolean left;
    private final boolean keeps;
    private final boolean marks;
    private @Nullable Object @Nullable [] row;
    private @Nullable JoinTable table;
    private int candidate = -1;
    private boolean matched;

    /**
     * @param left whether the probe side is the left one
     * @param keeps whether its rows without a match are given
     * @param marks whether the table is asked later which of its rows had a match
     */
    Probe(Execution execution, JoinedRows joined, JoinType type, boolean left, boolean keeps, boolean marks) {
        this.execution = execution;
        this.joined = joined;
        this.type = type;
        this.left = left;
        this.keeps = keeps;
        this.marks = marks;
    }

    void start(@Nullable Object[] probeRow, JoinTable otherSide, KeyReader keys) {
        start(probeRow, otherSide, otherSide.find(probeRow, keys, execution));
    }

    /**
     * Starts with a row whose key was found before.
     *
     * @param first the first row with its key, -1 for none
     */
    void start(@Nullable Object[] probeRow, JoinTable otherSide, int first) {
        row = probeRow;
        table = otherSide;
        matched = false;
        candidate = first;
    }

    /** The next row that the current row of the probe side gives, null when it gives no more. */
    @Nullable
    Object @Nullable [] next() {
        @Nullable Object[] own = row;
        JoinTable others = table;
        if (own == null || others == null) {
            return null;
        }
        while (candidate >= 0) {
            execution.cancellation().check();
            int number = candidate;
            candidate = others.next(number);
            @Nullable Object[] other = others.row(number);
            @Nullable Object[] leftRow = left ? own : other;
            @Nullable Object[] rightRow = left ? other : own;
            if (!joined.test(leftRow, rightRow)) {
                continue;
            }
            matched = true;
            if (!type.leftOnly()) {
                if (marks) {
                    others.match(number);
                }
                return joined.join(leftRow, rightRow);
            }
            if (left) {
                // One match decides.
                candidate = -1;
            } else if (!others.isMatched(number)) {
                others.match(number);
                if (type == JoinType.SEMI) {
                    return joined.count(leftRow);
                }
            }
        }
        row = null;
        return afterCandidates(own);
    }

    private @Nullable Object @Nullable [] afterCandidates(@Nullable Object[] own) {
        if (type.leftOnly()) {
            return left && matched == (type == JoinType.SEMI) ? joined.count(own) : null;
        }
        if (matched || !keeps) {
            return null;
        }
        return left ? joined.join(own, null) : joined.join(null, own);
    }
}
