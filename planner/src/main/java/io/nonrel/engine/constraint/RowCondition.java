package io.nonrel.engine.constraint;

import org.jspecify.annotations.Nullable;

/** The condition of a partial index, compiled. Thread-safe. */
@FunctionalInterface
public interface RowCondition {

    /** Whether it is true for a row: the values of all columns in the catalog's order. */
    boolean holds(@Nullable Object[] row);
}
