package io.nonrel.engine.overlay;

import io.nonrel.spi.Mutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction made of one document. Immutable.
 *
 * @param stored whether the store has a document of that key
 * @param whole whether nothing is left of what the store has
 * @param fields those that were written
 * @param values of the fields; null when the document was deleted
 */
record PendingDocument(
        boolean stored,
        boolean whole,
        List<String> fields,
        @Nullable Object @Nullable [] values) {

    /** A document of the store that was deleted. */
    static final PendingDocument DELETED = new PendingDocument(true, true, List.of(), null);

    /** A document that was written as a whole. */
    static PendingDocument inserted(boolean stored, List<String> fields, @Nullable Object[] values) {
        return new PendingDocument(stored, true, fields, values);
    }

    /** A document of the store with new values. */
    static PendingDocument changed(List<String> fields, @Nullable Object[] values) {
        return new PendingDocument(true, false, fields, values);
    }

    boolean isDeleted() {
        return values == null;
    }

    /** Whether the value of a field is known without the store. */
    boolean knows(String field) {
        return whole || fields.contains(field);
    }

    /** The value of a field that is known. */
    @Nullable
    Object value(String field) {
        int place = fields.indexOf(field);
        return place < 0 || values == null ? null : values[place];
    }

    /** This with new values of some fields. */
    PendingDocument with(List<String> newFields, @Nullable Object[] newValues) {
        if (values == null) {
            throw new AssertionError("A deleted document was changed");
        }
        List<String> all = fields;
        for (String field : newFields) {
            if (!all.contains(field)) {
                all = all.equals(fields) ? new ArrayList<>(fields) : all;
                all.add(field);
            }
        }
        @Nullable Object[] merged = Arrays.copyOf(values, all.size());
        for (int i = 0; i < newValues.length; i++) {
            merged[all.indexOf(newFields.get(i))] = newValues[i];
        }
        return new PendingDocument(stored, whole, all, merged);
    }

    /** Adds the writes that make it so. */
    void mutations(String collection, @Nullable Object[] key, List<Mutation> mutations) {
        if (stored && whole) {
            mutations.add(new Mutation.Delete(collection, key));
        }
        if (values != null) {
            mutations.add(
                    whole
                            ? new Mutation.Insert(collection, fields, values)
                            : new Mutation.Update(collection, key, fields, values));
        }
    }
}
