package io.nonrel.adapter.mongodb;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.UuidRepresentation;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.DecoderContext;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Reads run-time values out of BSON, without anything in between for those that are in their form. Stateless. */
final class StoredValues {

    /** Stands for a value that can't be in the field's form. */
    static final Object MISFIT = new Object();

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final long FIRST_MILLI = -62_135_596_800_000L;
    private static final long LAST_MILLI = 253_402_300_799_999L;
    private static final BsonValueCodec VALUES = new BsonValueCodec();

    private StoredValues() {}

    /** The value at which the reader stands, null, or {@link #MISFIT}; the reader then stands behind it. */
    static @Nullable Object read(BsonReader reader, FieldForm form) {
        BsonType type = reader.getCurrentBsonType();
        switch (type) {
            case NULL -> {
                reader.readNull();
                return null;
            }
            case UNDEFINED -> {
                reader.readUndefined();
                return null;
            }
            case STRING -> {
                String text = reader.readString();
                return form == FieldForm.STRING || form == FieldForm.OPEN || form == FieldForm.TEXT ? text : MISFIT;
            }
            case INT32 -> {
                return whole(reader.readInt32(), form);
            }
            case INT64 -> {
                return whole(reader.readInt64(), form);
            }
            case DOUBLE -> {
                return number(reader.readDouble(), form);
            }
            case BOOLEAN -> {
                boolean value = reader.readBoolean();
                return form == FieldForm.BOOLEAN || form == FieldForm.OPEN ? value : text(value, form);
            }
            case DATE_TIME -> {
                return moment(reader.readDateTime(), form);
            }
            case DECIMAL128 -> {
                return decimal(reader.readDecimal128(), form);
            }
            case OBJECT_ID -> {
                String text = reader.readObjectId().toHexString();
                return form == FieldForm.OBJECT_ID || form == FieldForm.OPEN ? text : text(text, form);
            }
            case BINARY -> {
                return binary(reader.readBinaryData(), form);
            }
            case ARRAY -> {
                return form == FieldForm.LIST || form == FieldForm.OPEN ? list(reader) : other(reader, form);
            }
            default -> {
                return other(reader, form);
            }
        }
    }

    private static Object whole(long value, FieldForm form) {
        return switch (form) {
            case INTEGER, OPEN -> value;
            case DECIMAL -> BigDecimal.valueOf(value);
            case DOUBLE -> (double) value;
            case TIME -> value >= 0 && value < NANOS_PER_DAY ? LocalTime.ofNanoOfDay(value) : MISFIT;
            default -> text(value, form);
        };
    }

    private static Object number(double value, FieldForm form) {
        return switch (form) {
            case DOUBLE, OPEN -> value;
            case DECIMAL -> Double.isFinite(value) ? new BigDecimal(value) : MISFIT;
            case INTEGER -> {
                long whole = (long) value;
                yield whole == value && whole != Long.MAX_VALUE ? whole : MISFIT;
            }
            default -> text(value, form);
        };
    }

    private static Object decimal(Decimal128 value, FieldForm form) {
        if (form == FieldForm.DOUBLE) {
            return value.isNaN() ? Double.NaN : value.isInfinite() ? infinity(value) : value.doubleValue();
        }
        if (form == FieldForm.TEXT) {
            return value.toString();
        }
        if (!value.isFinite()) {
            return form == FieldForm.OPEN ? (Object) (value.isNaN() ? Double.NaN : infinity(value)) : MISFIT;
        }
        BigDecimal number = number(value);
        return switch (form) {
            case DECIMAL, OPEN -> number;
            case INTEGER -> {
                try {
                    yield number.longValueExact();
                } catch (ArithmeticException e) {
                    yield MISFIT;
                }
            }
            default -> MISFIT;
        };
    }

    private static BigDecimal number(Decimal128 value) {
        try {
            return value.bigDecimalValue();
        } catch (ArithmeticException e) {
            // Zero with a sign, which BigDecimal does not have.
            return BigDecimal.ZERO;
        }
    }

    private static double infinity(Decimal128 value) {
        return value.isNegative() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private static Object moment(long millis, FieldForm form) {
        if (form == FieldForm.TEXT || form == FieldForm.OPEN) {
            Instant instant = Instant.ofEpochMilli(millis);
            return form == FieldForm.OPEN ? instant : instant.toString();
        }
        if (millis < FIRST_MILLI || millis > LAST_MILLI) {
            return MISFIT;
        }
        return switch (form) {
            case INSTANT -> Instant.ofEpochMilli(millis);
            case TIMESTAMP ->
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(millis, 1_000L), Math.floorMod(millis, 1_000) * 1_000_000, ZoneOffset.UTC);
            case DATE -> LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L));
            default -> MISFIT;
        };
    }

    private static Object binary(BsonBinary value, FieldForm form) {
        boolean isUuid = value.getType() == BsonBinarySubType.UUID_STANDARD.getValue() && value.getData().length == 16;
        return switch (form) {
            case UUID -> isUuid ? value.asUuid(UuidRepresentation.STANDARD) : MISFIT;
            case BINARY -> value.getData();
            case OPEN -> isUuid ? value.asUuid(UuidRepresentation.STANDARD) : value.getData();
            case TEXT -> isUuid ? value.asUuid(UuidRepresentation.STANDARD).toString() : JsonText.of(value);
            default -> MISFIT;
        };
    }

    private static List<@Nullable Object> list(BsonReader reader) {
        List<@Nullable Object> values = new ArrayList<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            values.add(read(reader, FieldForm.OPEN));
        }
        reader.readEndArray();
        return values;
    }

    private static Object other(BsonReader reader, FieldForm form) {
        if (form != FieldForm.TEXT && form != FieldForm.OPEN) {
            reader.skipValue();
            return MISFIT;
        }
        BsonValue value = VALUES.decode(reader, DecoderContext.builder().build());
        return JsonText.of(value);
    }

    private static Object text(Object value, FieldForm form) {
        return form == FieldForm.TEXT ? String.valueOf(value) : MISFIT;
    }
}
