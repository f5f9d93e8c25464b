package io.nonrel.exec.aggregate;

import io.nonrel.exec.HeldRows;
import org.jspecify.annotations.Nullable;

/** LISTAGG and STRING_AGG: the values one after the other with a separator between them. */
final class ListAggAccumulator implements Accumulator {

    private final int column;
    private final int separatorColumn;
    private final HeldRows held;
    private @Nullable StringBuilder list;

    /**
     * @param separatorColumn -1 for a comma
     */
    ListAggAccumulator(int column, int separatorColumn, HeldRows held) {
        this.column = column;
        this.separatorColumn = separatorColumn;
        this.held = held;
    }

    @Override
    public void add(@Nullable Object[] row) {
        Object value = row[column];
        if (value == null) {
            return;
        }
        held.hold(1);
        if (list == null) {
            list = new StringBuilder();
        } else {
            Object separator = separatorColumn < 0 ? "," : row[separatorColumn];
            list.append(separator == null ? "" : separator);
        }
        list.append(value);
    }

    @Override
    public @Nullable Object result() {
        return list == null ? null : list.toString();
    }
}
