package io.nonrel.exec.operator;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives each row once, when it first comes. */
public final class DistinctOperator extends Operator {

    private final Operator input;
    private final int[] columns;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param columns what makes rows equal: the first row of each combination is given
     * @param text the columns for EXPLAIN
     * @param emulation counts the rows compared; null when it is no emulation
     */
    public DistinctOperator(Operator input, List<Integer> columns, String text, @Nullable Emulation emulation) {
        super(input);
        this.input = input;
        this.columns = Columns.of(columns);
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Distinct " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, EmulationCount.ofRows(execution, emulation));
    }

    private final class Cursor extends OperatorCursor {

        private final RowIndex seen = new RowIndex(columns);
        private final RowCursor rows;
        private final EmulationCount compared;

        Cursor(Execution execution, EmulationCount compared) {
            super(execution, compared);
            this.rows = open(input);
            this.compared = compared;
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                execution.cancellation().check();
                compared.row();
                int before = seen.size();
                if (seen.add(row) == before) {
                    held.hold(1);
                    return row;
                }
            }
            return null;
        }
    }
}
