package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes each row from one of its input. */
public final class ProjectOperator extends Operator {

    private final Operator input;
    private final Scalar[] scalars;
    private final int @Nullable [] columns;
    private final String text;

    /**
     * @param scalars one for each column; {@link InputColumn}s are copied without a call
     * @param text the expressions for EXPLAIN
     */
    public ProjectOperator(Operator input, List<? extends Scalar> scalars, String text) {
        super(input);
        this.input = input;
        this.scalars = scalars.toArray(new Scalar[0]);
        this.columns = Columns.of(scalars);
        this.text = text;
    }

    @Override
    public String describe() {
        return "Project " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        RowCursor rows = execution.open(input);
        return columns == null ? new Computing(rows, scalars, execution) : new Copying(rows, columns);
    }

    private static final class Computing implements RowCursor {

        private final RowCursor rows;
        private final Scalar[] scalars;
        private final Execution execution;

        Computing(RowCursor rows, Scalar[] scalars, Execution execution) {
            this.rows = rows;
            this.scalars = scalars;
            this.execution = execution;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            @Nullable Object[] row = rows.next();
            if (row == null) {
                return null;
            }
            execution.cancellation().check();
            @Nullable Object[] result = new Object[scalars.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = scalars[i].evaluate(row, execution);
            }
            return result;
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    /** Leaves the check for cancel to its input: it adds no work worth one. */
    private static final class Copying implements RowCursor {

        private final RowCursor rows;
        private final int[] columns;

        Copying(RowCursor rows, int[] columns) {
            this.rows = rows;
            this.columns = columns;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            @Nullable Object[] row = rows.next();
            if (row == null) {
                return null;
            }
            @Nullable Object[] result = new Object[columns.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = row[columns[i]];
            }
            return result;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
