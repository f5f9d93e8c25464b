package io.nonrel.exec.function;

import io.nonrel.exec.conversion.NumericRange;
import io.nonrel.spi.ErrorCode;

/** Powers and logarithms with the errors that SQL has for them. */
final class Powers {

    private Powers() {}

    static double power(Number base, Number exponent) {
        double x = NumericRange.toDouble(base);
        double y = NumericRange.toDouble(exponent);
        if (x == 0 && y < 0) {
            throw ErrorCode.DIVISION_BY_ZERO.error("Zero has no negative power");
        }
        double value = Math.pow(x, y);
        if (Double.isNaN(value) && !Double.isNaN(x) && !Double.isNaN(y)) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("%s has no real power of %s", x, y);
        }
        return NumericRange.finite(value, Double.isFinite(x) && Double.isFinite(y));
    }

    static double squareRoot(Number number) {
        double x = NumericRange.toDouble(number);
        if (x < 0) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("%s has no real square root", number);
        }
        return Math.sqrt(x);
    }

    static double ln(Number number) {
        return Math.log(positive(number));
    }

    static double log(double base, Number number) {
        double x = positive(number);
        if (base <= 0 || base == 1) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("%s is no base of a logarithm", base);
        }
        return base == 10 ? Math.log10(x) : Math.log(x) / Math.log(base);
    }

    private static double positive(Number number) {
        double x = NumericRange.toDouble(number);
        if (x <= 0) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("%s has no logarithm", number);
        }
        return x;
    }
}
