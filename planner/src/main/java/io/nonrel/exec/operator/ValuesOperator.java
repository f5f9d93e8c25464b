package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives rows that the statement itself holds. */
public final class ValuesOperator extends Operator {

    private static final @Nullable Object[] NO_ROW = {};

    private final Scalar[][] rows;

    /**
     * @param rows may be empty; each is evaluated when it is its turn
     */
    public ValuesOperator(List<? extends List<? extends Scalar>> rows) {
        this.rows = rows.stream().map(row -> row.toArray(new Scalar[0])).toArray(Scalar[][]::new);
    }

    @Override
    public String describe() {
        return rows.length == 0 ? "No rows" : "Values " + rows.length + (rows.length == 1 ? " row" : " rows");
    }

    @Override
    protected RowCursor open(Execution execution) {
        return rows.length == 0 ? RowCursor.EMPTY : new Cursor(rows, execution);
    }

    private static final class Cursor implements RowCursor {

        private final Scalar[][] rows;
        private final Execution execution;
        private int position;

        Cursor(Scalar[][] rows, Execution execution) {
            this.rows = rows;
            this.execution = execution;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            if (position == rows.length) {
                return null;
            }
            execution.cancellation().check();
            Scalar[] scalars = rows[position++];
            @Nullable Object[] row = new Object[scalars.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = scalars[i].evaluate(NO_ROW, execution);
            }
            return row;
        }

        @Override
        public void close() {
            position = rows.length;
        }
    }
}
