package io.nonrel.engine.overlay;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The pending writes of a transaction, with a journal to take them back. Used by one thread. */
final class PendingWrites {

    private final Store store;
    private final Map<String, PendingCollection> collections = new LinkedHashMap<>();
    private final List<Runnable> journal = new ArrayList<>();

    PendingWrites(Store store) {
        this.store = store;
    }

    /** What is pending in a collection, null for nothing. */
    @Nullable
    PendingCollection in(String collection) {
        PendingCollection pending = collections.get(collection);
        return pending == null || pending.isEmpty() ? null : pending;
    }

    /** How many documents are pending. */
    long size() {
        return collections.values().stream().mapToLong(PendingCollection::size).sum();
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

    void clear() {
        collections.clear();
        journal.clear();
    }

    /** The writes that make all of it so; in one list, since values may be swapped between documents. */
    List<Mutation> mutations() {
        List<Mutation> mutations = new ArrayList<>();
        for (PendingCollection collection : collections.values()) {
            collection.documents().forEach((key, document) -> document.mutations(collection.name(), key, mutations));
        }
        return mutations;
    }

    /**
     * Takes writes, all or none.
     *
     * @param base where it is looked up which documents there are
     * @return for each mutation how many documents it matched
     */
    long[] write(List<? extends Mutation> mutations, StoreAccess base, CallContext context) {
        Map<String, Set<@Nullable Object[]>> stored = stored(mutations, base, context);
        int mark = mark();
        boolean done = false;
        try {
            long[] counts = new long[mutations.size()];
            List<Integer> waiting = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                Mutation mutation = mutations.get(i);
                Place place = place(mutation, stored);
                if (mutation instanceof Mutation.Insert && place.exists()) {
                    // A later mutation may free the key.
                    waiting.add(i);
                    counts[i] = 1;
                } else {
                    counts[i] = place.write(mutation);
                }
            }
            for (int i : waiting) {
                Place place = place(mutations.get(i), stored);
                if (place.exists()) {
                    throw ErrorCode.UNIQUE_VIOLATION
                            .error("A document with the same key is in %s", place.collection.name())
                            .with("index", "key")
                            .with("position", i)
                            .with("collection", place.collection.name());
                }
                place.write(mutations.get(i));
            }
            done = true;
            return counts;
        } finally {
            if (!done) {
                rollbackTo(mark);
            }
        }
    }

    private Place place(Mutation mutation, Map<String, Set<@Nullable Object[]>> stored) {
        PendingCollection collection = collection(mutation.collection());
        @Nullable Object[] key = key(mutation, collection);
        PendingDocument known = collection.get(key);
        boolean isStored =
                known == null ? stored.getOrDefault(collection.name(), Set.of()).contains(key) : known.stored();
        return new Place(collection, key, known, isStored);
    }

    private PendingCollection collection(String name) {
        return collections.computeIfAbsent(name, n -> new PendingCollection(n, store.keyFields(n)));
    }

    private static @Nullable Object[] key(Mutation mutation, PendingCollection collection) {
        if (mutation instanceof Mutation.Insert insert) {
            return DocumentKeys.of(collection.key(), insert.fields(), insert.values());
        }
        if (mutation instanceof Mutation.Upsert upsert) {
            return DocumentKeys.of(collection.key(), upsert.fields(), upsert.values());
        }
        if (mutation instanceof Mutation.Update update) {
            if (!Collections.disjoint(update.fields(), collection.key())) {
                throw new AssertionError("The key of a document changes where the store can't do that");
            }
            return update.key();
        }
        if (mutation instanceof Mutation.Delete delete) {
            return delete.key();
        }
        throw new AssertionError("A set of documents is written in a transaction that keeps its writes in memory");
    }

    /** Which of the documents that are written the store has, as far as it isn't known: one call for each collection. */
    private Map<String, Set<@Nullable Object[]>> stored(
            List<? extends Mutation> mutations, StoreAccess base, CallContext context) {
        Map<String, Set<@Nullable Object[]>> asked = new LinkedHashMap<>();
        for (Mutation mutation : mutations) {
            PendingCollection collection = collection(mutation.collection());
            @Nullable Object[] key = key(mutation, collection);
            if (collection.get(key) == null) {
                asked.computeIfAbsent(collection.name(), c -> new TreeSet<>(DocumentKeys.ORDER))
                        .add(key);
            }
        }
        Map<String, Set<@Nullable Object[]>> found = new HashMap<>();
        asked.forEach((collection, keys) -> found.put(collection, found(collection, keys, base, context)));
        return found;
    }

    private Set<@Nullable Object[]> found(
            String collection, Set<@Nullable Object[]> keys, StoreAccess base, CallContext context) {
        Set<@Nullable Object[]> found = new TreeSet<>(DocumentKeys.ORDER);
        List<String> fields = collection(collection).key();
        try (RowCursor rows = base.lookup(collection, List.copyOf(keys), fields, context)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                found.add(row);
            }
        }
        return found;
    }

    /** Where a mutation takes effect. */
    private final class Place {

        private final PendingCollection collection;
        private final @Nullable Object[] key;
        private final @Nullable PendingDocument known;
        private final boolean stored;

        Place(PendingCollection collection, @Nullable Object[] key, @Nullable PendingDocument known, boolean stored) {
            this.collection = collection;
            this.key = key;
            this.known = known;
            this.stored = stored;
        }

        boolean exists() {
            return known == null ? stored : !known.isDeleted();
        }

        long write(Mutation mutation) {
            if (mutation instanceof Mutation.Insert insert) {
                set(PendingDocument.inserted(stored, insert.fields(), insert.values()));
                return 1;
            }
            if (mutation instanceof Mutation.Upsert upsert) {
                if (exists()) {
                    upsert(upsert.fields(), upsert.values());
                } else {
                    set(PendingDocument.inserted(stored, upsert.fields(), upsert.values()));
                }
                return 1;
            }
            if (!exists()) {
                return 0;
            }
            if (mutation instanceof Mutation.Update update) {
                change(update.fields(), update.values());
            } else {
                set(stored ? PendingDocument.DELETED : null);
            }
            return 1;
        }

        /** The key stays as it is: a store that can't change keys must not be told of it. */
        private void upsert(List<String> fields, @Nullable Object[] values) {
            List<String> others =
                    fields.stream().filter(f -> !collection.key().contains(f)).toList();
            change(others, DocumentKeys.of(others, fields, values));
        }

        private void change(List<String> fields, @Nullable Object[] values) {
            set(known == null ? PendingDocument.changed(fields, values) : known.with(fields, values));
        }

        private void set(@Nullable PendingDocument document) {
            PendingDocument before = collection.set(key, document);
            journal.add(() -> collection.set(key, before));
        }
    }
}
