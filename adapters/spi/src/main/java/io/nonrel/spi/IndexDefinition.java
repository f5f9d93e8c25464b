package io.nonrel.spi;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A native index of a store. Immutable.
 *
 * <p>A document whose field is a list stands in the index with each of the list's elements, so that {@link
 * Predicate.Contains} and {@link Predicate.ContainsPrefix} find it. At most one field of a document's index entry is a list:
 * a write of two is an {@link ErrorCode#INVALID_DEFINITION}. In a unique index two documents agree in a list when it has an
 * element in common.
 *
 * @param name unique in its collection
 * @param fields at least one, most significant first
 * @param unique no two documents agree in all fields; documents with a NULL or missing field never conflict
 */
public record IndexDefinition(String name, String collection, List<Field> fields, boolean unique) {

    public IndexDefinition {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("Index " + name + " has no field");
        }
    }

    /** A field of an index and its direction; NULL is first ascending and last descending. */
    public record Field(String name, boolean descending) {
        @Override
        public String toString() {
            return descending ? name + " DESC" : name;
        }
    }

    @Override
    public String toString() {
        return (unique ? "unique index " : "index ") + name + " on " + collection
                + fields.stream().map(Field::toString).collect(Collectors.joining(", ", " (", ")"));
    }
}
