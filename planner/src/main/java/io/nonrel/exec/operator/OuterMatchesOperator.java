package io.nonrel.exec.operator;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.exec.TransientTable;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outer join whose pairs another operator finds: keeps the rows of one or both sides in memory, numbered, where that
 * operator reads them with a {@link TransientScanOperator}; gives the pairs it finds, and then the kept rows that were in none.
 */
public final class OuterMatchesOperator extends Operator {

    /**
     * A side whose rows without a match are given.
     *
     * @param rows the side
     * @param table where the rows are for the operator that finds the pairs, each followed by its number
     * @param first where the side's columns begin in a pair
     */
    public record Side(Operator rows, TransientTable table, int first) {}

    private final List<Side> sides;
    private final Operator matches;
    private final int width;
    private final JoinType type;
    private final @Nullable Emulation emulation;

    /**
     * @param sides what is kept
     * @param matches gives pairs, and after them the numbers of the kept rows in the order of the sides
     * @param width number of columns of a pair
     * @param type LEFT, RIGHT or FULL
     * @param emulation counts the kept rows; null when it is no emulation
     */
    public OuterMatchesOperator(
            List<Side> sides, Operator matches, int width, JoinType type, @Nullable Emulation emulation) {
        super(inputs(sides, matches));
        this.sides = List.copyOf(sides);
        this.matches = matches;
        this.width = width;
        this.type = type;
        this.emulation = emulation;
    }

    private static Operator[] inputs(List<Side> sides, Operator matches) {
        List<Operator> inputs = new ArrayList<>(sides.stream().map(Side::rows).toList());
        inputs.add(matches);
        return inputs.toArray(new Operator[0]);
    }

    @Override
    public String describe() {
        return "Outer join (" + type + ") by the pairs of the last input";
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, EmulationCount.ofRows(execution, emulation));
    }

    private final class Cursor extends OperatorCursor {

        private final EmulationCount read;
        private final List<List<@Nullable Object[]>> kept = new ArrayList<>();
        private final List<BitSet> matched = new ArrayList<>();
        private @Nullable RowCursor pairs;
        private boolean paired;
        private int side;
        private int position;
        private long given;

        Cursor(Execution execution, EmulationCount read) {
            super(execution, read);
            this.read = read;
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            if (pairs == null) {
                sides.forEach(this::keep);
            }
            @Nullable Object[] row = paired ? null : nextPair();
            if (row == null) {
                paired = true;
                row = unmatched();
            }
            if (row != null) {
                execution.budget().joined(++given);
            }
            return row;
        }

        private void keep(Side kind) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            RowCursor input = open(kind.rows());
            for (@Nullable Object[] row = input.next(); row != null; row = input.next()) {
                execution.cancellation().check();
                read.row();
                held.hold(1);
                @Nullable Object[] numbered = Arrays.copyOf(row, row.length + 1);
                numbered[row.length] = (long) rows.size();
                rows.add(numbered);
            }
            close(input);
            kept.add(rows);
            matched.add(new BitSet(rows.size()));
        }

        private @Nullable Object @Nullable [] nextPair() {
            execution.cancellation().check();
            // Before each row: another run of this join may be under way, in another part of the statement.
            for (int i = 0; i < kept.size(); i++) {
                execution.setTransientRows(sides.get(i).table(), kept.get(i));
            }
            if (pairs == null) {
                pairs = open(matches);
            }
            @Nullable Object[] row = pairs.next();
            if (row == null) {
                return null;
            }
            for (int i = 0; i < kept.size(); i++) {
                Object number = row[width + i];
                if (!(number instanceof Long n)) {
                    throw new AssertionError("No row number: " + number);
                }
                matched.get(i).set(Math.toIntExact(n));
            }
            return Arrays.copyOf(row, width);
        }

        private @Nullable Object @Nullable [] unmatched() {
            while (side < kept.size()) {
                execution.cancellation().check();
                List<@Nullable Object[]> rows = kept.get(side);
                position = matched.get(side).nextClearBit(position);
                if (position < rows.size()) {
                    @Nullable Object[] numbered = rows.get(position++);
                    @Nullable Object[] row = new Object[width];
                    System.arraycopy(numbered, 0, row, sides.get(side).first(), numbered.length - 1);
                    return row;
                }
                side++;
                position = 0;
            }
            return null;
        }
    }
}
