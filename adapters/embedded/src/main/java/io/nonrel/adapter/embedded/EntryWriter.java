package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the entries of all indexes as the documents are, for one list of mutations: what both the old and the new document
 * have is left alone. Unique indexes are checked at the end.
 */
final class EntryWriter {

    private final WriteSet writes;
    private final List<UniqueCheck> checks = new ArrayList<>();

    /** A new entry of a unique index. */
    private record UniqueCheck(
            CollectionView view, int index, @Nullable Object[] entry, int position) {}

    EntryWriter(WriteSet writes) {
        this.writes = writes;
    }

    /**
     * A document takes the place of another one with the same key.
     *
     * @param old null for none
     * @param position of the mutation, for the message
     */
    void replace(CollectionView view, @Nullable Object[] key, @Nullable Document old, Document document, int position) {
        List<IndexSchema> indexes = view.schema().indexes();
        for (int i = 0; i < indexes.size(); i++) {
            IndexSchema index = indexes.get(i);
            if (old == null) {
                replace(view, i, IndexSchema.NO_ENTRIES, index.entries(key, document), position);
            } else if (!index.agrees(old, document)) {
                replace(view, i, index.entries(key, old), index.entries(key, document), position);
            }
        }
    }

    /** A document goes away. */
    void remove(CollectionView view, @Nullable Object[] key, Document old) {
        List<IndexSchema> indexes = view.schema().indexes();
        for (int i = 0; i < indexes.size(); i++) {
            for (@Nullable Object[] entry : indexes.get(i).entries(key, old)) {
                writes.write(view, i, entry, false);
            }
        }
    }

    /** Walks two sorted lists side by side. */
    private void replace(
            CollectionView view, int i, @Nullable Object[][] before, @Nullable Object[][] after, int position) {
        IndexSchema index = view.schema().indexes().get(i);
        int next = 0;
        for (@Nullable Object[] entry : after) {
            while (next < before.length && index.type().compare(before[next], entry) < 0) {
                writes.write(view, i, before[next++], false);
            }
            if (next < before.length && index.type().compare(before[next], entry) == 0) {
                next++;
                continue;
            }
            writes.write(view, i, entry, true);
            if (index.mayConflict(entry)) {
                checks.add(new UniqueCheck(view, i, entry, position));
            }
        }
        while (next < before.length) {
            writes.write(view, i, before[next++], false);
        }
    }

    /** Refuses new entries of unique indexes that another document has, as things are now. */
    void check() {
        checks.forEach(EntryWriter::check);
    }

    private static void check(UniqueCheck check) {
        CollectionChanges changes = check.view.changes();
        boolean stillThere = changes != null
                && Boolean.TRUE.equals(changes.entries().get(check.index).get(check.entry));
        if (stillThere && check.view.conflicts(check.index, check.entry)) {
            IndexSchema index = check.view.schema().indexes().get(check.index);
            throw ErrorCode.UNIQUE_VIOLATION
                    .error(
                            "A document with the same %s is in %s (unique index %s)",
                            String.join(", ", index.fields()),
                            check.view.schema().name(),
                            index.definition().name())
                    .with("index", index.definition().name())
                    .with("position", check.position)
                    .with("collection", check.view.schema().name());
        }
    }
}
