package io.nonrel.exec.conversion;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Which numbers a type has: range checks and roundings. What has no place raises {@link ErrorCode#NUMBER_OUT_OF_RANGE}; what
 * has too many fraction digits is rounded half up, away from zero.
 */
public final class NumericRange {

    /** Most digits of a DECIMAL. */
    public static final int MAX_PRECISION = 38;

    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private NumericRange() {}

    /** The value, checked against TINYINT, SMALLINT, INTEGER or BIGINT. */
    public static long integer(long value, TypeName type) {
        boolean fits =
                switch (type) {
                    case TINYINT -> value == (byte) value;
                    case SMALLINT -> value == (short) value;
                    case INTEGER -> value == (int) value;
                    default -> true;
                };
        if (!fits) {
            throw outOfRange(value, type);
        }
        return value;
    }

    /** The nearest integer of the type. */
    public static long integer(BigDecimal value, TypeName type) {
        // Dropped before rounding, or 1E-999999999 would be written out.
        if (value.precision() - (long) value.scale() > 20) {
            throw outOfRange(value, type);
        }
        BigDecimal whole = value.scale() <= 0 ? value : value.setScale(0, RoundingMode.HALF_UP);
        if (whole.compareTo(MIN_LONG) < 0 || whole.compareTo(MAX_LONG) > 0) {
            throw outOfRange(value, type);
        }
        return integer(whole.longValue(), type);
    }

    /** The nearest integer of the type. */
    public static long integer(double value, TypeName type) {
        if (Double.isNaN(value) || value < -0x1p63 || value >= 0x1p63) {
            throw outOfRange(value, type);
        }
        // rint alone would round ties to even; adding .5 to anything but a tie may round twice.
        double whole = Math.rint(value);
        if (Math.abs(value - whole) == 0.5) {
            whole = value + Math.copySign(0.5, value);
        }
        return integer((long) whole, type);
    }

    /**
     * The value rounded to a scale, checked against a precision.
     *
     * @param precision {@link ColumnType#UNBOUNDED} for as many digits as there are
     */
    public static BigDecimal decimal(BigDecimal value, int precision, int scale) {
        int digits = precision == ColumnType.UNBOUNDED ? MAX_PRECISION : precision;
        if (value.signum() != 0 && value.precision() - (long) value.scale() > digits - (long) scale) {
            throw outOfDecimal(value, digits, scale);
        }
        BigDecimal rounded = value.scale() == scale ? value : value.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > digits && rounded.signum() != 0) {
            throw outOfDecimal(value, digits, scale);
        }
        return rounded;
    }

    /** A double as a decimal. */
    public static BigDecimal exact(double value) {
        if (!Double.isFinite(value)) {
            throw ErrorCode.NUMBER_OUT_OF_RANGE.error("%s is no DECIMAL", value);
        }
        // The digits that are shown, not those of the binary fraction: 0.1 becomes 0.1.
        return BigDecimal.valueOf(value);
    }

    /** A double from an exact number. */
    public static double approximate(BigDecimal value) {
        double result = value.doubleValue();
        if (Double.isInfinite(result)) {
            throw outOfRange(value, TypeName.DOUBLE);
        }
        return result;
    }

    /** The nearest number that a REAL has. */
    public static double real(double value) {
        float result = (float) value;
        if (Float.isInfinite(result) && Double.isFinite(value)) {
            throw outOfRange(value, TypeName.REAL);
        }
        return result;
    }

    /**
     * What arithmetic on finite doubles gave.
     *
     * @param finite whether the operands were finite, so that an infinite result is an overflow
     */
    public static double finite(double value, boolean finite) {
        if (finite && !Double.isFinite(value)) {
            throw ErrorCode.NUMBER_OUT_OF_RANGE.error("The result is out of the range of DOUBLE PRECISION");
        }
        return value;
    }

    /** Any number as an exact one. */
    public static BigDecimal toDecimal(Object number) {
        if (number instanceof Long x) {
            return BigDecimal.valueOf(x);
        }
        if (number instanceof BigDecimal x) {
            return x;
        }
        return number instanceof BigInteger x ? new BigDecimal(x) : exact(((Number) number).doubleValue());
    }

    /** A number in the run-time class of a type, in its range. */
    public static Object fit(Number number, ColumnType type) {
        return switch (type.name()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> {
                if (number instanceof Long x) {
                    yield integer((long) x, type.name());
                }
                yield number instanceof Double x
                        ? integer((double) x, type.name())
                        : integer(toDecimal(number), type.name());
            }
            case DECIMAL -> decimal(toDecimal(number), type.precision(), type.scale());
            case REAL -> real(toDouble(number));
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> integer(toDecimal(number), TypeName.BIGINT);
            default -> toDouble(number);
        };
    }

    /** Any number as a double. */
    public static double toDouble(Object number) {
        return number instanceof BigDecimal x ? approximate(x) : ((Number) number).doubleValue();
    }

    /** The error of a number that its type doesn't have. */
    public static NonrelException outOfRange(Object value, TypeName type) {
        return ErrorCode.NUMBER_OUT_OF_RANGE.error("%s is out of the range of %s", value, type.sqlName());
    }

    private static NonrelException outOfDecimal(BigDecimal value, int precision, int scale) {
        return ErrorCode.NUMBER_OUT_OF_RANGE.error("%s does not fit DECIMAL(%d, %d)", value, precision, scale);
    }
}
