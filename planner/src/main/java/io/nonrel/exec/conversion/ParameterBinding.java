package io.nonrel.exec.conversion;

import io.nonrel.exec.Environment;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueOrder;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Turns the Java value that a program binds into the run-time value of a parameter. */
public final class ParameterBinding {

    private ParameterBinding() {}

    /**
     * A converted parameter.
     *
     * @param value the run-time value; null for NULL, and when not exact
     * @param exact whether the parameter's type has this very value. When it doesn't ({@code int_column = ?} bound with 1.5),
     *     plan again with {@link #typeOf} the value, which gives the same answer as a literal would
     */
    public record Bound(@Nullable Object value, boolean exact) {

        private static final Bound NULL = new Bound(null, true);
        private static final Bound INEXACT = new Bound(null, false);
    }

    /**
     * Converts. Lengths of strings and digits of seconds are left alone: what assigns or compares them decides.
     *
     * @throws NonrelException {@link ErrorCode#INVALID_PARAMETER} for a class that can't become the type, and what a cast of a
     *     text raises that can't be read as the type
     */
    public static Bound bind(@Nullable Object parameter, ColumnType type, Environment environment) {
        if (parameter == null) {
            return Bound.NULL;
        }
        Object value = JavaValues.runTime(parameter, environment.zone());
        ValueType target = type.name().valueType();
        if (type.name() == TypeName.OTHER || type.name() == TypeName.NULL) {
            return new Bound(value, true);
        }
        ColumnType natural = JavaValues.typeOf(parameter);
        if (target == ValueType.STRING && value instanceof String
                || target == ValueType.TIMESTAMP && natural.name() == TypeName.TIMESTAMP) {
            return new Bound(value, true);
        }
        if (target == null) {
            if (natural.name() == type.name()) {
                return new Bound(value, true);
            }
            throw unfit(parameter, type, null);
        }
        if (value instanceof LocalTime && target != ValueType.TIME && target != ValueType.STRING) {
            throw unfit(parameter, type, null);
        }
        Object converted = convert(parameter, value, natural, wide(type), environment);
        if (converted == null || !same(value, converted)) {
            return Bound.INEXACT;
        }
        return new Bound(converted, true);
    }

    /**
     * The run-time value of a Java value, whatever it is used as.
     *
     * @throws NonrelException {@link ErrorCode#INVALID_PARAMETER} for a class that is no SQL value
     */
    public static Object runTime(Object value, Environment environment) {
        return JavaValues.runTime(value, environment.zone());
    }

    /**
     * The type of a Java value by itself.
     *
     * @throws NonrelException {@link ErrorCode#INVALID_PARAMETER} for a class that is no SQL value
     */
    public static ColumnType typeOf(Object value) {
        return JavaValues.typeOf(value);
    }

    private static @Nullable Object convert(
            Object parameter, Object value, ColumnType natural, ColumnType type, Environment environment) {
        try {
            return Casts.unbounded(natural, type).convert(value, environment);
        } catch (NonrelException e) {
            return switch (e.code()) {
                case NUMBER_OUT_OF_RANGE -> null;
                case TYPE_MISMATCH -> throw unfit(parameter, type, e);
                default -> throw e;
            };
        }
    }

    /** The type with all digits of a second. */
    private static ColumnType wide(ColumnType type) {
        return type.name() == TypeName.DECIMAL ? type : ColumnType.of(type.name());
    }

    private static boolean same(Object value, Object converted) {
        if (value instanceof Double x && converted instanceof BigDecimal y) {
            return new BigDecimal(x.toString()).compareTo(y) == 0;
        }
        if (value instanceof Number && converted instanceof Number) {
            return ValueOrder.same(value, converted);
        }
        if (value instanceof Number x && converted instanceof Boolean) {
            return x.doubleValue() == 0 || x.doubleValue() == 1;
        }
        if (value instanceof String x && converted instanceof Number y) {
            return !(y instanceof Long) && !(y instanceof BigDecimal)
                    || NumberText.decimal(x, TypeName.DECIMAL).compareTo(NumericRange.toDecimal(y)) == 0;
        }
        if (value instanceof LocalDateTime x && converted instanceof java.time.LocalDate y) {
            return x.equals(y.atStartOfDay());
        }
        return true;
    }

    private static NonrelException unfit(Object parameter, ColumnType type, @Nullable Exception cause) {
        String message = "A value of class %s can't become a parameter of type %s";
        String name = parameter.getClass().getName();
        return cause == null
                ? ErrorCode.INVALID_PARAMETER.error(message, name, type)
                : ErrorCode.INVALID_PARAMETER.error(cause, message, name, type);
    }
}
