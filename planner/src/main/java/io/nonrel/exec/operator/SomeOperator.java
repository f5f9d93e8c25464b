package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.RowCursor;
import org.jspecify.annotations.Nullable;

/**
 * Gives one row with one column: whether a condition holds for some row, in three-valued logic. TRUE ends the reading.
 * What a correlated IN, EXISTS or SOME becomes when it can't be a join.
 */
public final class SomeOperator extends Operator {

    private final Operator input;
    private final Scalar condition;
    private final String text;

    /**
     * @param text the condition for EXPLAIN
     */
    public SomeOperator(Operator input, Scalar condition, String text) {
        super(input);
        this.input = input;
        this.condition = condition;
        this.text = text;
    }

    @Override
    public String describe() {
        return "Some " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution);
    }

    private final class Cursor extends OperatorCursor {

        private boolean done;

        Cursor(Execution execution) {
            super(execution);
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            if (done) {
                return null;
            }
            done = true;
            return new @Nullable Object[] {some()};
        }

        private @Nullable Boolean some() {
            RowCursor rows = open(input);
            boolean unknown = false;
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                execution.cancellation().check();
                Object holds = condition.evaluate(row, execution);
                if (Boolean.TRUE.equals(holds)) {
                    close(rows);
                    return true;
                }
                unknown |= holds == null;
            }
            return unknown ? null : Boolean.FALSE;
        }
    }
}
