package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.ValueOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A native index: its definition and the tree of its entries: the values of the index's fields, then the document's key.
 * A document has one entry, or when a field is a list one for each {@link Element}. Immutable but for the tree and the
 * note about lists.
 */
record IndexSchema(
        int id, IndexDefinition definition, List<String> fields, ListPositions lists, MVMap<Object, Boolean> map) {

    /** What a document has that isn't there. */
    static final @Nullable Object[][] NO_ENTRIES = {};

    /** The order of entries. */
    KeyType type() {
        return ((StoredKeyType) map.getKeyType()).order();
    }

    boolean isUnique() {
        return definition.unique();
    }

    /** How many values of an entry come before the document's key. */
    int width() {
        return fields.size();
    }

    /** The entries of a document, each once, in the tree's order. */
    @Nullable
    Object[][] entries(@Nullable Object[] key, Document document) {
        @Nullable Object[] entry = entry(key, document);
        int at = listPosition(entry);
        if (at < 0) {
            return new @Nullable Object[][] {entry};
        }
        lists.add(at);
        @Nullable Object[] elements = elements(entry[at]);
        @Nullable Object[][] entries = new @Nullable Object[elements.length][];
        boolean descending = definition.fields().get(at).descending();
        for (int i = 0; i < elements.length; i++) {
            @Nullable Object[] copy = entry.clone();
            copy[at] = elements[i];
            entries[descending ? elements.length - 1 - i : i] = copy;
        }
        return entries;
    }

    /** Which value is a list, -1 when none is. */
    private int listPosition(@Nullable Object[] entry) {
        int at = -1;
        for (int i = 0; i < width(); i++) {
            if (entry[i] instanceof List) {
                if (at >= 0) {
                    throw ErrorCode.INVALID_DEFINITION.error(
                            "The fields %s and %s of one document of %s are lists, and index %s takes one of them",
                            fields.get(at), fields.get(i), definition.collection(), definition.name());
                }
                at = i;
            }
        }
        return at;
    }

    /** The different elements of a list in ascending order. */
    private static @Nullable Object[] elements(@Nullable Object list) {
        @Nullable Object[] values = ((List<?>) Objects.requireNonNull(list)).toArray();
        Arrays.sort(values, ValueOrder.NULLS_FIRST);
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null && (i == 0 || !ValueOrder.same(values[i], values[i - 1]))) {
                values[size++] = values[i];
            }
        }
        @Nullable Object[] elements = new @Nullable Object[Math.max(size, 1)];
        elements[0] = Element.NONE;
        for (int i = 0; i < size; i++) {
            elements[i] = new Element(values[i]);
        }
        return elements;
    }

    /** The values and the key of a document, with lists as they are. */
    private @Nullable Object[] entry(@Nullable Object[] key, Document document) {
        int[] positions = document.layout().positions(fields);
        @Nullable Object[] values = document.values();
        @Nullable Object[] entry = new @Nullable Object[positions.length + key.length];
        for (int i = 0; i < positions.length; i++) {
            entry[i] = positions[i] < 0 ? null : values[positions[i]];
        }
        System.arraycopy(key, 0, entry, positions.length, key.length);
        return entry;
    }

    /** Whether both documents, of the same key, have the same entries since they have the same values. */
    boolean agrees(Document a, Document b) {
        for (String field : fields) {
            if (!ValueOrder.same(a.value(field), b.value(field))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the entry takes part in uniqueness: none of its fields is NULL or an empty list. */
    boolean mayConflict(@Nullable Object[] entry) {
        for (int i = 0; i < width(); i++) {
            if (entry[i] == null || Element.NONE.equals(entry[i])) {
                return false;
            }
        }
        return isUnique();
    }
}
