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

    private static void verify(CollectionState state) {
        CollectionSchema schema = state.schema();
        long count = 0;
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
                assertThat(state.entries().get(i).get(schema.indexes().get(i).entry(key, document)))
                        .as("entry of %s in %s", (Object) key, schema.indexes().get(i))
                        .isEqualTo(true);
            }
        }
        assertThat(state.rows().size()).isEqualTo(count);
        for (Tree<Boolean> entries : state.entries()) {
            assertThat(entries.size()).as("entries of %s", schema.name()).isEqualTo(count);
        }
    }
}
