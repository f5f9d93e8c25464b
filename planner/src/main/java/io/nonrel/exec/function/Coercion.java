package io.nonrel.exec.function;

import io.nonrel.exec.Environment;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.Sequences;
import io.nonrel.exec.conversion.Casts;
import io.nonrel.exec.conversion.Conversion;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueType;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Brings the value of an expression into another type's run-time class. */
public final class Coercion {

    /** For conversions that don't look at it. */
    private static final Environment NOWHERE =
            new Environment(Instant.EPOCH, ZoneOffset.UTC, "", "", "", new Sequences() {
                @Override
                public long next(String schema, String sequence) {
                    throw new AssertionError("A conversion asked for a sequence");
                }

                @Override
                public long current(String schema, String sequence) {
                    throw new AssertionError("A conversion asked for a sequence");
                }
            });

    private Coercion() {}

    /** The same value when both types have one run-time class and form, else the value converted. */
    public static Scalar coerce(Scalar scalar, ColumnType from, ColumnType to) {
        ValueType source = from.name().valueType();
        ValueType target = to.name().valueType();
        boolean sameForm = source == target && (source != ValueType.DECIMAL || from.scale() == to.scale());
        if (sameForm || target == null || from.name() == TypeName.NULL || from.name() == TypeName.OTHER) {
            return scalar;
        }
        boolean text = target == ValueType.STRING || target == ValueType.BINARY;
        ColumnType unbounded = text ? ColumnType.of(to.name()) : to;
        return convert(scalar, Casts.of(from, unbounded), from, to);
    }

    /** The value converted; that of a literal at once when it can be. */
    public static Scalar convert(Scalar scalar, Conversion conversion, ColumnType from, ColumnType to) {
        if (conversion == Conversion.IDENTITY) {
            return scalar;
        }
        if (scalar instanceof Constant constant && !looksAtSession(from, to)) {
            Object value = constant.value();
            if (value == null) {
                return constant;
            }
            Scalar folded = fold(value, conversion);
            if (folded != null) {
                return folded;
            }
        }
        return (row, execution) -> {
            Object value = scalar.evaluate(row, execution);
            return value == null ? null : conversion.convert(value, execution.environment());
        };
    }

    private static @Nullable Scalar fold(Object value, Conversion conversion) {
        try {
            return new Constant(conversion.convert(value, NOWHERE));
        } catch (NonrelException e) {
            // Raised when a row gets here, if one does.
            return null;
        }
    }

    private static boolean looksAtSession(ColumnType from, ColumnType to) {
        ValueType source = from.name().valueType();
        ValueType target = to.name().valueType();
        return source == null
                || source == ValueType.INSTANT
                || target == ValueType.INSTANT
                || target == ValueType.TIMESTAMP && source != ValueType.DATE && source != ValueType.TIMESTAMP;
    }
}
