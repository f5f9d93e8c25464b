package io.nonrel.exec;

import org.jspecify.annotations.Nullable;

/** An expression, compiled. Immutable and thread-safe. */
@FunctionalInterface
public interface Scalar {

    /**
     * The value for a row, null for SQL NULL, of the run-time class of the expression's type.
     *
     * @throws io.nonrel.spi.NonrelException for a value outside the expression's domain, for example a division by zero
     */
    @Nullable
    Object evaluate(@Nullable Object[] row, Execution execution);
}
