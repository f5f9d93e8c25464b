package io.nonrel.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One write. Fields that a mutation does not name keep their values, also fields that no column knows. A null value is
 * stored as an explicit null. The arrays belong to the store from the call on.
 */
public sealed interface Mutation {

    /** The collection that is written. */
    String collection();

    /**
     * A new document; fails with {@link ErrorCode#UNIQUE_VIOLATION} on an existing key.
     *
     * @param fields names of the values, the key's fields among them; the same list object for many documents is cheap
     */
    record Insert(
            String collection,
            List<String> fields,
            @Nullable Object[] values) implements Mutation {}

    /** A new document, or new values for the fields of the one with that key. Counts 1 either way. */
    record Upsert(
            String collection,
            List<String> fields,
            @Nullable Object[] values) implements Mutation {}

    /**
     * New values for fields of the document with this key; counts 0 when there is none. Names fields of the key only on
     * stores with {@link Capability#KEY_UPDATES}: the document then moves.
     */
    record Update(
            String collection,
            @Nullable Object[] key,
            List<String> fields,
            @Nullable Object[] values) implements Mutation {}

    /** Removes the document with this key; counts 0 when there is none. */
    record Delete(String collection, @Nullable Object[] key) implements Mutation {}

    /** New values for fields of all documents that match; needs {@link Capability#SET_WRITES} and an exact predicate. */
    record UpdateWhere(
            String collection,
            Predicate predicate,
            List<String> fields,
            @Nullable Object[] values) implements Mutation {}

    /** Removes all documents that match; needs {@link Capability#SET_WRITES} and an exact predicate. */
    record DeleteWhere(String collection, Predicate predicate) implements Mutation {}
}
