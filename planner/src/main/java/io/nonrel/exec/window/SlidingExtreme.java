package io.nonrel.exec.window;

import io.nonrel.exec.aggregate.AggregateCall;
import io.nonrel.exec.aggregate.AggregateFunction;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * MIN and MAX over frames whose start moves: keeps only the rows that can still become the extreme, the current one first,
 * so that each row is looked at a constant number of times.
 */
final class SlidingExtreme {

    private final AggregateCall call;
    private final Partition partition;
    private final Frames frames;
    private final int column;
    private final Deque<Integer> candidates = new ArrayDeque<>();
    private int taken;

    SlidingExtreme(AggregateCall call, Partition partition, Frames frames, int column) {
        this.call = call;
        this.partition = partition;
        this.frames = frames;
        this.column = column;
    }

    void compute() {
        for (int i = 0; i < partition.size(); i++) {
            int start = frames.start(i);
            for (int end = frames.end(i); taken < end; taken++) {
                partition.execution().cancellation().check();
                take(taken);
            }
            while (!candidates.isEmpty() && candidates.getFirst() < start) {
                candidates.removeFirst();
            }
            // A frame that ends before it starts is empty, whatever was taken for earlier ones.
            boolean empty = candidates.isEmpty() || frames.end(i) <= candidates.getFirst();
            partition.row(i)[column] = empty ? null : value(candidates.getFirst());
        }
    }

    private void take(int row) {
        Object value = value(row);
        if (value == null || !FrameAggregation.passes(call, partition.row(row))) {
            return;
        }
        boolean greatest = call.function() == AggregateFunction.MAX;
        while (!candidates.isEmpty()) {
            Object last = value(candidates.getLast());
            if (last == null || (ValueOrder.compare(value, last) > 0) != greatest) {
                break;
            }
            candidates.removeLast();
        }
        candidates.addLast(row);
    }

    private @Nullable Object value(int row) {
        return partition.row(row)[call.arguments().get(0)];
    }
}
