package io.nonrel.adapter.embedded;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents of some ranges of a tree, each once: of the documents' own tree, or of an index. */
final class RangeDocuments implements Documents {

    private final CollectionView view;

    /** Position in the schema's indexes, -1 for the documents' own tree. */
    private final int index;

    private final List<KeyRange> ranges;
    private final boolean reverse;
    private final int width;
    private final @Nullable SeenKeys seen;
    private int next;
    private @Nullable Entries<Document> rows;
    private @Nullable Entries<Boolean> entries;

    /**
     * @param seen for ranges that give documents several times
     */
    RangeDocuments(CollectionView view, int index, List<KeyRange> ranges, boolean reverse, @Nullable SeenKeys seen) {
        this.view = view;
        this.index = index;
        this.ranges = ranges;
        this.reverse = reverse;
        this.seen = seen;
        this.width = index < 0 ? 0 : view.schema().indexes().get(index).width();
    }

    @Override
    public @Nullable Document next() {
        while (true) {
            if (rows != null) {
                if (rows.advance()) {
                    return rows.value();
                }
            } else if (entries != null && entries.advance()) {
                @Nullable Object[] entry = entries.key();
                if (seen != null && !seen.add(entry)) {
                    continue;
                }
                Document document = view.get(Arrays.copyOfRange(entry, width, entry.length));
                if (document == null) {
                    throw new AssertionError(
                            "An index entry of " + view.schema().name() + " has no document");
                }
                return document;
            }
            close();
            if (next == ranges.size()) {
                return null;
            }
            KeyRange range = ranges.get(reverse ? ranges.size() - 1 - next : next);
            next++;
            if (index < 0) {
                rows = view.rows(range, reverse);
            } else {
                entries = view.entries(index, range, reverse);
            }
        }
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
            rows = null;
        }
        if (entries != null) {
            entries.close();
            entries = null;
        }
    }
}
