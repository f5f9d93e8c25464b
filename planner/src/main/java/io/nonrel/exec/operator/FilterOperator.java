package io.nonrel.exec.operator;

import io.nonrel.exec.Cancellation;
import io.nonrel.exec.Condition;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.spi.RowCursor;
import org.jspecify.annotations.Nullable;

/** Keeps the rows for which a condition is TRUE. */
public final class FilterOperator extends Operator {

    private final Operator input;
    private final Condition condition;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param text the condition for EXPLAIN
     * @param emulation counts the rows tested; null when the filter is no emulation
     */
    public FilterOperator(Operator input, Condition condition, String text, @Nullable Emulation emulation) {
        super(input);
        this.input = input;
        this.condition = condition;
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Filter " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        EmulationCount count = EmulationCount.ofRows(execution, emulation);
        return new Cursor(execution.open(input), condition, execution, count);
    }

    private static final class Cursor implements RowCursor {

        private final RowCursor rows;
        private final Condition condition;
        private final Execution execution;
        private final Cancellation cancellation;
        private final EmulationCount tested;

        Cursor(RowCursor rows, Condition condition, Execution execution, EmulationCount tested) {
            this.rows = rows;
            this.condition = condition;
            this.execution = execution;
            this.cancellation = execution.cancellation();
            this.tested = tested;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                cancellation.check();
                tested.row();
                if (condition.test(row, execution)) {
                    return row;
                }
            }
            tested.flush();
            return null;
        }

        @Override
        public void close() {
            tested.flush();
            rows.close();
        }
    }
}
