package io.nonrel.exec.operator;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.exec.TransientTable;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recursive query: gives the rows of the seed, then runs the step over the rows that came last until it gives no new
 * ones. The step reads them with a {@link TransientScanOperator}. Nothing but the statement's limits, its timeout and
 * cancel stop one that never ends.
 */
public final class RepeatUnionOperator extends Operator {

    private final Operator seed;
    private final Operator step;
    private final TransientTable table;
    private final boolean all;
    private final int[] columns;
    private final @Nullable Emulation emulation;

    /**
     * @param table where the step finds the last rows
     * @param all whether rows that came before are given and used again: UNION ALL
     * @param width number of columns
     * @param emulation counts the rows; null when it is no emulation
     */
    public RepeatUnionOperator(
            Operator seed, Operator step, TransientTable table, boolean all, int width, @Nullable Emulation emulation) {
        super(seed, step);
        this.seed = seed;
        this.step = step;
        this.table = table;
        this.all = all;
        this.columns = Columns.first(width);
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Recursive union " + (all ? "all " : "") + table.name();
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, EmulationCount.ofRows(execution, emulation));
    }

    private final class Cursor extends OperatorCursor {

        private final EmulationCount given;
        private final RowIndex seen = new RowIndex(columns);
        private List<@Nullable Object[]> last = List.of();
        private List<@Nullable Object[]> latest = new ArrayList<>();
        private @Nullable RowCursor rows;

        Cursor(Execution execution, EmulationCount given) {
            super(execution, given);
            this.given = given;
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            if (rows == null) {
                rows = open(seed);
            }
            while (true) {
                execution.cancellation().check();
                // Before each row: another run of this query may be under way, in another part of the statement.
                execution.setTransientRows(table, last);
                @Nullable Object[] row = rows.next();
                if (row != null) {
                    if (isNew(row)) {
                        given.row();
                        held.hold(1);
                        latest.add(row);
                        return row;
                    }
                    continue;
                }
                close(rows);
                held.release(last.size());
                if (latest.isEmpty()) {
                    return null;
                }
                last = latest;
                latest = new ArrayList<>();
                execution.setTransientRows(table, last);
                rows = open(step);
            }
        }

        private boolean isNew(@Nullable Object[] row) {
            if (all) {
                return true;
            }
            int before = seen.size();
            if (seen.add(row) != before) {
                return false;
            }
            held.hold(1);
            return true;
        }
    }
}
