package io.nonrel.exec;

import org.jspecify.annotations.Nullable;

/**
 * The expression that is a column of the row. Operators look for it to take shortcuts.
 *
 * @param index the column's position, from 0
 */
public record InputColumn(int index) implements Scalar {
    @Override
    public @Nullable Object evaluate(@Nullable Object[] row, Execution execution) {
        return row[index];
    }
}
