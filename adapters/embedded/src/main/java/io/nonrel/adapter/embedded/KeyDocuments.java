package io.nonrel.adapter.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents read one by one with their keys. */
final class KeyDocuments implements Documents {

    private final CollectionView view;
    private final List<@Nullable Object[]> keys;
    private final int step;
    private int next;

    KeyDocuments(CollectionView view, List<@Nullable Object[]> keys, boolean reverse) {
        this.view = view;
        this.keys = keys;
        this.step = reverse ? -1 : 1;
        this.next = reverse ? keys.size() - 1 : 0;
    }

    @Override
    public @Nullable Document next() {
        while (next >= 0 && next < keys.size()) {
            Document document = view.get(keys.get(next));
            next += step;
            if (document != null) {
                return document;
            }
        }
        return null;
    }

    @Override
    public void close() {
        // Nothing is held between two reads.
    }
}
