package io.nonrel.exec.conversion;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Casts to BOOLEAN and to numbers; null where there is none. */
final class NumberCasts {

    private NumberCasts() {}

    static @Nullable Conversion toBoolean(ColumnType from) {
        ValueType source = from.name().valueType();
        if (source == null) {
            return null;
        }
        return switch (source) {
            case BOOLEAN -> Conversion.IDENTITY;
            case INTEGER -> (value, environment) -> (Long) value != 0;
            case DECIMAL -> (value, environment) -> ((BigDecimal) value).signum() != 0;
            case DOUBLE -> (value, environment) -> (Double) value != 0;
            case STRING -> (value, environment) -> truth((String) value);
            default -> null;
        };
    }

    static @Nullable Conversion toInteger(ColumnType from, TypeName to) {
        ValueType source = from.name().valueType();
        if (source == null) {
            return null;
        }
        return switch (source) {
            case BOOLEAN -> (value, environment) -> (Boolean) value ? 1L : 0L;
            case INTEGER ->
                from.name().compareTo(to) <= 0
                        ? Conversion.IDENTITY
                        : (value, environment) -> {
                            NumericRange.integer((long) (Long) value, to);
                            return value;
                        };
            case DECIMAL -> (value, environment) -> NumericRange.integer((BigDecimal) value, to);
            case DOUBLE -> (value, environment) -> NumericRange.integer((double) (Double) value, to);
            case STRING -> (value, environment) -> NumberText.integer((String) value, to);
            default -> null;
        };
    }

    static @Nullable Conversion toDecimal(ColumnType from, ColumnType to) {
        ValueType source = from.name().valueType();
        if (source == null) {
            return null;
        }
        int precision = to.precision();
        int scale = to.scale();
        boolean real = from.name() == TypeName.REAL;
        return switch (source) {
            case BOOLEAN ->
                (value, environment) ->
                        NumericRange.decimal((Boolean) value ? BigDecimal.ONE : BigDecimal.ZERO, precision, scale);
            case INTEGER ->
                (value, environment) -> NumericRange.decimal(BigDecimal.valueOf((Long) value), precision, scale);
            case DECIMAL -> (value, environment) -> NumericRange.decimal((BigDecimal) value, precision, scale);
            case DOUBLE ->
                (value, environment) -> {
                    double number = (Double) value;
                    BigDecimal digits = real && Double.isFinite(number)
                            ? new BigDecimal(Float.toString((float) number))
                            : NumericRange.exact(number);
                    return NumericRange.decimal(digits, precision, scale);
                };
            case STRING ->
                (value, environment) ->
                        NumericRange.decimal(NumberText.decimal((String) value, to.name()), precision, scale);
            default -> null;
        };
    }

    static @Nullable Conversion toDouble(ColumnType from, TypeName to) {
        Conversion toDouble = toDouble(from);
        if (toDouble == null || to != TypeName.REAL || from.name() == TypeName.REAL) {
            return toDouble;
        }
        return toDouble.then((value, environment) -> NumericRange.real((Double) value));
    }

    private static @Nullable Conversion toDouble(ColumnType from) {
        ValueType source = from.name().valueType();
        if (source == null) {
            return null;
        }
        return switch (source) {
            case BOOLEAN -> (value, environment) -> (Boolean) value ? 1.0 : 0.0;
            case INTEGER -> (value, environment) -> (double) (Long) value;
            case DECIMAL -> (value, environment) -> NumericRange.approximate((BigDecimal) value);
            case DOUBLE -> Conversion.IDENTITY;
            case STRING -> (value, environment) -> NumberText.approximate((String) value, TypeName.DOUBLE);
            default -> null;
        };
    }

    private static Boolean truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw ErrorCode.INVALID_CAST.error("'%s' is no BOOLEAN; it is TRUE or FALSE", text);
        };
    }
}
