package io.nonrel.planner.scan;

import org.jspecify.annotations.Nullable;

/** How the value that a condition names becomes the value that a field is compared with. Immutable, equal by value. */
public sealed interface OperandForm permits LookUpForm, DateForm {

    /** The value to compare with; NULL stays NULL. */
    @Nullable
    Object of(@Nullable Object value);

    /** What becomes of a value, for EXPLAIN. */
    String describe(String value);

    /** Whether nothing becomes of it. */
    boolean isValue();
}
