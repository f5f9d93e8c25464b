package io.nonrel.jdbc.value;

import io.nonrel.spi.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;

/** From run-time values to numbers and booleans. The argument is never null. */
public final class NumberConversion {

    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    /** 2^63: the least double that is no long. */
    private static final double LONG_LIMIT = 0x1p63;

    private static final int MAX_SCALE = 38;

    private static final Set<String> TRUE = Set.of("true", "t", "1", "yes", "y", "on");
    private static final Set<String> FALSE = Set.of("false", "f", "0", "no", "n", "off");

    private NumberConversion() {}

    /** A whole number; a fraction is cut off. */
    public static long toLong(Object value) {
        if (value instanceof Long x) {
            return x;
        }
        if (value instanceof Double x) {
            if (x >= -LONG_LIMIT && x < LONG_LIMIT) {
                return x.longValue();
            }
            throw Conversions.outOfRange("BIGINT");
        }
        BigDecimal whole = toDecimal(value).setScale(0, RoundingMode.DOWN);
        if (whole.compareTo(LEAST_LONG) < 0 || whole.compareTo(GREATEST_LONG) > 0) {
            throw Conversions.outOfRange("BIGINT");
        }
        return whole.longValue();
    }

    /** A whole number of 32 bits. */
    public static int toInt(Object value) {
        long x = toLong(value);
        if (x != (int) x) {
            throw Conversions.outOfRange("INTEGER");
        }
        return (int) x;
    }

    /** A whole number of 16 bits. */
    public static short toShort(Object value) {
        long x = toLong(value);
        if (x != (short) x) {
            throw Conversions.outOfRange("SMALLINT");
        }
        return (short) x;
    }

    /** A whole number of 8 bits. */
    public static byte toByte(Object value) {
        long x = toLong(value);
        if (x != (byte) x) {
            throw Conversions.outOfRange("TINYINT");
        }
        return (byte) x;
    }

    /** The nearest double. */
    public static double toDouble(Object value) {
        if (value instanceof Double x) {
            return x;
        }
        if (value instanceof Long x) {
            return x.doubleValue();
        }
        if (value instanceof String text) {
            try {
                return Double.parseDouble(text.trim());
            } catch (NumberFormatException e) {
                throw Conversions.unreadable(e, "number");
            }
        }
        return toDecimal(value).doubleValue();
    }

    /** The nearest float; too large a number is an error and not an infinity. */
    public static float toFloat(Object value) {
        double x = toDouble(value);
        float near = (float) x;
        if (Float.isInfinite(near) && Double.isFinite(x)) {
            throw Conversions.outOfRange("REAL");
        }
        return near;
    }

    /** The exact value; a double gives the shortest decimal that is read back as the same double. */
    public static BigDecimal toDecimal(Object value) {
        if (value instanceof BigDecimal x) {
            return x;
        }
        if (value instanceof Long x) {
            return BigDecimal.valueOf(x);
        }
        if (value instanceof Double x) {
            if (!Double.isFinite(x)) {
                throw Conversions.outOfRange("DECIMAL");
            }
            return BigDecimal.valueOf(x);
        }
        if (value instanceof Boolean x) {
            return x ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof String text) {
            return parse(text.trim());
        }
        throw Conversions.impossible(value, "a number");
    }

    /**
     * The value rounded to a number of digits after the point, half away from zero.
     *
     * @param scale 0 to 38: what DECIMAL can have
     */
    public static BigDecimal toDecimal(Object value, int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw ErrorCode.INVALID_ARGUMENT.error("The scale %d is outside 0 to %d", scale, MAX_SCALE);
        }
        return toDecimal(value).setScale(scale, RoundingMode.HALF_UP);
    }

    /** A whole number of any size; a fraction is cut off. */
    public static BigInteger toBigInteger(Object value) {
        return value instanceof Long x
                ? BigInteger.valueOf(x)
                : toDecimal(value).toBigInteger();
    }

    /** Numbers but 0 are true; texts are {@code true, t, yes, y, on, 1} and their opposites in any case. */
    public static boolean toBoolean(Object value) {
        if (value instanceof Boolean x) {
            return x;
        }
        if (value instanceof Long x) {
            return x != 0;
        }
        if (value instanceof String text) {
            String word = text.trim().toLowerCase(Locale.ROOT);
            if (TRUE.contains(word)) {
                return true;
            }
            if (FALSE.contains(word)) {
                return false;
            }
            throw Conversions.unreadable(new IllegalArgumentException("neither true nor false"), "boolean");
        }
        if (value instanceof Double x) {
            return x != 0;
        }
        return toDecimal(value).signum() != 0;
    }

    private static BigDecimal parse(String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Conversions.unreadable(e, "number");
        }
        // A short text can mean more digits than fit in memory once it is written out.
        if (number.signum() != 0 && Math.abs((long) number.precision() - number.scale()) > 5_000) {
            throw Conversions.outOfRange("DECIMAL");
        }
        return number;
    }
}
