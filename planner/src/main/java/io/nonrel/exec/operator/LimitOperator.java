package io.nonrel.exec.operator;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.RowCursor;
import org.jspecify.annotations.Nullable;

/** Leaves out the first rows, then gives so many and closes its input with the last one. */
public final class LimitOperator extends Operator {

    private final Operator input;
    private final @Nullable Scalar offset;
    private final @Nullable Scalar fetch;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param offset rows to leave out, null for none
     * @param fetch rows to give at most, null for all
     * @param text both for EXPLAIN, for example {@code 10 offset 20}
     * @param emulation counts the rows left out; null when there are none or it is no emulation
     */
    public LimitOperator(
            Operator input,
            @Nullable Scalar offset,
            @Nullable Scalar fetch,
            String text,
            @Nullable Emulation emulation) {
        super(input);
        this.input = input;
        this.offset = offset;
        this.fetch = fetch;
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Limit " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        long skip = RowLimit.offset(offset, execution);
        long give = RowLimit.fetch(fetch, execution);
        EmulationCount skipped = EmulationCount.ofRows(execution, emulation);
        return give == 0 ? RowCursor.EMPTY : new Cursor(execution, execution.open(input), skip, give, skipped);
    }

    private static final class Cursor implements RowCursor {

        private final Execution execution;
        private final RowCursor rows;
        private final EmulationCount skipped;
        private long skip;
        private long left;

        Cursor(Execution execution, RowCursor rows, long skip, long give, EmulationCount skipped) {
            this.execution = execution;
            this.rows = rows;
            this.skip = skip;
            this.left = give;
            this.skipped = skipped;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            if (left == 0) {
                return null;
            }
            for (; skip > 0; skip--) {
                execution.cancellation().check();
                if (rows.next() == null) {
                    left = 0;
                    return null;
                }
                skipped.row();
            }
            @Nullable Object @Nullable [] row = rows.next();
            left = row == null ? 0 : left - 1;
            if (left == 0) {
                close();
            }
            return row;
        }

        @Override
        public void close() {
            skipped.flush();
            rows.close();
        }
    }
}
