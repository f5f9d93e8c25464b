package io.nonrel.exec.aggregate;

import io.nonrel.exec.Cancellation;
import io.nonrel.exec.HeldRows;
import io.nonrel.exec.operator.RowIndex;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups of one grouping set while a {@link HashAggregateOperator} runs. */
final class Groups {

    private static final @Nullable Object[] NO_ROW = {};

    private final int[] keys;
    private final boolean[] grouped;
    private final GroupState states;
    private final RowIndex index;
    private final HeldRows held;
    private Accumulator[][] accumulators = new Accumulator[16][];

    /**
     * @param keys of the aggregate
     * @param set those of them that this set groups by
     * @param earlier how many sets before this one have the same columns
     */
    Groups(
            List<Integer> keys,
            List<Integer> set,
            long earlier,
            List<AggregateCall> calls,
            Cancellation cancellation,
            HeldRows held) {
        this.keys = keys.stream().mapToInt(Integer::intValue).toArray();
        this.grouped = new boolean[this.keys.length];
        for (int i = 0; i < grouped.length; i++) {
            grouped[i] = set.contains(keys.get(i));
        }
        this.states = new GroupState(calls, set, earlier, cancellation, held);
        this.index = new RowIndex(set.stream().mapToInt(Integer::intValue).toArray());
        this.held = held;
        if (set.isEmpty()) {
            create(index.add(NO_ROW));
        }
    }

    void add(@Nullable Object[] row) {
        int before = index.size();
        int group = index.add(row);
        if (group == before) {
            create(group);
        }
        for (Accumulator accumulator : accumulators[group]) {
            accumulator.add(row);
        }
    }

    int size() {
        return index.size();
    }

    @Nullable
    Object[] result(int group) {
        @Nullable Object[] first = index.row(group);
        Accumulator[] ofGroup = accumulators[group];
        @Nullable Object[] row = new Object[keys.length + ofGroup.length];
        for (int i = 0; i < keys.length; i++) {
            row[i] = grouped[i] ? first[keys[i]] : null;
        }
        for (int i = 0; i < ofGroup.length; i++) {
            row[keys.length + i] = ofGroup[i].result();
        }
        return row;
    }

    private void create(int group) {
        held.hold(1);
        if (group == accumulators.length) {
            accumulators = Arrays.copyOf(accumulators, group * 2);
        }
        accumulators[group] = states.create();
    }
}
