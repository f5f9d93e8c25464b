package io.nonrel.adapter.mongodb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Documents with all that is in them. Stateless. */
final class WholeDocuments {

    private WholeDocuments() {}

    /** Fields by name. What no run-time value is exact for stays what it is: it is written again like that. */
    static Map<String, @Nullable Object> fields(Shape shape, BsonDocument document, Misfits misfits) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            if (name.equals(Shape.ID) && shape.hasCompoundKey() && value.isDocument()) {
                value.asDocument().forEach((part, inside) -> {
                    String field = FieldNames.named(part);
                    fields.put(field, value(inside, shape.form(field), field, misfits));
                });
            } else {
                String field = shape.field(name);
                fields.put(field, value(value, shape.form(field), field, misfits));
            }
        });
        return fields;
    }

    private static @Nullable Object value(BsonValue stored, FieldForm form, String field, Misfits misfits) {
        Object value = read(stored, form);
        if (form == FieldForm.OPEN) {
            return Objects.equals(BsonValues.of(value), stored) ? value : stored;
        }
        if (value == StoredValues.MISFIT) {
            misfits.found(field);
            return stored;
        }
        return form == FieldForm.TEXT ? stored : value;
    }

    /** The value in a form, null, or {@link StoredValues#MISFIT}. */
    static @Nullable Object read(BsonValue stored, FieldForm form) {
        BsonDocumentReader reader = new BsonDocumentReader(new BsonDocument("v", stored));
        reader.readStartDocument();
        reader.readBsonType();
        reader.skipName();
        return StoredValues.read(reader, form);
    }
}
