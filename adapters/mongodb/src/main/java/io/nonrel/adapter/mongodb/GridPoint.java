package io.nonrel.adapter.mongodb;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Where a value of a predicate stands among those that a field can hold. A field of integers holds no 1.5: then nothing is
 * equal, and less than 1.5 is at most 1. Comparing within one type keeps the server's rules for several out of it.
 *
 * @param exact the value, when the field can hold it
 * @param below otherwise the greatest value that it can hold and is less, null when there is none
 * @param above otherwise the least value that it can hold and is greater, null when there is none
 */
record GridPoint(
        @Nullable BsonValue exact,
        @Nullable BsonValue below,
        @Nullable BsonValue above) {

    private static final GridPoint NOWHERE = new GridPoint(null, null, null);
    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BsonValue INFINITY = new BsonDouble(Double.POSITIVE_INFINITY);
    private static final BsonValue MINUS_INFINITY = new BsonDouble(Double.NEGATIVE_INFINITY);

    /** A value that the form compares with, and which is not NaN. */
    static GridPoint of(Object value, FieldForm form) {
        return switch (form) {
            case INTEGER -> onIntegers(value);
            case DECIMAL -> onDecimals(value);
            case DOUBLE -> onDoubles(value);
            case OBJECT_ID ->
                BsonValues.isObjectId((String) value) ? at(new BsonObjectId(new ObjectId((String) value))) : NOWHERE;
            default -> value instanceof BigDecimal ? onDecimals(value) : own(value);
        };
    }

    private static GridPoint at(BsonValue exact) {
        return new GridPoint(exact, null, null);
    }

    private static GridPoint own(Object value) {
        if (BsonValues.isCut(value)) {
            long millis = BsonValues.millis(value);
            return new GridPoint(null, new BsonDateTime(millis), new BsonDateTime(millis + 1));
        }
        return at(BsonValues.of(value instanceof Double d && d == 0 ? Double.valueOf(0) : value));
    }

    private static GridPoint onIntegers(Object value) {
        if (value instanceof Long n) {
            return at(new BsonInt64(n));
        }
        if (value instanceof Double d && Double.isInfinite(d)) {
            // All integers are on one side, and so is what stands beyond them.
            return at(d > 0 ? INFINITY : MINUS_INFINITY);
        }
        BigDecimal number = exact(value);
        if (number.compareTo(GREATEST_LONG) > 0) {
            return new GridPoint(null, new BsonInt64(Long.MAX_VALUE), null);
        }
        if (number.compareTo(LEAST_LONG) < 0) {
            return new GridPoint(null, null, new BsonInt64(Long.MIN_VALUE));
        }
        long floor = number.setScale(0, RoundingMode.FLOOR).longValueExact();
        if (number.compareTo(BigDecimal.valueOf(floor)) == 0) {
            return at(new BsonInt64(floor));
        }
        return new GridPoint(null, new BsonInt64(floor), new BsonInt64(floor + 1));
    }

    private static GridPoint onDecimals(Object value) {
        if (value instanceof Double d && Double.isInfinite(d)) {
            return at(d > 0 ? INFINITY : MINUS_INFINITY);
        }
        BigDecimal number = exact(value);
        if (BsonValues.fits(number)) {
            return at(decimal(number));
        }
        BigDecimal floor = number.round(new MathContext(34, RoundingMode.FLOOR));
        BigDecimal ceiling = number.round(new MathContext(34, RoundingMode.CEILING));
        return new GridPoint(null, decimalOrNull(floor), decimalOrNull(ceiling));
    }

    private static BsonValue decimal(BigDecimal number) {
        return new BsonDecimal128(BsonValues.decimal(number));
    }

    private static @Nullable BsonValue decimalOrNull(BigDecimal number) {
        return BsonValues.fits(number) ? decimal(number) : null;
    }

    private static GridPoint onDoubles(Object value) {
        if (value instanceof Double d) {
            return at(new BsonDouble(d == 0 ? 0.0 : d));
        }
        BigDecimal number = exact(value);
        double nearest = number.doubleValue();
        if (Double.isInfinite(nearest)) {
            double most = Double.MAX_VALUE;
            return nearest > 0
                    ? new GridPoint(null, new BsonDouble(most), INFINITY)
                    : new GridPoint(null, MINUS_INFINITY, new BsonDouble(-most));
        }
        int order = new BigDecimal(nearest).compareTo(number);
        if (order == 0) {
            return at(new BsonDouble(nearest == 0 ? 0.0 : nearest));
        }
        return order < 0
                ? new GridPoint(null, new BsonDouble(nearest), new BsonDouble(Math.nextUp(nearest)))
                : new GridPoint(null, new BsonDouble(Math.nextDown(nearest)), new BsonDouble(nearest));
    }

    private static BigDecimal exact(Object number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof Long n ? BigDecimal.valueOf(n) : new BigDecimal((Double) number);
    }
}
