package io.nonrel.exec.window;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.HeldRows;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.exec.operator.RowOrder;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes window functions: gives each row of its input with a column for each call behind it, group by group. Keeps all
 * rows in memory; they come in the order of the last group.
 */
public final class WindowOperator extends Operator {

    /** Takes the place of a row that was handed on, so that the row can go. */
    private static final @Nullable Object[] GIVEN = {};

    private final Operator input;
    private final int width;
    private final List<WindowGroup> groups;
    private final int calls;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param width number of columns of the input
     * @param text the windows for EXPLAIN
     * @param emulation counts the rows; null when it is no emulation
     */
    public WindowOperator(
            Operator input, int width, List<WindowGroup> groups, String text, @Nullable Emulation emulation) {
        super(input);
        this.input = input;
        this.width = width;
        this.groups = List.copyOf(groups);
        this.calls = groups.stream().mapToInt(group -> group.calls().size()).sum();
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Window " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, EmulationCount.ofRows(execution, emulation));
    }

    private final class Cursor extends OperatorCursor {

        private final EmulationCount read;
        private final HeldRows scratch;
        private @Nullable Object[][] rows = new Object[64][];
        private int size;
        private int position = -1;

        Cursor(Execution execution, EmulationCount read) {
            super(execution, read);
            this.read = read;
            this.scratch = new HeldRows(execution.budget());
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            if (position < 0) {
                readAll();
                int column = width;
                for (WindowGroup group : groups) {
                    compute(group, column);
                    column += group.calls().size();
                }
                position = 0;
            }
            if (position == size) {
                return null;
            }
            @Nullable Object[] row = rows[position];
            rows[position++] = GIVEN;
            held.release(1);
            return row;
        }

        private void readAll() {
            RowCursor cursor = open(input);
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                execution.cancellation().check();
                read.row();
                held.hold(1);
                if (size == rows.length) {
                    rows = Arrays.copyOf(rows, size * 2);
                }
                rows[size++] = Arrays.copyOf(row, width + calls);
            }
            close(cursor);
            read.flush();
        }

        private void compute(WindowGroup group, int firstColumn) {
            RowOrder byPartition = new RowOrder(
                    group.partitionBy().stream().map(SortKey::ascending).toList());
            List<SortKey> keys = new ArrayList<>();
            group.partitionBy().forEach(column -> keys.add(SortKey.ascending(column)));
            keys.addAll(group.orderBy());
            if (!keys.isEmpty()) {
                Arrays.sort(rows, 0, size, new RowOrder(keys).checking(execution.cancellation()));
            }
            int from = 0;
            for (int to = 1; to <= size; to++) {
                execution.cancellation().check();
                if (to == size || byPartition.compare(rows[from], rows[to]) != 0) {
                    Partition partition = new Partition(execution, scratch, rows, from, to, group.orderBy());
                    Frames frames = new Frames(partition, group.frame());
                    int column = firstColumn;
                    for (WindowCall call : group.calls()) {
                        WindowComputation.compute(call, partition, frames, column++);
                        scratch.releaseAll();
                    }
                    from = to;
                }
            }
        }
    }
}
