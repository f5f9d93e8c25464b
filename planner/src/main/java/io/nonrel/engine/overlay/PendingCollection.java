package io.nonrel.engine.overlay;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pending documents of one collection by key. Used by one thread; what a reader was given doesn't change any more. */
final class PendingCollection {

    private final String name;
    private final List<String> key;
    private NavigableMap<@Nullable Object[], PendingDocument> documents = new TreeMap<>(DocumentKeys.ORDER);
    private boolean read;
    private int stored;

    PendingCollection(String name, List<String> key) {
        this.name = name;
        this.key = key;
    }

    String name() {
        return name;
    }

    /** The names of the key's fields. */
    List<String> key() {
        return key;
    }

    boolean isEmpty() {
        return documents.isEmpty();
    }

    int size() {
        return documents.size();
    }

    /** How many documents of the store are hidden by pending ones. */
    int stored() {
        return stored;
    }

    @Nullable
    PendingDocument get(@Nullable Object[] documentKey) {
        return documents.get(documentKey);
    }

    /** All, in the order of the keys, as they are now. */
    NavigableMap<@Nullable Object[], PendingDocument> documents() {
        read = true;
        return Collections.unmodifiableNavigableMap(documents);
    }

    /** Sets what became of a document, null for nothing; gives what was known before. */
    @Nullable
    PendingDocument set(@Nullable Object[] documentKey, @Nullable PendingDocument document) {
        if (read) {
            documents = new TreeMap<>(documents);
            read = false;
        }
        PendingDocument before =
                document == null ? documents.remove(documentKey) : documents.put(documentKey, document);
        stored += (document != null && document.stored() ? 1 : 0) - (before != null && before.stored() ? 1 : 0);
        return before;
    }
}
