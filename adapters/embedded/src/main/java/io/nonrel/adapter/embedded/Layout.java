package io.nonrel.adapter.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The field names of documents, kept once for all documents that have the same fields in the same order. Thread-safe;
 * what it caches is immutable.
 */
final class Layout {

    private final int id;
    private final List<String> names;
    private final Map<String, Integer> positions;

    /** The answer to the latest question: a statement asks for the same list object again and again. */
    private volatile @Nullable Positions latest;

    /** Whether the catalog on disk has it; guarded by the database's commit lock. */
    private boolean persistent;

    Layout(int id, List<String> names, boolean persistent) {
        this.id = id;
        this.names = List.copyOf(names);
        this.persistent = persistent;
        this.positions = new HashMap<>(names.size() * 2);
        for (int i = 0; i < names.size(); i++) {
            positions.put(names.get(i), i);
        }
    }

    /** Unique in its collection. */
    int id() {
        return id;
    }

    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    /** Where a field's value stands, -1 when documents of this layout lack it. */
    int position(String field) {
        Integer position = positions.get(field);
        return position == null ? -1 : position;
    }

    /** Where the fields' values stand, -1 for those that are missing. Not to be changed. */
    int[] positions(List<String> fields) {
        Positions known = latest;
        if (known == null || known.fields != fields) {
            known = resolve(fields);
            latest = known;
        }
        return known.positions;
    }

    /** Whether a row of these fields is a document's own array. */
    boolean isExactly(List<String> fields) {
        positions(fields);
        Positions known = latest;
        return known != null && known.fields == fields ? known.exact : names.equals(fields);
    }

    boolean isPersistent() {
        return persistent;
    }

    void markPersistent() {
        persistent = true;
    }

    private Positions resolve(List<String> fields) {
        int[] found = new int[fields.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = position(fields.get(i));
        }
        return new Positions(fields, found, names.equals(fields));
    }

    private static final class Positions {
        final List<String> fields;
        final int[] positions;
        final boolean exact;

        Positions(List<String> fields, int[] positions, boolean exact) {
            this.fields = fields;
            this.positions = positions;
            this.exact = exact;
        }
    }
}
