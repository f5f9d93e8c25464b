package io.nonrel.exec.operator;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.spi.RowCursor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * INTERSECT and EXCEPT, with duplicates (ALL) or without. Keeps the distinct rows of the first input and counts how often
 * the others have them. UNION is {@link UnionAllOperator} under {@link DistinctOperator}.
 */
public final class SetOperator extends Operator {

    /** Which rows of the first input remain. */
    public enum Kind {
        /** Those that all others have too; with ALL as often as in the input that has them least. */
        INTERSECT,
        /** Those that no other has; with ALL each other input takes away as many as it has. */
        EXCEPT
    }

    private final Kind kind;
    private final boolean all;
    private final int[] columns;
    private final @Nullable Emulation emulation;

    /**
     * @param all whether equal rows count one by one
     * @param width number of columns
     * @param emulation counts the rows compared; null when it is no emulation
     */
    public SetOperator(
            Kind kind, boolean all, List<? extends Operator> inputs, int width, @Nullable Emulation emulation) {
        super(inputs.toArray(new Operator[0]));
        this.kind = kind;
        this.all = all;
        this.columns = Columns.first(width);
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        String name = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
        return all ? name + " all" : name;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, EmulationCount.ofRows(execution, emulation));
    }

    private final class Cursor extends OperatorCursor {

        private final EmulationCount compared;
        private final RowIndex rows = new RowIndex(columns);
        /** How often each row is still to be given. */
        private long[] counts = new long[16];

        private int position = -1;

        Cursor(Execution execution, EmulationCount compared) {
            super(execution, compared);
            this.compared = compared;
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            if (position < 0) {
                readFirst();
                for (int i = 1; i < inputs().size() && rows.size() > 0; i++) {
                    subtract(inputs().get(i));
                }
                position = 0;
            }
            while (position < rows.size() && counts[position] == 0) {
                position++;
                execution.cancellation().check();
            }
            if (position == rows.size()) {
                return null;
            }
            counts[position] = all ? counts[position] - 1 : 0;
            return rows.row(position);
        }

        private void readFirst() {
            RowCursor first = open(inputs().get(0));
            for (@Nullable Object[] row = first.next(); row != null; row = first.next()) {
                execution.cancellation().check();
                compared.row();
                int before = rows.size();
                int number = rows.add(row);
                if (number == before) {
                    held.hold(1);
                    counts = number < counts.length ? counts : Arrays.copyOf(counts, number * 2);
                }
                counts[number]++;
            }
            close(first);
        }

        private void subtract(Operator input) {
            long[] others = new long[rows.size()];
            RowCursor other = open(input);
            for (@Nullable Object[] row = other.next(); row != null; row = other.next()) {
                execution.cancellation().check();
                compared.row();
                int number = rows.find(row, columns);
                if (number >= 0) {
                    others[number]++;
                }
            }
            close(other);
            for (int i = 0; i < others.length; i++) {
                counts[i] = remaining(counts[i], others[i]);
            }
        }

        private long remaining(long count, long other) {
            if (kind == Kind.INTERSECT) {
                return Math.min(count, other);
            }
            return all ? Math.max(0, count - other) : other > 0 ? 0 : count;
        }
    }
}
