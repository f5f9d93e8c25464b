package io.nonrel.exec.aggregate;

import io.nonrel.exec.Cancellation;
import io.nonrel.exec.HeldRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the accumulators of new groups of one grouping set.
 *
 * @param set the columns grouped by
 * @param earlier how many sets before this one have the same columns
 */
record GroupState(
        List<AggregateCall> calls, List<Integer> set, long earlier, Cancellation cancellation, HeldRows held) {

    Accumulator[] create() {
        Accumulator[] accumulators = new Accumulator[calls.size()];
        for (int i = 0; i < accumulators.length; i++) {
            AggregateCall call = calls.get(i);
            accumulators[i] = call.function().isOfGroupingSet() ? ofSet(call) : call.accumulator(cancellation, held);
        }
        return accumulators;
    }

    private Accumulator ofSet(AggregateCall call) {
        if (call.function() == AggregateFunction.GROUP_ID) {
            return new Constant(earlier);
        }
        long bits = 0;
        for (Integer column : call.arguments()) {
            bits = bits << 1 | (set.contains(column) ? 0 : 1);
        }
        return new Constant(bits);
    }

    private record Constant(Long value) implements Accumulator {
        @Override
        public void add(@Nullable Object[] row) {}

        @Override
        public Object result() {
            return value;
        }
    }
}
