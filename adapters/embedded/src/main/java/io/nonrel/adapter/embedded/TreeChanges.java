package io.nonrel.adapter.embedded;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings a transaction's changes to the trees. Under the commit lock. Stateless. */
final class TreeChanges {

    private TreeChanges() {}

    /** Changes a collection's documents and index entries, and saves the layouts that they name. */
    static void apply(CollectionChanges changes, Catalog catalog) {
        CollectionSchema schema = changes.base().schema();
        for (Map.Entry<@Nullable Object[], Document> change :
                changes.rows().changes().entrySet()) {
            Document document = change.getValue();
            if (changes.rows().isRemoval(document)) {
                schema.rows().remove(StoredKeyType.stored(change.getKey()));
            } else {
                if (!document.layout().isPersistent()) {
                    catalog.save(schema, document.layout());
                }
                schema.rows().put(StoredKeyType.stored(change.getKey()), document);
            }
        }
        for (int i = 0; i < schema.indexes().size(); i++) {
            IndexSchema index = schema.indexes().get(i);
            if (!index.lists().isSaved()) {
                catalog.save(schema, index);
            }
            Overlay<Boolean> entries = changes.entries().get(i);
            for (Map.Entry<@Nullable Object[], Boolean> change :
                    entries.changes().entrySet()) {
                if (entries.isRemoval(change.getValue())) {
                    index.map().remove(StoredKeyType.stored(change.getKey()));
                } else {
                    index.map().put(StoredKeyType.stored(change.getKey()), Boolean.TRUE);
                }
            }
        }
    }
}
