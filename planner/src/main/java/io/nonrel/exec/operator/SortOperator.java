package io.nonrel.exec.operator;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows in an order; rows with equal keys keep the order they had. With a limit it keeps no more rows than are
 * asked for, and as many again to choose from.
 */
public final class SortOperator extends Operator {

    private final Operator input;
    private final RowOrder order;
    private final @Nullable Scalar offset;
    private final @Nullable Scalar fetch;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param offset rows to leave out first, null for none
     * @param fetch rows to give at most, null for all
     * @param text the keys for EXPLAIN, for example {@code name DESC, id}
     * @param emulation counts the rows sorted; null when it is no emulation
     */
    public SortOperator(
            Operator input,
            List<SortKey> keys,
            @Nullable Scalar offset,
            @Nullable Scalar fetch,
            String text,
            @Nullable Emulation emulation) {
        super(input);
        this.input = input;
        this.order = new RowOrder(keys);
        this.offset = offset;
        this.fetch = fetch;
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return (fetch == null ? "Sort by " : "Top rows by ") + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        long skip = RowLimit.offset(offset, execution);
        long give = RowLimit.fetch(fetch, execution);
        EmulationCount sorted = EmulationCount.ofRows(execution, emulation);
        return give == 0 ? RowCursor.EMPTY : new Cursor(execution, sorted, skip, give);
    }

    private final class Cursor extends OperatorCursor {

        private final SortBuffer buffer;
        private final EmulationCount sorted;
        private final long skip;
        private int position = -1;

        Cursor(Execution execution, EmulationCount sorted, long skip, long give) {
            super(execution, sorted);
            long needed = Long.MAX_VALUE - skip < give ? Long.MAX_VALUE : skip + give;
            this.buffer = new SortBuffer(order.checking(execution.cancellation()), needed, held);
            this.sorted = sorted;
            this.skip = skip;
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            if (position < 0) {
                sort();
                position = (int) Math.min(skip, buffer.size());
            }
            return position < buffer.size() ? buffer.take(position++) : null;
        }

        private void sort() {
            RowCursor rows = open(input);
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                execution.cancellation().check();
                sorted.row();
                buffer.add(row);
            }
            close(rows);
            sorted.flush();
            buffer.sort();
        }
    }
}
