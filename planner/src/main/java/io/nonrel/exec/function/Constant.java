package io.nonrel.exec.function;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import org.jspecify.annotations.Nullable;

/** A literal; a class of its own so that others can prepare for its value. */
public record Constant(@Nullable Object value) implements Scalar {

    @Override
    public @Nullable Object evaluate(@Nullable Object[] row, Execution execution) {
        return value;
    }
}
