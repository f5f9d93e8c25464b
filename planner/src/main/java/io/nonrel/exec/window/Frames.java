package io.nonrel.exec.window;

import io.nonrel.spi.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Finds the frame of each row of a partition. */
final class Frames {

    /** A frame without its middle has two parts, and three when the current row stays in. */
    private static final int MOST_PARTS = 3;

    private final Partition partition;
    private final Frame frame;
    private final long startDistance;
    private final long endDistance;
    private final int[] lows = new int[MOST_PARTS];
    private final int[] highs = new int[MOST_PARTS];
    private int parts;

    Frames(Partition partition, Frame frame) {
        this.partition = partition;
        this.frame = frame;
        this.startDistance = distance(frame.start());
        this.endDistance = distance(frame.end());
    }

    Frame frame() {
        return frame;
    }

    /** The first row of the frame, before exclusion. */
    int start(int row) {
        if (frame.start() instanceof FrameBound.UnboundedPreceding) {
            return 0;
        }
        if (frame.start() instanceof FrameBound.UnboundedFollowing) {
            return partition.size();
        }
        boolean preceding = frame.start() instanceof FrameBound.Offset offset && offset.preceding();
        long distance = preceding ? -startDistance : startDistance;
        return switch (frame.unit()) {
            case ROWS -> clamp(row + distance);
            case GROUPS -> partition.groupStart(clamp(partition.group(row) + distance));
            case RANGE ->
                frame.start() instanceof FrameBound.Offset offset
                        ? RangeSearch.first(partition, row, offset, false)
                        : partition.peersStart(row);
        };
    }

    /** The row after the last of the frame, before exclusion; may be before {@link #start} when the frame is empty. */
    int end(int row) {
        if (frame.end() instanceof FrameBound.UnboundedFollowing) {
            return partition.size();
        }
        if (frame.end() instanceof FrameBound.UnboundedPreceding) {
            return 0;
        }
        boolean preceding = frame.end() instanceof FrameBound.Offset offset && offset.preceding();
        long distance = preceding ? -endDistance : endDistance;
        return switch (frame.unit()) {
            case ROWS -> clamp(row + distance + 1);
            case GROUPS -> partition.groupStart(clamp(partition.group(row) + distance + 1));
            case RANGE ->
                frame.end() instanceof FrameBound.Offset offset
                        ? RangeSearch.first(partition, row, offset, true)
                        : partition.peersEnd(row);
        };
    }

    /** Finds the parts of a row's frame, after exclusion; they are asked for afterwards. */
    void locate(int row) {
        parts = 0;
        int start = start(row);
        int end = end(row);
        switch (frame.exclusion()) {
            case NO_OTHERS -> part(start, end);
            case CURRENT_ROW -> {
                part(start, Math.min(end, row));
                part(Math.max(start, row + 1), end);
            }
            case GROUP -> {
                part(start, Math.min(end, partition.peersStart(row)));
                part(Math.max(start, partition.peersEnd(row)), end);
            }
            case TIES -> {
                part(start, Math.min(end, partition.peersStart(row)));
                part(Math.max(start, row), Math.min(end, row + 1));
                part(Math.max(start, partition.peersEnd(row)), end);
            }
        }
    }

    int parts() {
        return parts;
    }

    int low(int part) {
        return lows[part];
    }

    int high(int part) {
        return highs[part];
    }

    private void part(int low, int high) {
        if (low < high) {
            lows[parts] = low;
            highs[parts++] = high;
        }
    }

    private int clamp(long position) {
        return (int) Math.max(0, Math.min(position, partition.size()));
    }

    private long distance(FrameBound bound) {
        if (!(bound instanceof FrameBound.Offset offset)) {
            return 0;
        }
        @Nullable Object value = partition.value(0, offset.distance());
        if (value == null) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error(
                    "The distance in a window frame is NULL; it must be a value that is not negative");
        }
        boolean negative =
                value instanceof java.math.BigDecimal d ? d.signum() < 0 : ((Number) value).doubleValue() < 0;
        if (negative) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error(
                    "The distance in a window frame is %s; it must not be negative: write FOLLOWING for PRECEDING",
                    value);
        }
        return Math.min(((Number) value).longValue(), Integer.MAX_VALUE);
    }
}
