package io.nonrel.exec.operator;

import io.nonrel.exec.Condition;
import io.nonrel.exec.Execution;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a join together, tests the rest of its condition and counts what it gives. For one run. */
final class JoinedRows {

    private final Execution execution;
    private final int leftWidth;
    private final int rightWidth;
    private final @Nullable Condition condition;
    private final @Nullable Object[] tested;
    private long given;

    JoinedRows(Execution execution, int leftWidth, int rightWidth, @Nullable Condition condition) {
        this.execution = execution;
        this.leftWidth = leftWidth;
        this.rightWidth = rightWidth;
        this.condition = condition;
        this.tested = new Object[condition == null ? 0 : leftWidth + rightWidth];
    }

    /** Whether the condition is TRUE for a pair. */
    boolean test(@Nullable Object[] left, @Nullable Object[] right) {
        if (condition == null) {
            return true;
        }
        System.arraycopy(left, 0, tested, 0, leftWidth);
        System.arraycopy(right, 0, tested, leftWidth, rightWidth);
        return condition.test(tested, execution);
    }

    /** A pair as a row; null stands for a row of NULLs. */
    @Nullable
    Object[] join(@Nullable Object @Nullable [] left, @Nullable Object @Nullable [] right) {
        @Nullable Object[] row;
        if (left == null) {
            row = new Object[leftWidth + rightWidth];
        } else {
            row = Arrays.copyOf(left, leftWidth + rightWidth);
        }
        if (right != null) {
            System.arraycopy(right, 0, row, leftWidth, rightWidth);
        }
        return count(row);
    }

    /** Counts a row that the join gives. */
    @Nullable
    Object[] count(@Nullable Object[] row) {
        execution.budget().joined(++given);
        return row;
    }
}
