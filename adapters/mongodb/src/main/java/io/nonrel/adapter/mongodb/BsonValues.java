package io.nonrel.adapter.mongodb;

import io.nonrel.spi.ErrorCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.UuidRepresentation;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Run-time values as BSON. Stateless. */
final class BsonValues {

    private BsonValues() {}

    /** The value as it is stored in a field; more precise times than the server's are cut. */
    static BsonValue stored(@Nullable Object value, FieldForm form, String field) {
        if (form == FieldForm.OBJECT_ID && value instanceof String text) {
            if (!isObjectId(text)) {
                throw ErrorCode.INVALID_CAST.error(
                        "The field %s holds ids of MongoDB, which are 24 hexadecimal digits in lower case", field);
            }
            return new BsonObjectId(new ObjectId(text));
        }
        if (value instanceof BigDecimal number && !fits(number)) {
            throw ErrorCode.NUMBER_OUT_OF_RANGE.error(
                    "The value of the field %s has %d digits, and a decimal of MongoDB has at most 34",
                    field, number.precision());
        }
        return of(value);
    }

    /** The value as BSON of its own type. */
    static BsonValue of(@Nullable Object value) {
        if (value == null) {
            return BsonNull.VALUE;
        }
        if (value instanceof String s) {
            return new BsonString(s);
        }
        if (value instanceof Long n) {
            return new BsonInt64(n);
        }
        if (value instanceof BigDecimal n) {
            return new BsonDecimal128(decimal(n));
        }
        if (value instanceof Double n) {
            return new BsonDouble(n);
        }
        if (value instanceof Boolean b) {
            return BsonBoolean.valueOf(b);
        }
        if (value instanceof byte[] b) {
            return new BsonBinary(b);
        }
        if (value instanceof UUID u) {
            return new BsonBinary(u, UuidRepresentation.STANDARD);
        }
        if (value instanceof LocalTime t) {
            return new BsonInt64(t.toNanoOfDay());
        }
        if (value instanceof List<?> list) {
            BsonArray array = new BsonArray(list.size());
            list.forEach(element -> array.add(of(element)));
            return array;
        }
        return value instanceof BsonValue own ? own : new BsonDateTime(millis(value));
    }

    /** Milliseconds since 1970 of a date, timestamp or instant, rounded down. */
    static long millis(Object value) {
        if (value instanceof Instant i) {
            return i.toEpochMilli();
        }
        if (value instanceof LocalDateTime t) {
            return t.toInstant(ZoneOffset.UTC).toEpochMilli();
        }
        if (value instanceof LocalDate d) {
            return d.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }
        throw new AssertionError("Not a run-time value: " + value.getClass());
    }

    /** Whether a date of the server can't hold the value exactly. */
    static boolean isCut(@Nullable Object value) {
        return value instanceof Instant i && !i.truncatedTo(ChronoUnit.MILLIS).equals(i)
                || value instanceof LocalDateTime t
                        && !t.truncatedTo(ChronoUnit.MILLIS).equals(t);
    }

    /** Whether a decimal of the server holds the number exactly. */
    static boolean fits(BigDecimal number) {
        if (number.precision() <= 34 && number.scale() >= 0 && number.scale() <= 6_176) {
            return true;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.precision() <= 34 && stripped.scale() <= 6_176 && stripped.scale() >= -6_111;
    }

    /** A number that {@link #fits}. */
    static Decimal128 decimal(BigDecimal number) {
        return new Decimal128(number.precision() <= 34 ? number : number.stripTrailingZeros());
    }

    /** Whether a text is how an id is given: what isn't is no id's text. */
    static boolean isObjectId(String text) {
        return text.length() == 24 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }
}
