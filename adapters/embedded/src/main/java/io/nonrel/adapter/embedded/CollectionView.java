package io.nonrel.adapter.embedded;

import org.jspecify.annotations.Nullable;

/**
 * What a call sees of a collection: a state, and over it the changes of its own transaction.
 *
 * @param changes null when there are none
 */
record CollectionView(CollectionState state, @Nullable CollectionChanges changes) {

    CollectionSchema schema() {
        return state.schema();
    }

    @Nullable
    Document get(@Nullable Object[] key) {
        if (changes != null) {
            Document changed = changes.rows().get(key);
            if (changed != null) {
                return changes.rows().isRemoval(changed) ? null : changed;
            }
        }
        return state.rows().get(key);
    }

    Entries<Document> rows(KeyRange range, boolean reverse) {
        return changes == null
                ? state.rows().entries(range, reverse)
                : changes.rows().over(state.rows(), range, reverse);
    }

    /**
     * @param index position in the schema's indexes
     */
    Entries<Boolean> entries(int index, KeyRange range, boolean reverse) {
        Tree<Boolean> base = state.entries().get(index);
        return changes == null
                ? base.entries(range, reverse)
                : changes.entries().get(index).over(base, range, reverse);
    }

    /** Whether a unique index has another entry with the same fields. */
    boolean conflicts(int index, @Nullable Object[] entry) {
        IndexSchema schema = schema().indexes().get(index);
        @Nullable Object[] start = java.util.Arrays.copyOf(entry, schema.width());
        Entries<Boolean> same = entries(index, KeyRange.startingWith(start), false);
        try {
            while (same.advance()) {
                if (schema.type().compare(same.key(), entry) != 0) {
                    return true;
                }
            }
            return false;
        } finally {
            same.close();
        }
    }
}
