package io.nonrel.adapter.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * A collection at one moment. Immutable.
 *
 * @param version grows with every commit that touches the collection
 * @param entries the trees of the schema's indexes, in their order
 */
record CollectionState(CollectionSchema schema, long version, Tree<Document> rows, List<Tree<Boolean>> entries) {

    /** Whether nothing was committed to the collection between the two. */
    boolean isSame(CollectionState other) {
        return version == other.version && schema.id() == other.schema.id();
    }

    /** What the schema's trees hold now. */
    static CollectionState of(CollectionSchema schema, long version) {
        List<Tree<Boolean>> entries = new ArrayList<>(schema.indexes().size());
        for (IndexSchema index : schema.indexes()) {
            entries.add(new Tree<>(index.map()));
        }
        return new CollectionState(schema, version, new Tree<>(schema.rows()), entries);
    }
}
