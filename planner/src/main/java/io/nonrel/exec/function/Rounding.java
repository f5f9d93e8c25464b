package io.nonrel.exec.function;

import io.nonrel.exec.conversion.NumericRange;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding of numbers of any run-time class; the result has the same class, or an exact one where a long overflows. */
final class Rounding {

    /** More digits than any number has. */
    private static final int MANY = 400;

    private Rounding() {}

    static Number abs(Number x) {
        if (x instanceof Long n) {
            return n == Long.MIN_VALUE ? NumericRange.toDecimal(n).negate() : (Number) Math.abs(n);
        }
        return x instanceof BigDecimal n ? n.abs() : (Number) Math.abs(x.doubleValue());
    }

    static Number sign(Number x) {
        if (x instanceof Long n) {
            return (long) Long.signum(n);
        }
        return x instanceof BigDecimal n ? (Number) (long) n.signum() : (Number) Math.signum(x.doubleValue());
    }

    static Number floor(Number x) {
        return x instanceof Double n ? (Number) Math.floor(n) : scale(x, 0, RoundingMode.FLOOR);
    }

    static Number ceil(Number x) {
        return x instanceof Double n ? (Number) Math.ceil(n) : scale(x, 0, RoundingMode.CEILING);
    }

    static Number round(Number x, int digits) {
        return scale(x, digits, RoundingMode.HALF_UP);
    }

    static Number truncate(Number x, int digits) {
        return scale(x, digits, RoundingMode.DOWN);
    }

    private static Number scale(Number x, int digits, RoundingMode mode) {
        int scale = Math.max(-MANY, Math.min(MANY, digits));
        if (x instanceof Long n) {
            return scale >= 0 ? n : (Number) BigDecimal.valueOf(n).setScale(scale, mode);
        }
        if (x instanceof Double n) {
            // Through the digits that are shown, so that ROUND(1.005, 2) is 1.01.
            return Double.isFinite(n)
                    ? (Number) BigDecimal.valueOf(n).setScale(scale, mode).doubleValue()
                    : n;
        }
        BigDecimal n = (BigDecimal) x;
        return n.scale() <= scale ? n : n.setScale(scale, mode);
    }
}
