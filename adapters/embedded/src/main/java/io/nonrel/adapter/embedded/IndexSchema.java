package io.nonrel.adapter.embedded;

import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.ValueOrder;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A native index: its definition and the tree that holds an entry for each document: the values of the index's fields,
 * then the document's key. Immutable but for the tree.
 */
record IndexSchema(int id, IndexDefinition definition, List<String> fields, MVMap<@Nullable Object[], Boolean> map) {

    /** The order of entries. */
    KeyType type() {
        return (KeyType) map.getKeyType();
    }

    boolean isUnique() {
        return definition.unique();
    }

    /** How many values of an entry come before the document's key. */
    int width() {
        return fields.size();
    }

    /** The entry of a document. */
    @Nullable
    Object[] entry(@Nullable Object[] key, Document document) {
        int[] positions = document.layout().positions(fields);
        @Nullable Object[] values = document.values();
        @Nullable Object[] entry = new @Nullable Object[positions.length + key.length];
        for (int i = 0; i < positions.length; i++) {
            entry[i] = positions[i] < 0 ? null : values[positions[i]];
        }
        System.arraycopy(key, 0, entry, positions.length, key.length);
        return entry;
    }

    /** Whether both documents, of the same key, have the same entry. */
    boolean agrees(Document a, Document b) {
        for (String field : fields) {
            if (!ValueOrder.same(a.value(field), b.value(field))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the entry takes part in uniqueness: none of its fields is NULL. */
    boolean mayConflict(@Nullable Object[] entry) {
        for (int i = 0; i < width(); i++) {
            if (entry[i] == null) {
                return false;
            }
        }
        return isUnique();
    }
}
