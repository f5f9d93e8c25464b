package io.nonrel.jdbc.value;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;

/** What the conversions say when they refuse. The value itself is never quoted: it may be a secret. */
final class Conversions {

    private Conversions() {}

    /** A value of this class never becomes such a thing. */
    static NonrelException impossible(Object value, String target) {
        return ErrorCode.INVALID_PARAMETER.error(
                "A value of class %s can't be read or bound as %s",
                value.getClass().getName(), target);
    }

    /** The text isn't of the form that is needed. */
    static NonrelException unreadable(Throwable cause, String target) {
        return ErrorCode.INVALID_CAST.error(cause, "The text is no %s", target);
    }

    /** The number is too large or too small. */
    static NonrelException outOfRange(String target) {
        return ErrorCode.NUMBER_OUT_OF_RANGE.error("The number is out of the range of %s", target);
    }
}
