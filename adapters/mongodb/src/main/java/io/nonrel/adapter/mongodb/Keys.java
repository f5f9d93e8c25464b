package io.nonrel.adapter.mongodb;

import io.nonrel.spi.ErrorCode;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Keys as {@code _id}. Stateless. */
final class Keys {

    private Keys() {}

    /** The {@code _id} of the document with a key: none when no document can have it, several when it is one of them. */
    static List<BsonValue> ids(Shape shape, @Nullable Object[] key) {
        if (hasTexts(shape) && key[0] instanceof String text) {
            return TextIds.of(text);
        }
        BsonValue id = id(shape, key);
        return id == null ? List.of() : List.of(id);
    }

    /** Whether the ids are of several types, and each is known by its text. */
    static boolean hasTexts(Shape shape) {
        return !shape.hasCompoundKey() && shape.form(shape.key().get(0)) == FieldForm.TEXT;
    }

    private static @Nullable BsonValue id(Shape shape, @Nullable Object[] key) {
        List<String> fields = shape.key();
        if (!shape.hasCompoundKey()) {
            return exact(key[0], shape.form(fields.get(0)));
        }
        BsonDocument id = new BsonDocument();
        for (int i = 0; i < fields.size(); i++) {
            BsonValue part = exact(key[i], shape.form(fields.get(i)));
            if (part == null) {
                return null;
            }
            id.put(FieldNames.stored(fields.get(i)), part);
        }
        return id;
    }

    /** An {@code _id} of several fields, in the key's order. */
    static BsonDocument compound(Shape shape, Function<String, @Nullable BsonValue> values) {
        BsonDocument id = new BsonDocument();
        for (String field : shape.key()) {
            BsonValue value = values.apply(field);
            if (value == null) {
                throw new AssertionError("No value for " + field + " of the key of " + shape.name());
            }
            id.put(FieldNames.stored(field), value);
        }
        return id;
    }

    /** What the server holds for a value; null when it can't hold it. */
    static @Nullable BsonValue exact(@Nullable Object value, FieldForm form) {
        if (value == null || !form.compares(value)) {
            return null;
        }
        return value instanceof Double d && d.isNaN()
                ? FieldFilters.NAN
                : GridPoint.of(value, form).exact();
    }

    /** What is written for the value of a key's field: it must be found again. */
    static BsonValue written(@Nullable Object value, FieldForm form, String collection, String field) {
        if (value == null) {
            throw ErrorCode.NOT_NULL_VIOLATION.error(
                    "A document of %s needs a value for %s, which is part of its key", collection, field);
        }
        if (BsonValues.isCut(value)) {
            throw ErrorCode.DATETIME_OVERFLOW.error(
                    "MongoDB holds milliseconds, and the key field %s of %s has a value with more digits",
                    field, collection);
        }
        // Zero has no sign in a key.
        return value instanceof Double d && d == 0 ? new BsonDouble(0) : BsonValues.stored(value, form, field);
    }
}
