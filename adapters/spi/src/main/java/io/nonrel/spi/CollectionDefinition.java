package io.nonrel.spi;

import java.util.List;

/**
 * A collection and the fields that are known of it; its documents may hold others. Immutable.
 *
 * @param name unique in the database
 * @param fields the known fields, those of the key among them
 * @param key names of the fields whose values identify a document, at least one; never null and never changed but by a
 *     {@link Mutation.Update} on a store with {@link Capability#KEY_UPDATES}
 */
public record CollectionDefinition(String name, List<FieldDefinition> fields, List<String> key) {

    public CollectionDefinition {
        fields = List.copyOf(fields);
        key = List.copyOf(key);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("Collection " + name + " has no key");
        }
    }

    /**
     * A known field.
     *
     * @param name unique in the collection, exact case
     * @param type what its values are
     * @param nullable whether it may be NULL or missing
     */
    public record FieldDefinition(String name, ValueType type, boolean nullable) {}
}
