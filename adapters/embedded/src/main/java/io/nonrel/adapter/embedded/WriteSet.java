package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pending writes of a transaction over the state that it began with, with a journal to undo them. Used by one
 * thread.
 */
final class WriteSet {

    private final DatabaseState base;

    /** What others have committed since; a write to a row that they changed fails at once. */
    private final Supplier<DatabaseState> latest;

    private final Map<String, CollectionChanges> changes = new HashMap<>(2);
    private final List<Runnable> journal = new ArrayList<>();

    WriteSet(DatabaseState base, Supplier<DatabaseState> latest) {
        this.base = base;
        this.latest = latest;
    }

    DatabaseState base() {
        return base;
    }

    boolean isEmpty() {
        return journal.isEmpty();
    }

    /** How many documents are written. */
    int size() {
        int size = 0;
        for (CollectionChanges written : changes.values()) {
            size += written.rows().changes().size();
        }
        return size;
    }

    List<CollectionChanges> changes() {
        List<CollectionChanges> written = new ArrayList<>(changes.size());
        for (CollectionChanges all : changes.values()) {
            if (!all.isEmpty()) {
                written.add(all);
            }
        }
        return written;
    }

    /** What the transaction sees of a collection. */
    CollectionView view(String collection) {
        CollectionChanges mine = changes.get(collection);
        if (mine != null) {
            return new CollectionView(mine.base(), mine);
        }
        return new CollectionView(base.collection(collection), null);
    }

    /** The same view, with changes to write to. */
    CollectionView writableView(String collection) {
        CollectionChanges mine =
                changes.computeIfAbsent(collection, name -> new CollectionChanges(base.collection(name)));
        return new CollectionView(mine.base(), mine);
    }

    /** How much was written so far: a mark for {@link #rollbackTo}. */
    int mark() {
        return journal.size();
    }

    void rollbackTo(int mark) {
        for (int i = journal.size() - 1; i >= mark; i--) {
            journal.remove(i).run();
        }
    }

    /** Sets the document of a key, or removes it when {@code document} is null. */
    void write(CollectionView view, @Nullable Object[] key, @Nullable Document document) {
        CollectionChanges mine = changes(view);
        checkUnchanged(mine.base(), key);
        set(mine.rows(), key, document);
    }

    /** Sets or removes an index entry. */
    void write(CollectionView view, int index, @Nullable Object[] entry, boolean present) {
        set(changes(view).entries().get(index), entry, present ? Boolean.TRUE : null);
    }

    private <V> void set(Overlay<V> overlay, @Nullable Object[] key, @Nullable V value) {
        V before = value == null ? overlay.remove(key) : overlay.put(key, value);
        journal.add(() -> overlay.restore(key, before));
    }

    private static CollectionChanges changes(CollectionView view) {
        CollectionChanges mine = view.changes();
        if (mine == null) {
            throw new AssertionError("A read-only view was written");
        }
        return mine;
    }

    /** Refuses the commit when others changed what is written here, or took its unique values. */
    void check(DatabaseState now) {
        for (CollectionChanges mine : changes()) {
            CollectionState before = mine.base();
            CollectionState latest = now.find(before.schema().name());
            if (latest == null || !latest.schema().equals(before.schema())) {
                throw conflict(before.schema());
            }
            if (latest.isSame(before)) {
                continue;
            }
            for (@Nullable Object[] key : mine.rows().changes().keySet()) {
                if (!Document.same(latest.rows().get(key), before.rows().get(key))) {
                    throw conflict(before.schema());
                }
            }
            checkUnique(mine, latest);
        }
    }

    private static void checkUnique(CollectionChanges mine, CollectionState latest) {
        CollectionView merged = new CollectionView(latest, mine);
        List<IndexSchema> indexes = latest.schema().indexes();
        for (int i = 0; i < indexes.size(); i++) {
            if (indexes.get(i).isUnique()) {
                for (Map.Entry<@Nullable Object[], Boolean> change :
                        mine.entries().get(i).changes().entrySet()) {
                    @Nullable Object[] entry = change.getKey();
                    if (change.getValue() && indexes.get(i).mayConflict(entry) && merged.conflicts(i, entry)) {
                        throw conflict(latest.schema());
                    }
                }
            }
        }
    }

    private void checkUnchanged(CollectionState before, @Nullable Object[] key) {
        CollectionState now = latest.get().find(before.schema().name());
        if (now != null && now.isSame(before)) {
            return;
        }
        if (now == null
                || now.schema().id() != before.schema().id()
                || !Document.same(now.rows().get(key), before.rows().get(key))) {
            throw conflict(before.schema());
        }
    }

    static RuntimeException conflict(CollectionSchema collection) {
        return ErrorCode.WRITE_CONFLICT.error(
                "Another transaction changed the same rows of %s; try the transaction again", collection.name());
    }
}
