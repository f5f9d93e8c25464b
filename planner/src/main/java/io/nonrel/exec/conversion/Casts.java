package io.nonrel.exec.conversion;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * CAST between all types that have one: {@link #of}. Numbers are rounded half up and range-checked, strings and binary values
 * are cut to the length of the new type (a number, date or other value whose text is too long raises {@link
 * ErrorCode#STRING_TOO_LONG}: cut digits would be another number).
 */
public final class Casts {

    private Casts() {}

    /**
     * How values become another type.
     *
     * @throws NonrelException {@link ErrorCode#TYPE_MISMATCH} when no value of the one type can
     */
    public static Conversion of(ColumnType from, ColumnType to) {
        if (from.equals(to) || to.name() == TypeName.OTHER) {
            return Conversion.IDENTITY;
        }
        if (from.name() == TypeName.OTHER) {
            return new ConversionByClass(type -> of(type, to));
        }
        Conversion length = length(from, to);
        Conversion value = unbounded(from, to);
        return length == Conversion.IDENTITY ? value : value == Conversion.IDENTITY ? length : value.then(length);
    }

    /** As {@link #of}, but strings and binary values keep their whole length. */
    static Conversion unbounded(ColumnType from, ColumnType to) {
        if (from.name() == TypeName.NULL) {
            return Conversion.IDENTITY;
        }
        if (from.name() == TypeName.OTHER) {
            return new ConversionByClass(type -> unbounded(type, to));
        }
        ValueType target = to.name().valueType();
        Conversion conversion = target == null
                ? interval(from, to)
                : switch (target) {
                    case BOOLEAN -> NumberCasts.toBoolean(from);
                    case INTEGER -> NumberCasts.toInteger(from, to.name());
                    case DECIMAL -> NumberCasts.toDecimal(from, to);
                    case DOUBLE -> NumberCasts.toDouble(from, to.name());
                    case STRING -> toText(from);
                    case BINARY -> toBinary(from);
                    case DATE -> DateTimeCasts.toDate(from);
                    case TIME -> DateTimeCasts.toTime(from, to.precision());
                    case TIMESTAMP -> DateTimeCasts.toTimestamp(from, to.precision());
                    case INSTANT -> DateTimeCasts.toInstant(from, to.precision());
                    case UUID -> toUuid(from);
                    case LIST -> null;
                };
        if (conversion == null) {
            throw ErrorCode.TYPE_MISMATCH.error(
                    "A value of type %s can't become %s",
                    from.name().sqlName(), to.name().sqlName());
        }
        return conversion;
    }

    private static @Nullable Conversion interval(ColumnType from, ColumnType to) {
        return from.name() == to.name() ? Conversion.IDENTITY : null;
    }

    private static Conversion toText(ColumnType from) {
        if (from.name().valueType() == ValueType.STRING) {
            return Conversion.IDENTITY;
        }
        if (from.name().valueType() == ValueType.BINARY) {
            return (value, environment) -> Binaries.decode((byte[]) value);
        }
        return (value, environment) -> ValueText.of(value, from, environment.zone());
    }

    private static @Nullable Conversion toBinary(ColumnType from) {
        ValueType source = from.name().valueType();
        if (source == ValueType.BINARY) {
            return Conversion.IDENTITY;
        }
        if (source == ValueType.STRING) {
            return (value, environment) -> ((String) value).getBytes(StandardCharsets.UTF_8);
        }
        return source == ValueType.UUID ? (value, environment) -> Binaries.ofUuid((java.util.UUID) value) : null;
    }

    private static @Nullable Conversion toUuid(ColumnType from) {
        ValueType source = from.name().valueType();
        if (source == ValueType.UUID) {
            return Conversion.IDENTITY;
        }
        if (source == ValueType.STRING) {
            return (value, environment) -> Binaries.uuid((String) value);
        }
        return source == ValueType.BINARY ? (value, environment) -> Binaries.uuid((byte[]) value) : null;
    }

    private static Conversion length(ColumnType from, ColumnType to) {
        int limit = to.precision();
        ValueType target = to.name().valueType();
        if (limit == ColumnType.UNBOUNDED || target != ValueType.STRING && target != ValueType.BINARY) {
            return Conversion.IDENTITY;
        }
        if (from.name().valueType() == target
                && from.precision() != ColumnType.UNBOUNDED
                && from.precision() <= limit) {
            return Conversion.IDENTITY;
        }
        if (target == ValueType.BINARY) {
            return (value, environment) -> {
                byte[] bytes = (byte[]) value;
                return bytes.length <= limit ? bytes : Arrays.copyOf(bytes, limit);
            };
        }
        if (from.name().valueType() == ValueType.STRING || from.name().valueType() == ValueType.BINARY) {
            return (value, environment) -> Lengths.cut((String) value, limit);
        }
        return (value, environment) -> whole((String) value, limit);
    }

    /** The text, when it has at most so many characters. */
    public static String whole(String text, int limit) {
        if (!Lengths.fits(text, limit)) {
            throw ErrorCode.STRING_TOO_LONG.error("'%s' is longer than %d characters", text, limit);
        }
        return text;
    }
}
