package io.nonrel.adapter.embedded;

import java.util.ArrayList;
import java.util.List;

/** What a transaction changed in one collection: documents, and the entries of each index. Used by one thread. */
final class CollectionChanges {

    /** The mark of a removed document. */
    private static final Document REMOVED = new Document(new Layout(-1, List.of(), true), new Object[0]);

    private final CollectionState base;
    private final Overlay<Document> rows;
    private final List<Overlay<Boolean>> entries = new ArrayList<>();

    CollectionChanges(CollectionState base) {
        this.base = base;
        this.rows = new Overlay<>(base.schema().keyType(), REMOVED);
        for (IndexSchema index : base.schema().indexes()) {
            entries.add(new Overlay<>(index.type(), Boolean.FALSE));
        }
    }

    /** The collection as the transaction found it. */
    CollectionState base() {
        return base;
    }

    Overlay<Document> rows() {
        return rows;
    }

    /** In the order of the schema's indexes. */
    List<Overlay<Boolean>> entries() {
        return entries;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }
}
