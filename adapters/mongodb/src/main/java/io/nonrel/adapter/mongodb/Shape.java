package io.nonrel.adapter.mongodb;

import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a collection: how each field stands in its documents, and by what they are found. Immutable.
 *
 * @param name of the collection
 * @param key names of the key's fields
 * @param fields the form of each field that is known
 * @param nested whether a dot in a name leads into a document, as in collections that the driver did not make
 * @param indexes the native ones, without that of {@code _id}
 */
record Shape(
        String name, List<String> key, Map<String, FieldForm> fields, boolean nested, List<IndexDefinition> indexes) {

    /** The field that the server itself keeps unique. */
    static final String ID = "_id";

    /** Stands for all of a document, in collections that the driver did not make. */
    static final String DOCUMENT = "_doc";

    Shape {
        key = List.copyOf(key);
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        indexes = List.copyOf(indexes);
    }

    /** The shape of a collection that the driver makes. */
    static Shape of(CollectionDefinition definition) {
        Map<String, FieldForm> forms = new LinkedHashMap<>();
        for (FieldDefinition field : definition.fields()) {
            forms.put(field.name(), FieldForm.of(field.type()));
        }
        return new Shape(definition.name(), definition.key(), forms, false, List.of());
    }

    /** This shape with the fields of a definition: those that it has keep their form unless their type changes. */
    Shape with(CollectionDefinition definition) {
        Map<String, FieldForm> forms = new LinkedHashMap<>();
        for (FieldDefinition field : definition.fields()) {
            FieldForm before = fields.get(field.name());
            forms.put(
                    field.name(),
                    before != null && before.valueType() == field.type() ? before : FieldForm.of(field.type()));
        }
        return new Shape(name, definition.key(), forms, nested, indexes);
    }

    /** What the driver knows of it, for those that it did not make. */
    CollectionDefinition definition() {
        List<FieldDefinition> known = new ArrayList<>();
        fields.forEach((field, form) -> known.add(new FieldDefinition(
                field, Objects.requireNonNullElse(form.valueType(), ValueType.STRING), !isKey(field))));
        return new CollectionDefinition(name, known, key);
    }

    Shape withIndexes(List<IndexDefinition> newIndexes) {
        return new Shape(name, key, fields, nested, newIndexes);
    }

    /** How a field stands in documents. */
    FieldForm form(String field) {
        return Objects.requireNonNullElse(fields.get(field), FieldForm.OPEN);
    }

    boolean isKey(String field) {
        return key.contains(field);
    }

    /** Whether {@code _id} is a document with the key's fields. */
    boolean hasCompoundKey() {
        return key.size() > 1;
    }

    /** Where a field is, as filters name it. */
    String path(String field) {
        if (isKey(field)) {
            return hasCompoundKey() ? ID + "." + FieldNames.stored(field) : ID;
        }
        return nested ? field : FieldNames.stored(field);
    }

    /** The field at a path; fields that nobody declared, too. */
    String field(String path) {
        if (path.equals(ID) && !hasCompoundKey()) {
            return key.get(0);
        }
        if (hasCompoundKey() && path.startsWith(ID + ".")) {
            return FieldNames.named(path.substring(ID.length() + 1));
        }
        return nested ? path : FieldNames.named(path);
    }
}
