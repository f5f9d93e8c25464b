package io.nonrel.planner.logical;

import io.nonrel.planner.logical.mistake.Mistakes;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.EnumSet;
import java.util.Set;

/** Which errors of a statement may be due to what its parameters were taken for. */
public final class Mistyping {

    private static final Set<ErrorCode> CODES = EnumSet.of(
            ErrorCode.TYPE_MISMATCH,
            ErrorCode.UNDEFINED_FUNCTION,
            ErrorCode.INVALID_STATEMENT,
            ErrorCode.INVALID_FUNCTION_ARGUMENT,
            ErrorCode.GROUPING_ERROR,
            ErrorCode.UNSUPPORTED);

    private Mistyping() {}

    /** Whether the statement may be valid with parameters of other types, or with literals in their places. */
    public static boolean isPossible(NonrelException error) {
        return CODES.contains(error.code()) && error.fact(Mistakes.UNKNOWN_FUNCTION) == null;
    }
}
