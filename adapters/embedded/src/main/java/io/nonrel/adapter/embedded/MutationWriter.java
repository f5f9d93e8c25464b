package io.nonrel.adapter.embedded;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Predicate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a list of mutations into a write set, with their index entries, and checks keys and unique indexes against the
 * state after the whole list. When it fails the write set is as before.
 */
final class MutationWriter {

    private static final int BATCH = 256;

    private final WriteSet writes;
    private final CallContext context;
    private final List<Placement> pending = new ArrayList<>();
    private final EntryWriter entries;
    private @Nullable CollectionView latestView;

    /** A document whose new key was taken when its turn came. */
    private record Placement(CollectionView view, @Nullable Object[] key, Document document, int position) {}

    MutationWriter(WriteSet writes, CallContext context) {
        this.writes = writes;
        this.context = context;
        this.entries = new EntryWriter(writes);
    }

    /** Returns for each mutation how many documents it matched. */
    long[] write(List<? extends Mutation> mutations) {
        int mark = writes.mark();
        boolean done = false;
        try {
            long[] counts = new long[mutations.size()];
            for (int i = 0; i < counts.length; i++) {
                if (i % BATCH == 0) {
                    context.checkCancelled();
                }
                counts[i] = write(mutations.get(i), i);
            }
            for (Placement placement : pending) {
                place(placement);
            }
            entries.check();
            done = true;
            return counts;
        } finally {
            if (!done) {
                writes.rollbackTo(mark);
            }
        }
    }

    private long write(Mutation mutation, int position) {
        CollectionView view = view(mutation.collection());
        if (mutation instanceof Mutation.Insert insert) {
            Document document = document(view, insert.fields(), insert.values());
            insert(view, document, position);
            return 1;
        }
        if (mutation instanceof Mutation.Upsert upsert) {
            Document document = document(view, upsert.fields(), upsert.values());
            @Nullable Object[] key = view.schema().keyOf(document.layout(), document.values());
            Document old = view.get(key);
            if (old == null) {
                put(view, key, null, document, position);
            } else {
                put(view, key, old, old.with(view.schema().layouts(), upsert.fields(), upsert.values()), position);
            }
            return 1;
        }
        if (mutation instanceof Mutation.Update update) {
            Document old = view.get(update.key());
            if (old == null) {
                return 0;
            }
            update(view, update.key(), old, update.fields(), update.values(), position);
            return 1;
        }
        if (mutation instanceof Mutation.Delete delete) {
            Document old = view.get(delete.key());
            if (old == null) {
                return 0;
            }
            remove(view, delete.key(), old);
            return 1;
        }
        if (mutation instanceof Mutation.UpdateWhere update) {
            List<Document> found = matching(view, update.predicate());
            for (Document old : found) {
                update(view, key(view, old), old, update.fields(), update.values(), position);
            }
            return found.size();
        }
        Mutation.DeleteWhere delete = (Mutation.DeleteWhere) mutation;
        List<Document> found = matching(view, delete.predicate());
        for (Document old : found) {
            remove(view, key(view, old), old);
        }
        return found.size();
    }

    private CollectionView view(String collection) {
        CollectionView view = latestView;
        if (view == null || !view.schema().name().equals(collection)) {
            view = writes.writableView(collection);
            latestView = view;
        }
        return view;
    }

    private static Document document(CollectionView view, List<String> fields, @Nullable Object[] values) {
        SmallLongs.share(values);
        return new Document(view.schema().layouts().of(fields), values);
    }

    private static @Nullable Object[] key(CollectionView view, Document document) {
        return view.schema().keyOf(document.layout(), document.values());
    }

    private List<Document> matching(CollectionView view, Predicate predicate) {
        AccessPlan plan = AccessPlan.of(view.schema(), predicate, List.of());
        Filter filter = new Filter(plan.residual());
        Documents documents = plan.documents(view);
        List<Document> found = new ArrayList<>();
        int unreported = 0;
        try {
            Document document = documents.next();
            while (document != null) {
                if (++unreported == BATCH) {
                    context.checkCancelled();
                    context.examined(unreported);
                    unreported = 0;
                }
                if (filter.accepts(document)) {
                    found.add(document);
                }
                document = documents.next();
            }
        } finally {
            documents.close();
        }
        context.examined(unreported);
        return found;
    }

    private void insert(CollectionView view, Document document, int position) {
        @Nullable Object[] key = key(view, document);
        if (view.get(key) == null) {
            put(view, key, null, document, position);
        } else {
            pending.add(new Placement(view, key, document, position));
        }
    }

    private void update(
            CollectionView view,
            @Nullable Object[] key,
            Document old,
            List<String> fields,
            @Nullable Object[] values,
            int position) {
        Document document = old.with(view.schema().layouts(), fields, values);
        @Nullable Object[] newKey = key(view, document);
        if (view.schema().keyType().compare(key, newKey) == 0) {
            put(view, key, old, document, position);
        } else {
            remove(view, key, old);
            insert(view, document, position);
        }
    }

    private void put(
            CollectionView view, @Nullable Object[] key, @Nullable Document old, Document document, int position) {
        writes.write(view, key, document);
        entries.replace(view, key, old, document, position);
    }

    private void remove(CollectionView view, @Nullable Object[] key, Document old) {
        writes.write(view, key, null);
        entries.remove(view, key, old);
    }

    private void place(Placement placement) {
        if (placement.view.get(placement.key) != null) {
            throw ErrorCode.UNIQUE_VIOLATION
                    .error(
                            "A document with the same key is in %s",
                            placement.view.schema().name())
                    .with("index", "key")
                    .with("position", placement.position)
                    .with("collection", placement.view.schema().name());
        }
        put(placement.view, placement.key, null, placement.document, placement.position);
    }
}
