package io.nonrel.exec.aggregate;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups rows with a hash table and gives a row for each group: the keys, then the aggregates. With several grouping sets
 * each row is in one group of each set; keys that a set lacks are NULL. The set without keys has one group even when there
 * is no row.
 */
public final class HashAggregateOperator extends Operator {

    private final Operator input;
    private final List<Integer> keys;
    private final List<List<Integer>> groupingSets;
    private final List<AggregateCall> calls;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param keys columns of the input, in the order of the result
     * @param groupingSets each holds some of the keys; for a plain GROUP BY one with all of them
     * @param text keys and aggregates for EXPLAIN
     * @param emulation counts the rows grouped; null when it is no emulation
     */
    public HashAggregateOperator(
            Operator input,
            List<Integer> keys,
            List<? extends List<Integer>> groupingSets,
            List<AggregateCall> calls,
            String text,
            @Nullable Emulation emulation) {
        super(input);
        this.input = input;
        this.keys = List.copyOf(keys);
        this.groupingSets = List.copyOf(groupingSets);
        this.calls = List.copyOf(calls);
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Aggregate " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, EmulationCount.ofRows(execution, emulation));
    }

    private final class Cursor extends OperatorCursor {

        private final EmulationCount grouped;
        private final List<Groups> sets = new ArrayList<>();
        private int set;
        private int group;

        Cursor(Execution execution, EmulationCount grouped) {
            super(execution, grouped);
            this.grouped = grouped;
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            if (sets.isEmpty()) {
                aggregate();
            }
            while (set < sets.size()) {
                execution.cancellation().check();
                if (group < sets.get(set).size()) {
                    return sets.get(set).result(group++);
                }
                set++;
                group = 0;
            }
            return null;
        }

        private void aggregate() {
            for (int i = 0; i < groupingSets.size(); i++) {
                List<Integer> columns = groupingSets.get(i);
                long earlier = groupingSets.subList(0, i).stream()
                        .filter(columns::equals)
                        .count();
                sets.add(new Groups(keys, columns, earlier, calls, execution.cancellation(), held));
            }
            RowCursor rows = open(input);
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                execution.cancellation().check();
                grouped.row();
                for (Groups groups : sets) {
                    groups.add(row);
                }
            }
            close(rows);
            grouped.flush();
        }
    }
}
