package io.nonrel.exec.operator;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs its right side again for each left row, which the right side sees through {@link Execution#correlation}. When the
 * right side depends on nothing else its rows are kept and used again for equal left values.
 */
public final class CorrelateOperator extends Operator {

    private final Operator left;
    private final Operator right;
    private final int leftWidth;
    private final int rightWidth;
    private final int correlation;
    private final int[] required;
    private final JoinType type;
    private final boolean repeatable;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param leftWidth number of columns of the left input
     * @param rightWidth number of columns of the right input
     * @param correlation under which number the right side asks for the left row
     * @param required the left columns that the right side uses
     * @param type INNER, LEFT, SEMI or ANTI
     * @param repeatable whether equal values of those columns always make the right side give equal rows
     * @param text what is correlated, for EXPLAIN
     * @param emulation counts the left rows; null when it is no emulation
     */
    public CorrelateOperator(
            Operator left,
            Operator right,
            int leftWidth,
            int rightWidth,
            int correlation,
            List<Integer> required,
            JoinType type,
            boolean repeatable,
            String text,
            @Nullable Emulation emulation) {
        super(left, right);
        if (type.keepsRight()) {
            throw new AssertionError("No correlate can be a join of type " + type);
        }
        this.left = left;
        this.right = right;
        this.leftWidth = leftWidth;
        this.rightWidth = rightWidth;
        this.correlation = correlation;
        this.required = Columns.of(required);
        this.type = type;
        this.repeatable = repeatable;
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Correlate (" + type + (repeatable ? ", cached" : "") + ") " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, EmulationCount.ofRows(execution, emulation));
    }

    private final class Cursor extends OperatorCursor {

        private final EmulationCount read;
        private final JoinedRows joined;
        private final CorrelateCache cache;
        private @Nullable RowCursor rows;
        private @Nullable Object @Nullable [] row;
        private RowCursor inner = RowCursor.EMPTY;
        private boolean matched;

        Cursor(Execution execution, EmulationCount read) {
            super(execution, read);
            this.read = read;
            this.joined = new JoinedRows(execution, leftWidth, rightWidth, null);
            this.cache = new CorrelateCache(execution.budget().limits(), held);
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            if (rows == null) {
                rows = open(left);
            }
            while (true) {
                @Nullable Object[] current = row;
                if (current != null) {
                    @Nullable Object @Nullable [] result = meet(current);
                    if (result != null) {
                        return result;
                    }
                }
                execution.cancellation().check();
                row = rows.next();
                if (row == null) {
                    return null;
                }
                read.row();
                matched = false;
                inner = own(openInner(row));
            }
        }

        /** The next row that the current left row gives; null when it gives no more. */
        private @Nullable Object @Nullable [] meet(@Nullable Object[] current) {
            execution.cancellation().check();
            @Nullable Object @Nullable [] other = inner.next();
            if (other != null && !type.leftOnly()) {
                matched = true;
                return joined.join(current, other);
            }
            // Semi and anti joins know enough with the first row.
            boolean found = matched || other != null;
            close(inner);
            row = null;
            return switch (type) {
                case SEMI -> found ? joined.count(current) : null;
                case ANTI -> found ? null : joined.count(current);
                case LEFT -> found ? null : joined.join(current, null);
                default -> null;
            };
        }

        private RowCursor openInner(@Nullable Object[] current) {
            execution.correlate(correlation, current);
            if (!repeatable) {
                return execution.open(right);
            }
            @Nullable Object[] key = new Object[required.length];
            for (int i = 0; i < key.length; i++) {
                key[i] = current[required[i]];
            }
            RowCursor cached = cache.find(key);
            return cached != null ? cached : cache.recording(key, execution.open(right), type.leftOnly());
        }
    }
}
