package io.nonrel.exec.window;

import io.nonrel.exec.aggregate.Accumulator;
import io.nonrel.exec.aggregate.AggregateCall;
import io.nonrel.exec.aggregate.AggregateFunction;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates over the frames of a partition. From row to row frames change little: rows are added, and taken out where the
 * aggregate can do that, so that running and sliding frames cost each row once. What can't be done so is aggregated again
 * for each row.
 */
final class FrameAggregation {

    private final AggregateCall call;
    private final Partition partition;
    private final Frames frames;
    private final int column;
    private Accumulator accumulator;
    private int low;
    private int high;

    FrameAggregation(AggregateCall call, Partition partition, Frames frames, int column) {
        this.call = call;
        this.partition = partition;
        this.frames = frames;
        this.column = column;
        this.accumulator = fresh();
    }

    void compute() {
        Frame frame = frames.frame();
        if (frame.exclusion() != Frame.Exclusion.NO_OTHERS) {
            eachFrameAnew();
        } else if (isExtreme() && !(frame.start() instanceof FrameBound.UnboundedPreceding)) {
            new SlidingExtreme(call, partition, frames, column).compute();
        } else if (frame.end() instanceof FrameBound.UnboundedFollowing
                && !accumulator.removes()
                && !call.function().dependsOnOrder()) {
            fromTheEnd();
        } else {
            fromTheStart();
        }
    }

    private boolean isExtreme() {
        return call.function() == AggregateFunction.MIN || call.function() == AggregateFunction.MAX;
    }

    private void fromTheStart() {
        Object result = accumulator.result();
        for (int i = 0; i < partition.size(); i++) {
            partition.execution().cancellation().check();
            int start = frames.start(i);
            int end = Math.max(start, frames.end(i));
            if (start != low || end != high) {
                if (start < low || end < high || start >= high || (start > low && !accumulator.removes())) {
                    startOver(start);
                }
                takeOut(start);
                addUpTo(end);
                result = accumulator.result();
            }
            partition.row(i)[column] = result;
        }
    }

    /** For frames that all end with the partition: the last one is the smallest. */
    private void fromTheEnd() {
        Object result = accumulator.result();
        int added = partition.size();
        for (int i = partition.size() - 1; i >= 0; i--) {
            int start = frames.start(i);
            if (start < added) {
                while (added > start) {
                    partition.execution().cancellation().check();
                    accumulator.add(partition.row(--added));
                }
                result = accumulator.result();
            }
            partition.row(i)[column] = result;
        }
    }

    private void eachFrameAnew() {
        for (int i = 0; i < partition.size(); i++) {
            frames.locate(i);
            startOver(0);
            for (int part = 0; part < frames.parts(); part++) {
                for (int row = frames.low(part); row < frames.high(part); row++) {
                    partition.execution().cancellation().check();
                    accumulator.add(partition.row(row));
                }
            }
            partition.row(i)[column] = accumulator.result();
        }
    }

    private void startOver(int at) {
        partition.held().releaseAll();
        accumulator = fresh();
        low = at;
        high = at;
    }

    private void takeOut(int start) {
        for (; low < start; low++) {
            partition.execution().cancellation().check();
            accumulator.remove(partition.row(low));
        }
    }

    private void addUpTo(int end) {
        for (; high < end; high++) {
            partition.execution().cancellation().check();
            accumulator.add(partition.row(high));
        }
    }

    private Accumulator fresh() {
        return call.accumulator(partition.execution().cancellation(), partition.held());
    }

    /** Whether a FILTER lets a row in. */
    static boolean passes(AggregateCall call, @Nullable Object[] row) {
        return call.filter() < 0 || Boolean.TRUE.equals(row[call.filter()]);
    }
}
