package io.nonrel.exec.expression;

import io.nonrel.exec.Condition;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.function.Constant;
import org.jspecify.annotations.Nullable;

/** A predicate in three-valued logic without boxes: a BOOLEAN expression and a condition at once. Made by lambdas. */
interface Truth extends Scalar, Condition {

    int FALSE = 0;
    int TRUE = 1;
    int UNKNOWN = 2;

    /** {@link #FALSE}, {@link #TRUE} or {@link #UNKNOWN}. */
    int of(@Nullable Object[] row, Execution execution);

    @Override
    default boolean test(@Nullable Object[] row, Execution execution) {
        return of(row, execution) == TRUE;
    }

    @Override
    default @Nullable Object evaluate(@Nullable Object[] row, Execution execution) {
        int truth = of(row, execution);
        return truth == UNKNOWN ? null : truth == TRUE;
    }

    /** TRUE or FALSE. */
    static int of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    /** A BOOLEAN value, null for UNKNOWN. */
    static int of(@Nullable Object value) {
        return value == null ? UNKNOWN : of((boolean) (Boolean) value);
    }

    /** A BOOLEAN expression as a predicate. */
    static Truth of(Scalar scalar) {
        if (scalar instanceof Truth truth) {
            return truth;
        }
        if (scalar instanceof Constant constant) {
            int truth = of(constant.value());
            return (row, execution) -> truth;
        }
        return (row, execution) -> of(scalar.evaluate(row, execution));
    }
}
