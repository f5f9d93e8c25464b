package io.nonrel.exec.window;

import io.nonrel.exec.Scalar;
import io.nonrel.spi.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Fills one column of a partition's rows with the results of a call. */
final class WindowComputation {

    private WindowComputation() {}

    static void compute(WindowCall call, Partition partition, Frames frames, int column) {
        if (call instanceof WindowCall.Rank rank) {
            rank(rank, partition, column);
        } else if (call instanceof WindowCall.Ntile ntile) {
            ntile(ntile, partition, column);
        } else if (call instanceof WindowCall.Shift shift) {
            shift(shift, partition, column);
        } else if (call instanceof WindowCall.Nth nth) {
            nth(nth, partition, frames, column);
        } else if (call instanceof WindowCall.Aggregate aggregate) {
            new FrameAggregation(aggregate.call(), partition, frames, column).compute();
        }
    }

    private static void rank(WindowCall.Rank rank, Partition partition, int column) {
        int size = partition.size();
        for (int i = 0; i < size; i++) {
            partition.execution().cancellation().check();
            partition.row(i)[column] = switch (rank) {
                case ROW_NUMBER -> i + 1L;
                case RANK -> partition.peersStart(i) + 1L;
                case DENSE_RANK -> partition.group(i) + 1L;
                case PERCENT_RANK ->
                    size == 1 ? (Object) 0.0 : (Object) ((double) partition.peersStart(i) / (size - 1));
                case CUME_DIST -> (Object) ((double) partition.peersEnd(i) / size);
            };
        }
    }

    private static void ntile(WindowCall.Ntile ntile, Partition partition, int column) {
        Object value = partition.value(0, ntile.buckets());
        if (value == null) {
            return;
        }
        long buckets = ((Number) value).longValue();
        if (buckets <= 0) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("NTILE(%s) needs a number of buckets above 0", value);
        }
        long small = partition.size() / buckets;
        // The first buckets are one row larger when it doesn't come out even.
        long larger = partition.size() % buckets;
        for (int i = 0; i < partition.size(); i++) {
            partition.execution().cancellation().check();
            long inLarger = larger * (small + 1);
            long bucket = i < inLarger ? i / (small + 1) : larger + (i - inLarger) / small;
            partition.row(i)[column] = bucket + 1;
        }
    }

    private static void shift(WindowCall.Shift shift, Partition partition, int column) {
        Positions positions = new Positions(partition, shift.value(), shift.ignoreNulls());
        for (int i = 0; i < partition.size(); i++) {
            partition.execution().cancellation().check();
            Object offset = shift.offset() == null ? (Object) 1L : partition.value(i, shift.offset());
            if (offset != null) {
                long rows = ((Number) offset).longValue();
                partition.row(i)[column] = shifted(shift, partition, positions, i, shift.lead() ? rows : -rows);
            }
        }
    }

    /**
     * @param by rows towards the end
     */
    private static @Nullable Object shifted(
            WindowCall.Shift shift, Partition partition, Positions positions, int row, long by) {
        if (by == 0) {
            return positions.valueOfRow(row);
        }
        // Towards the start count the rows before this one, towards the end those after it.
        long number = by < 0 ? positions.before(row) + by : positions.before(row + 1) + by - 1;
        if (number >= 0 && number < positions.size()) {
            return positions.value((int) number);
        }
        Scalar otherwise = shift.otherwise();
        return otherwise == null ? null : partition.value(row, otherwise);
    }

    private static void nth(WindowCall.Nth nth, Partition partition, Frames frames, int column) {
        Positions positions = new Positions(partition, nth.value(), nth.ignoreNulls());
        for (int i = 0; i < partition.size(); i++) {
            partition.execution().cancellation().check();
            Object number = nth.number() == null ? (Object) 1L : partition.value(i, nth.number());
            if (number == null) {
                continue;
            }
            long wanted = ((Number) number).longValue();
            if (wanted <= 0) {
                throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error(
                        "NTH_VALUE needs a number of a row above 0, not %s", number);
            }
            frames.locate(i);
            partition.row(i)[column] = inFrame(positions, frames, wanted, nth.fromLast());
        }
    }

    private static @Nullable Object inFrame(Positions positions, Frames frames, long wanted, boolean fromLast) {
        long left = wanted;
        for (int n = 0; n < frames.parts(); n++) {
            int part = fromLast ? frames.parts() - 1 - n : n;
            int first = positions.before(frames.low(part));
            int end = positions.before(frames.high(part));
            if (left <= end - first) {
                return positions.value((int) (fromLast ? end - left : first + left - 1));
            }
            left -= end - first;
        }
        return null;
    }
}
