package io.nonrel.exec.window;

import io.nonrel.exec.Execution;
import io.nonrel.exec.HeldRows;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.operator.RowOrder;
import io.nonrel.exec.operator.SortKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one partition in order, while a window runs. Rows are numbered from 0; so are groups of peers. */
final class Partition {

    private final Execution execution;
    private final HeldRows held;
    private final @Nullable Object[][] rows;
    private final int from;
    private final int size;
    private final List<SortKey> order;
    /** For each row its group; for each group its first row, and the partition's size after the last. */
    private final int[] groups;

    private final int[] groupStarts;
    private final int groupCount;

    /**
     * @param held for what is buffered while a call is computed
     * @param rows those of the partition are from {@code from} to before {@code to}
     */
    Partition(Execution execution, HeldRows held, @Nullable Object[][] rows, int from, int to, List<SortKey> order) {
        this.execution = execution;
        this.held = held;
        this.rows = rows;
        this.from = from;
        this.size = to - from;
        this.order = order;
        this.groups = new int[size];
        int[] starts = new int[size + 1];
        RowOrder comparator = new RowOrder(order);
        int count = 1;
        for (int i = 1; i < size; i++) {
            execution.cancellation().check();
            if (comparator.compare(row(i - 1), row(i)) != 0) {
                starts[count++] = i;
            }
            groups[i] = count - 1;
        }
        starts[count] = size;
        this.groupStarts = Arrays.copyOf(starts, count + 1);
        this.groupCount = count;
    }

    Execution execution() {
        return execution;
    }

    HeldRows held() {
        return held;
    }

    List<SortKey> order() {
        return order;
    }

    int size() {
        return size;
    }

    @Nullable
    Object[] row(int i) {
        return rows[from + i];
    }

    @Nullable
    Object value(int i, Scalar scalar) {
        return scalar.evaluate(row(i), execution);
    }

    int group(int i) {
        return groups[i];
    }

    /** The first row of a group; of a number past the last group, the partition's size. */
    int groupStart(int group) {
        return groupStarts[Math.max(0, Math.min(group, groupCount))];
    }

    int peersStart(int i) {
        return groupStarts[groups[i]];
    }

    int peersEnd(int i) {
        return groupStarts[groups[i] + 1];
    }
}
