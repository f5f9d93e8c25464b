package io.nonrel.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Store;
import org.jspecify.annotations.Nullable;

/** Walks all trees of a database: every document has its entry in every index, and no entry is left over. */
final class Verification {

    private Verification() {}

    static void verify(Store store) {
        Snapshot snapshot = ((EmbeddedStore) store).database().snapshot();
        try {
            for (CollectionState state : snapshot.state().all()) {
                verify(state);
            }
        } finally {
            snapshot.release();
        }
    }

    /** An index knows where it has elements of lists. Before its entries are made anew, which tells it. */
    private static void verifyListPositions(CollectionState state) {
        for (int i = 0; i < state.entries().size(); i++) {
            IndexSchema index = state.schema().indexes().get(i);
            Entries<Boolean> entries = state.entries().get(i).entries(KeyRange.ALL, false);
            while (entries.advance()) {
                for (int k = 0; k < index.width(); k++) {
                    assertThat(entries.key()[k] instanceof Element
                                    && !index.lists().has(k))
                            .as("a list at %d of %s that it doesn't know of", k, index)
                            .isFalse();
                }
            }
        }
    }

    private static void verify(CollectionState state) {
        CollectionSchema schema = state.schema();
        verifyListPositions(state);
        long count = 0;
        long[] entryCounts = new long[schema.indexes().size()];
        @Nullable Object[] previous = KeyType.FIRST;
        Entries<Document> rows = state.rows().entries(KeyRange.ALL, false);
        while (rows.advance()) {
            @Nullable Object[] key = rows.key();
            assertThat(schema.keyType().compare(previous, key)).isNegative();
            previous = key;
            count++;
            Document document = rows.value();
            assertThat(schema.keyType().compare(key, schema.keyOf(document.layout(), document.values())))
                    .isZero();
            for (int i = 0; i < schema.indexes().size(); i++) {
                for (@Nullable Object[] entry : schema.indexes().get(i).entries(key, document)) {
                    assertThat(state.entries().get(i).get(entry))
                            .as("entry of %s in %s", key, schema.indexes().get(i))
                            .isEqualTo(true);
                    entryCounts[i]++;
                }
            }
        }
        assertThat(state.rows().size()).isEqualTo(count);
        for (int i = 0; i < entryCounts.length; i++) {
            assertThat(state.entries().get(i).size())
                    .as("entries of %s", schema.indexes().get(i))
                    .isEqualTo(entryCounts[i]);
        }
    }
}
