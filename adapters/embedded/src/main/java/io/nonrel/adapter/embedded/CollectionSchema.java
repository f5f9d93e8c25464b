package io.nonrel.adapter.embedded;

import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection: its definition, the tree of its documents by key, its layouts and its indexes. Replaced as a whole when
 * a definition changes. Immutable but for the trees and layouts.
 *
 * @param id the same for the collection's whole life, never used again
 */
record CollectionSchema(
        int id,
        CollectionDefinition definition,
        Layouts layouts,
        MVMap<Object, Document> rows,
        List<IndexSchema> indexes) {

    CollectionSchema {
        indexes = List.copyOf(indexes);
    }

    String name() {
        return definition.name();
    }

    List<String> key() {
        return definition.key();
    }

    KeyType keyType() {
        return ((StoredKeyType) rows.getKeyType()).order();
    }

    CollectionSchema withDefinition(CollectionDefinition newDefinition) {
        return new CollectionSchema(id, newDefinition, layouts, rows, indexes);
    }

    CollectionSchema with(IndexSchema index) {
        List<IndexSchema> more = new ArrayList<>(indexes);
        more.add(index);
        return new CollectionSchema(id, definition, layouts, rows, more);
    }

    CollectionSchema without(IndexSchema index) {
        List<IndexSchema> fewer = new ArrayList<>(indexes);
        fewer.remove(index);
        return new CollectionSchema(id, definition, layouts, rows, fewer);
    }

    /** The index of that name, or null. */
    @Nullable
    IndexSchema index(String name) {
        for (IndexSchema index : indexes) {
            if (index.definition().name().equals(name)) {
                return index;
            }
        }
        return null;
    }

    /** The key of a document that has these values. */
    @Nullable
    Object[] keyOf(Layout layout, @Nullable Object[] values) {
        int[] positions = layout.positions(key());
        @Nullable Object[] key = new @Nullable Object[positions.length];
        for (int i = 0; i < key.length; i++) {
            Object value = positions[i] < 0 ? null : values[positions[i]];
            if (value == null) {
                throw ErrorCode.NOT_NULL_VIOLATION.error(
                        "The key field %s of collection %s needs a value", key().get(i), name());
            }
            key[i] = value;
        }
        return key;
    }
}
