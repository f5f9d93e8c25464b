package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After the store was closed every call fails, also those of cursors and transactions that were open. */
interface ClosedStoreContract extends TestedStore {

    @Test
    default void closingTwiceIsClosingOnce() {
        createItems();
        store().close();
        store().close();
        assertThat(store().isAlive(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    default void aClosedStoreTakesNoCalls() {
        createItems(insert(1L, "one", 10L));
        store().close();
        ends(() -> Calls.rows(store(), ITEMS));
        ends(() -> Calls.lookup(store(), "item", List.of(1L), ITEM_FIELDS));
        ends(() -> Calls.write(store(), insert(2L, "two", 20L)));
        ends(() -> store().createCollection(Samples.DEFINITION));
        ends(() -> store().dropCollection("item"));
        ends(() -> store().truncateCollection("item"));
        if (declares(Capability.INDEXES)) {
            ends(() -> store().createIndex(index("by_name", false, "name")));
        }
        if (declares(Capability.TRANSACTIONS)) {
            ends(() -> store().begin(TransactionMode.SNAPSHOT).close());
        }
    }

    @Test
    default void cursorsEndWithTheStore() {
        createManyItems(500);
        RowCursor cursor = store().scan(ITEMS, new Meter(10));
        assertThat(cursor.next()).isNotNull();
        store().close();
        ends(() -> Calls.drain(cursor));
        cursor.close();
    }

    @Test
    default void transactionsEndWithTheStore() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems(insert(1L, "one", 10L));
        Transaction transaction = store().begin(TransactionMode.SNAPSHOT);
        Calls.write(transaction, insert(2L, "two", 20L));
        store().close();
        ends(() -> Calls.rows(transaction, ITEMS));
        ends(transaction::commit);
        transaction.close();
    }

    private static void ends(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        TestedStore.fails(ErrorCode.CONNECTION_LOST, call);
    }
}
