package io.nonrel.exec.window;

import io.nonrel.exec.operator.SortKey;
import java.util.List;

/**
 * Window calls with the same window. Immutable.
 *
 * @param partitionBy columns of the input, empty for one partition
 * @param orderBy empty when all rows are peers
 */
public record WindowGroup(
        List<Integer> partitionBy, List<SortKey> orderBy, Frame frame, List<? extends WindowCall> calls) {
    public WindowGroup {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
        calls = List.copyOf(calls);
    }
}
