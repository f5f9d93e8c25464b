package io.nonrel.exec.aggregate;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The type that the planner gave an aggregate's result. Immutable.
 *
 * @param type the run-time class
 * @param precision digits of a DECIMAL, else without meaning
 * @param scale digits after the point of a DECIMAL, else 0
 */
public record ResultType(ValueType type, int precision, int scale) {

    /** A type without precision. */
    public static ResultType of(ValueType type) {
        return new ResultType(type, 0, 0);
    }

    /** A DECIMAL type. */
    public static ResultType decimal(int precision, int scale) {
        return new ResultType(ValueType.DECIMAL, precision, scale);
    }

    /**
     * An exact number as a value of this type, rounded half up.
     *
     * @param what the function for the message
     * @throws io.nonrel.spi.NonrelException {@link ErrorCode#NUMBER_OUT_OF_RANGE}
     */
    Object number(BigDecimal number, String what) {
        if (type == ValueType.DOUBLE) {
            return number.doubleValue();
        }
        if (type == ValueType.INTEGER) {
            BigInteger whole = number.setScale(0, RoundingMode.HALF_UP).toBigInteger();
            if (whole.bitLength() >= Long.SIZE) {
                throw outOfRange(number, what, "BIGINT");
            }
            return whole.longValue();
        }
        BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
        if (precision > 0 && rounded.precision() > precision) {
            throw outOfRange(number, what, "DECIMAL(" + precision + ", " + scale + ")");
        }
        return rounded;
    }

    /** An approximate number as a value of this type. */
    Object number(double number, String what) {
        if (type == ValueType.DOUBLE) {
            return number;
        }
        if (!Double.isFinite(number)) {
            throw ErrorCode.NUMBER_OUT_OF_RANGE.error("%s gives %s, which is no exact number", what, number);
        }
        return number(BigDecimal.valueOf(number), what);
    }

    private static RuntimeException outOfRange(BigDecimal number, String what, String typeName) {
        return ErrorCode.NUMBER_OUT_OF_RANGE.error(
                "%s gives %s, which does not fit %s; CAST its argument to a wider type", what, number, typeName);
    }
}
