package io.nonrel.exec.aggregate;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.ValueOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups rows that come with equal keys next to each other, and gives each group when the next one begins: it keeps one
 * group at a time. A row is the keys, then the aggregates.
 */
public final class StreamingAggregateOperator extends Operator {

    private final Operator input;
    private final List<Integer> groupBy;
    private final int[] keys;
    private final List<AggregateCall> calls;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param keys columns by which the input is sorted or at least grouped; without any there is one group
     * @param text keys and aggregates for EXPLAIN
     * @param emulation counts the rows grouped; null when it is no emulation
     */
    public StreamingAggregateOperator(
            Operator input, List<Integer> keys, List<AggregateCall> calls, String text, @Nullable Emulation emulation) {
        super(input);
        this.input = input;
        this.groupBy = List.copyOf(keys);
        this.keys = keys.stream().mapToInt(Integer::intValue).toArray();
        this.calls = List.copyOf(calls);
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Aggregate in order " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, EmulationCount.ofRows(execution, emulation));
    }

    private final class Cursor extends OperatorCursor {

        private final EmulationCount grouped;
        private final RowCursor rows;
        private final GroupState states;
        /** The first row of the next group. */
        private @Nullable Object @Nullable [] ahead;

        private boolean started;

        Cursor(Execution execution, EmulationCount grouped) {
            super(execution, grouped);
            this.grouped = grouped;
            this.states = new GroupState(calls, groupBy, 0, execution.cancellation(), held);
            this.rows = open(input);
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            boolean first = !started;
            if (first) {
                started = true;
                ahead = rows.next();
            }
            @Nullable Object[] head = ahead;
            if (head == null) {
                return first && keys.length == 0 ? result(null, states.create()) : null;
            }
            held.hold(1);
            Accumulator[] accumulators = states.create();
            @Nullable Object @Nullable [] row = head;
            do {
                execution.cancellation().check();
                grouped.row();
                for (Accumulator accumulator : accumulators) {
                    accumulator.add(row);
                }
                row = rows.next();
            } while (row != null && sameGroup(head, row));
            ahead = row;
            @Nullable Object[] result = result(head, accumulators);
            held.releaseAll();
            return result;
        }

        private boolean sameGroup(@Nullable Object[] a, @Nullable Object[] b) {
            for (int key : keys) {
                if (!ValueOrder.same(a[key], b[key])) {
                    return false;
                }
            }
            return true;
        }

        private @Nullable Object[] result(@Nullable Object @Nullable [] head, Accumulator[] accumulators) {
            @Nullable Object[] result = new Object[keys.length + accumulators.length];
            for (int i = 0; head != null && i < keys.length; i++) {
                result[i] = head[keys[i]];
            }
            for (int i = 0; i < accumulators.length; i++) {
                result[keys.length + i] = accumulators[i].result();
            }
            return result;
        }
    }
}
