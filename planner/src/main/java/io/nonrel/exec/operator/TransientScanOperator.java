package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.TransientTable;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives rows that another operator left: those of the last step of a recursive query, or those that a join keeps. */
public final class TransientScanOperator extends Operator {

    private final TransientTable table;
    private final String text;

    /**
     * @param text what the rows are, for EXPLAIN
     */
    public TransientScanOperator(TransientTable table, String text) {
        this.table = table;
        this.text = text;
    }

    @Override
    public String describe() {
        return text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, execution.transientRows(table));
    }

    private static final class Cursor implements RowCursor {

        private final Execution execution;
        private final List<@Nullable Object[]> rows;
        private int position;

        Cursor(Execution execution, List<@Nullable Object[]> rows) {
            this.execution = execution;
            this.rows = rows;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            execution.cancellation().check();
            return position < rows.size() ? rows.get(position++) : null;
        }

        @Override
        public void close() {
            position = rows.size();
        }
    }
}
