package io.nonrel.adapter.embedded;

import io.nonrel.spi.ValueOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored document: values in the order of its layout. Never changed once it is in a tree, so a scan may hand out its
 * array. Its identity means nothing: pages are read again from the file.
 */
final class Document {

    private final Layout layout;
    private final @Nullable Object[] values;

    /** The array belongs to the document from here on. */
    Document(Layout layout, @Nullable Object[] values) {
        this.layout = layout;
        this.values = values;
    }

    Layout layout() {
        return layout;
    }

    /** The document's own array: not to be changed. */
    @Nullable
    Object[] values() {
        return values;
    }

    /** All fields by name, those that are null too. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            fields.put(layout.names().get(i), values[i]);
        }
        return fields;
    }

    /** The value of a field, null when it is missing. */
    @Nullable
    Object value(String field) {
        int position = layout.position(field);
        return position < 0 ? null : values[position];
    }

    /** A copy with new values for some fields; fields that are new to the document come last. */
    Document with(Layouts layouts, List<String> fields, @Nullable Object[] newValues) {
        Layout widened = layouts.widened(layout, fields);
        @Nullable Object[] copy = new @Nullable Object[widened.size()];
        System.arraycopy(values, 0, copy, 0, values.length);
        int[] positions = widened.positions(fields);
        for (int i = 0; i < positions.length; i++) {
            copy[positions[i]] = newValues[i];
        }
        return new Document(widened, copy);
    }

    /** Whether both hold the same fields with the same values; null stands for a document that isn't there. */
    static boolean same(@Nullable Document a, @Nullable Document b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null || !a.layout.names().equals(b.layout.names())) {
            return false;
        }
        for (int i = 0; i < a.values.length; i++) {
            if (!sameValue(a.values[i], b.values[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameValue(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null) {
            return false;
        }
        // The classes of lists and maps differ between those that were written and those that were read again.
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return sameElements(x, y);
        }
        if (a instanceof Map && b instanceof Map) {
            return a.equals(b);
        }
        return a.getClass() == b.getClass() && (a.equals(b) || ValueOrder.same(a, b));
    }

    private static boolean sameElements(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!sameValue(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }
}
