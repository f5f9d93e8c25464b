package io.nonrel.exec;

import org.jspecify.annotations.Nullable;

/** A predicate, compiled: FALSE and UNKNOWN are both false. Immutable and thread-safe. */
@FunctionalInterface
public interface Condition {

    /** Whether the predicate is TRUE for a row. */
    boolean test(@Nullable Object[] row, Execution execution);
}
