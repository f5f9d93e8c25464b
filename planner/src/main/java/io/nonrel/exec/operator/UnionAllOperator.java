package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the rows of one input after those of another; one input is open at a time. */
public final class UnionAllOperator extends Operator {

    public UnionAllOperator(List<? extends Operator> inputs) {
        super(inputs.toArray(new Operator[0]));
    }

    @Override
    public String describe() {
        return "Union all";
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution);
    }

    private final class Cursor extends OperatorCursor {

        private int opened;
        private RowCursor rows = RowCursor.EMPTY;

        Cursor(Execution execution) {
            super(execution);
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            while (true) {
                execution.cancellation().check();
                @Nullable Object @Nullable [] row = rows.next();
                if (row != null) {
                    return row;
                }
                close(rows);
                if (opened == inputs().size()) {
                    return null;
                }
                rows = open(inputs().get(opened++));
            }
        }
    }
}
