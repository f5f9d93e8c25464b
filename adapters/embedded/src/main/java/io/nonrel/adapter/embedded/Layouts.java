package io.nonrel.adapter.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The layouts of one collection. A new one is known here as soon as a document is made with it; it gets into the
 * catalog with the first commit of such a document. Thread-safe.
 */
final class Layouts {

    private final Map<List<String>, Layout> byNames = new ConcurrentHashMap<>();

    /** By id; replaced as a whole. */
    private volatile @Nullable Layout[] byId = new @Nullable Layout[4];

    /** The latest answer: inserts come with the same list object again and again. */
    private volatile @Nullable Latest latest;

    private int nextId;

    /** Adds a layout that the catalog has. */
    synchronized void restore(int id, List<String> names) {
        add(new Layout(id, names, true));
        nextId = Math.max(nextId, id + 1);
    }

    /** The layout with these names in this order. */
    Layout of(List<String> names) {
        Latest known = latest;
        if (known != null && known.names == names) {
            return known.layout;
        }
        Layout layout = byNames.get(names);
        if (layout == null) {
            layout = create(List.copyOf(names));
        }
        latest = new Latest(names, layout);
        return layout;
    }

    /** The layout of documents that have {@code base}'s fields and {@code more}. */
    Layout widened(Layout base, List<String> more) {
        int[] positions = base.positions(more);
        if (Arrays.stream(positions).noneMatch(p -> p < 0)) {
            return base;
        }
        Set<String> names = new LinkedHashSet<>(base.names());
        names.addAll(more);
        return of(new ArrayList<>(names));
    }

    /** The layout that a stored document names. */
    Layout byId(int id) {
        Layout[] all = byId;
        Layout layout = id >= 0 && id < all.length ? all[id] : null;
        if (layout == null) {
            throw StoreErrors.corrupt("a document has the layout " + id + ", which the catalog lacks");
        }
        return layout;
    }

    /** All fields that documents have or had, in the order they came. */
    List<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        for (Layout layout : byId) {
            if (layout != null) {
                fields.addAll(layout.names());
            }
        }
        return List.copyOf(fields);
    }

    private synchronized Layout create(List<String> names) {
        Layout known = byNames.get(names);
        if (known != null) {
            return known;
        }
        Layout layout = new Layout(nextId++, names, false);
        add(layout);
        return layout;
    }

    private void add(Layout layout) {
        @Nullable Layout[] all = byId;
        if (layout.id() >= all.length) {
            all = Arrays.copyOf(all, Math.max(all.length * 2, layout.id() + 1));
        } else {
            all = all.clone();
        }
        all[layout.id()] = layout;
        byId = all;
        byNames.put(layout.names(), layout);
    }

    private static final class Latest {
        final List<String> names;
        final Layout layout;

        Latest(List<String> names, Layout layout) {
            this.names = names;
            this.layout = layout;
        }
    }
}
