package io.nonrel.adapter.mongodb;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The fields that a collection's {@code $jsonSchema} validator gives a type.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/core/schema-validation/specify-json-schema/">JSON Schema validation</a>
 */
final class ValidatorFields {

    private ValidatorFields() {}

    /** The form of each field, by path; none for a collection without such a validator. */
    static Map<String, FieldForm> of(BsonDocument options) {
        BsonDocument validator = options.getDocument("validator", new BsonDocument());
        Map<String, FieldForm> forms = new LinkedHashMap<>();
        collect(validator.getDocument("$jsonSchema", new BsonDocument()), "", forms);
        return forms;
    }

    private static void collect(BsonDocument schema, String prefix, Map<String, FieldForm> forms) {
        schema.getDocument("properties", new BsonDocument()).forEach((name, value) -> {
            if (!SeenFields.isPath(name) || !value.isDocument()) {
                return;
            }
            BsonDocument field = value.asDocument();
            Set<String> types = types(field);
            if (types.equals(Set.of("object")) && field.containsKey("properties")) {
                collect(field, prefix + name + ".", forms);
            } else if (!types.isEmpty()) {
                forms.put(prefix + name, form(types));
            }
        });
    }

    /** The types that a field can have, beside null. */
    private static Set<String> types(BsonDocument field) {
        BsonValue given = field.containsKey("bsonType") ? field.get("bsonType") : field.get("type");
        Set<String> types = new HashSet<>();
        for (BsonValue type : given instanceof BsonArray several ? several : new BsonArray(list(given))) {
            if (type instanceof BsonString name && !name.getValue().equals("null")) {
                types.add(name.getValue());
            }
        }
        return types;
    }

    private static java.util.List<BsonValue> list(@org.jspecify.annotations.Nullable BsonValue value) {
        return value == null ? java.util.List.of() : java.util.List.of(value);
    }

    private static FieldForm form(Set<String> types) {
        if (Set.of("int", "long").containsAll(types)) {
            return FieldForm.INTEGER;
        }
        if (Set.of("int", "long", "double", "decimal", "number", "integer").containsAll(types)) {
            return types.equals(Set.of("double")) ? FieldForm.DOUBLE : FieldForm.DECIMAL;
        }
        if (types.size() > 1) {
            return FieldForm.TEXT;
        }
        return switch (types.iterator().next()) {
            case "string" -> FieldForm.STRING;
            case "bool", "boolean" -> FieldForm.BOOLEAN;
            case "objectId" -> FieldForm.OBJECT_ID;
            case "date" -> FieldForm.INSTANT;
            default -> FieldForm.TEXT;
        };
    }
}
