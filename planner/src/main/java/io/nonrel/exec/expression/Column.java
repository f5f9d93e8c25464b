package io.nonrel.exec.expression;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import org.jspecify.annotations.Nullable;

/** A column of the row; a class of its own so that others can read the row directly instead. */
record Column(int index) implements Scalar {

    @Override
    public @Nullable Object evaluate(@Nullable Object[] row, Execution execution) {
        return row[index];
    }
}
