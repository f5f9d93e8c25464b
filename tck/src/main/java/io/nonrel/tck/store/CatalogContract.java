package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Capability;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Scan;
import io.nonrel.spi.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Collections are made, changed, emptied and dropped with all that belongs to them. */
interface CatalogContract extends TestedStore {

    @Test
    default void aNameIsTakenOnce() {
        createItems(insert(1L, "one", 10L));
        TestedStore.fails(ErrorCode.DUPLICATE_TABLE, () -> store().createCollection(ITEM));
        assertThat(items()).containsExactly("1|one|10");
    }

    @Test
    default void aDroppedCollectionLeavesNothing() {
        createItems(insert(1L, "one", 10L));
        if (declares(Capability.INDEXES)) {
            store().createIndex(index("by_name", false, "name"));
        }
        store().dropCollection("item");
        store().dropCollection("item");
        store().dropCollection("nowhere");
        createItems();
        assertThat(items()).isEmpty();
        assertThat(store().indexes("item")).isEmpty();
    }

    @Test
    default void aTruncatedCollectionKeepsItsIndexes() {
        createItems(insert(1L, "one", 10L), insert(2L, "two", 20L));
        if (declares(Capability.INDEXES)) {
            store().createIndex(index("by_name", false, "name"));
        }
        store().truncateCollection("item");
        assertThat(items()).isEmpty();
        assertThat(store().indexes("item")).hasSize(declares(Capability.INDEXES) ? 1 : 0);
        Calls.write(store(), insert(1L, "again", 1L));
        assertThat(items()).containsExactly("1|again|1");
    }

    @Test
    default void anAlteredCollectionKeepsItsDocuments() {
        createItems(insert(1L, "one", 10L));
        List<CollectionDefinition.FieldDefinition> fields = new ArrayList<>(ITEM.fields());
        fields.remove(2);
        fields.add(new CollectionDefinition.FieldDefinition("colour", ValueType.STRING, true));
        store().alterCollection(new CollectionDefinition("item", fields, ITEM.key()));
        Calls.write(store(), update(1L, "colour", "red"));
        assertThat(Calls.rows(store(), Scan.of("item", List.of("id", "name", "colour", "price"))))
                .containsExactly("Long:1|String:one|String:red|Long:10");
    }

    @Test
    default void collectionsDoNotMix() {
        createItems(insert(1L, "one", 10L));
        createSamples();
        assertThat(items()).containsExactly("1|one|10");
        store().truncateCollection(Samples.COLLECTION);
        assertThat(items()).containsExactly("1|one|10");
        store().dropCollection(Samples.COLLECTION);
        assertThat(items()).containsExactly("1|one|10");
    }

    @Test
    default void whatTheDriverMadeIsNotDiscovered() {
        List<CollectionDefinition> before = store().discoverCollections();
        createItems(insert(1L, "one", 10L));
        assertThat(store().discoverCollections()).isEqualTo(before);
    }

    @Test
    default void anEstimateIsOfTheRightOrder() {
        createManyItems(200);
        store().estimateCount("item").ifPresent(count -> assertThat(count).isBetween(0L, 400L));
    }

    @Test
    default void theStoreSaysWhatItIs() {
        assertThat(store().product()).isNotBlank();
        assertThat(store().capabilities()).isEqualTo(store().capabilities());
        assertThat(store().isAlive(Duration.ofSeconds(10))).isTrue();
    }
}
