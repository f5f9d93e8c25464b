package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A transaction sees its own writes, takes effect as a whole at commit, and leaves nothing when it doesn't. */
interface TransactionContract extends TestedStore {

    @Test
    default void modesThatAreNotDeclaredAreRefused() {
        createItems();
        boolean writes = declares(Capability.TRANSACTIONS);
        boolean reads = writes || declares(Capability.SNAPSHOT_READS);
        begins(TransactionMode.READ_ONLY, reads);
        begins(TransactionMode.SNAPSHOT, writes);
        begins(TransactionMode.SERIALIZABLE, writes && declares(Capability.SERIALIZABLE));
    }

    @Test
    default void aTransactionSeesItsOwnWritesAndOthersDoNot() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems(insert(1L, "one", 10L), insert(2L, "two", 20L));
        try (Transaction transaction = store().begin(TransactionMode.SNAPSHOT)) {
            assertThat(Calls.write(transaction, insert(3L, "three", 30L), update(1L, "name", "uno"), delete(2L)))
                    .containsExactly(1, 1, 1);
            boolean own = declares(Capability.OWN_WRITES);
            assertThat(items(transaction))
                    .containsExactly(own ? "1|uno|10" : "1|one|10", own ? "3|three|30" : "2|two|20");
            assertThat(Calls.lookup(transaction, "item", List.of(1L, 2L, 3L), List.of("name")))
                    .containsExactlyInAnyOrder(own ? "String:uno" : "String:one", own ? "String:three" : "String:two");
            assertThat(items()).containsExactly("1|one|10", "2|two|20");
            assertThat(Calls.lookup(store(), "item", List.of(1L, 2L, 3L), List.of("name")))
                    .containsExactlyInAnyOrder("String:one", "String:two");
            transaction.commit();
        }
        assertThat(items()).containsExactly("1|uno|10", "3|three|30");
    }

    @Test
    default void aRollbackUndoesAllWrites() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems(insert(1L, "one", 10L));
        try (Transaction transaction = store().begin(TransactionMode.SNAPSHOT)) {
            Calls.write(transaction, insert(2L, "two", 20L), update(1L, "name", "uno"));
            transaction.rollback();
        }
        assertThat(items()).containsExactly("1|one|10");
        try (Transaction transaction = store().begin(TransactionMode.SNAPSHOT)) {
            Calls.write(transaction, delete(1L));
            // Closed without commit: rolled back.
        }
        assertThat(items()).containsExactly("1|one|10");
    }

    @Test
    default void aWriteThatFailsLeavesTheEarlierOnes() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems(insert(1L, "one", 10L));
        try (Transaction transaction = store().begin(TransactionMode.SNAPSHOT)) {
            Calls.write(transaction, insert(2L, "two", 20L));
            TestedStore.fails(
                    ErrorCode.UNIQUE_VIOLATION,
                    () -> Calls.write(transaction, insert(3L, "three", 30L), insert(1L, "other", 0L)));
            if (declares(Capability.OWN_WRITES)) {
                assertThat(items(transaction)).containsExactly("1|one|10", "2|two|20");
            }
            transaction.commit();
        }
        assertThat(items()).containsExactly("1|one|10", "2|two|20");
    }

    @Test
    default void aReadOnlyTransactionTakesNoWrites() {
        if (!declares(Capability.TRANSACTIONS) && !declares(Capability.SNAPSHOT_READS)) {
            return;
        }
        createItems(insert(1L, "one", 10L));
        try (Transaction transaction = store().begin(TransactionMode.READ_ONLY)) {
            assertThat(items(transaction)).containsExactly("1|one|10");
            TestedStore.fails(ErrorCode.READ_ONLY, () -> Calls.write(transaction, insert(2L, "two", 20L)));
            transaction.commit();
        }
        assertThat(items()).containsExactly("1|one|10");
    }

    @Test
    default void aTransactionThatHasEndedTakesNoCalls() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems(insert(1L, "one", 10L));
        Transaction committed = store().begin(TransactionMode.SNAPSHOT);
        Calls.write(committed, insert(2L, "two", 20L));
        committed.commit();
        hasEnded(committed);
        Transaction undone = store().begin(TransactionMode.SNAPSHOT);
        undone.rollback();
        hasEnded(undone);
        Transaction closed = store().begin(TransactionMode.SNAPSHOT);
        closed.close();
        hasEnded(closed);
        assertThat(items()).containsExactly("1|one|10", "2|two|20");
    }

    @Test
    default void manyTransactionsMayBegin() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems(insert(1L, "one", 10L));
        for (int i = 0; i < 500; i++) {
            try (Transaction transaction = store().begin(TransactionMode.SNAPSHOT)) {
                Calls.lookup(transaction, "item", List.of(1L), ITEM_FIELDS);
                if (i % 3 == 0) {
                    transaction.rollback();
                }
            }
        }
        assertThat(Calls.write(store(), update(1L, "price", 11L))).containsExactly(1);
        assertThat(items()).containsExactly("1|one|11");
    }

    @Test
    default void cursorsGoOnWhileTheTransactionWrites() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createManyItems(200);
        try (Transaction transaction = store().begin(TransactionMode.SNAPSHOT)) {
            int rows = 0;
            try (RowCursor cursor = transaction.scan(ITEMS, new Meter(10))) {
                Object[] row = cursor.next();
                while (row != null) {
                    rows++;
                    if (rows <= 50) {
                        long id = (Long) row[0];
                        Calls.write(transaction, update(id, "price", -1L));
                    }
                    row = cursor.next();
                }
            }
            assertThat(rows).isEqualTo(200);
            transaction.rollback();
        }
        assertThat(items()).noneMatch(item -> item.endsWith("|-1"));
    }

    @Test
    default void savepointsWorkOrAreRefused() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems(insert(1L, "one", 10L));
        try (Transaction transaction = store().begin(TransactionMode.SNAPSHOT)) {
            if (!declares(Capability.SAVEPOINTS)) {
                TestedStore.fails(ErrorCode.UNSUPPORTED, transaction::savepoint);
                return;
            }
            Calls.write(transaction, insert(2L, "two", 20L));
            long first = transaction.savepoint();
            Calls.write(transaction, delete(1L), update(2L, "price", 0L));
            long second = transaction.savepoint();
            Calls.write(transaction, insert(3L, "three", 30L));
            transaction.rollbackTo(second);
            boolean own = declares(Capability.OWN_WRITES);
            assertThat(items(transaction)).containsExactly(own ? "2|two|0" : "1|one|10");
            transaction.rollbackTo(first);
            if (own) {
                assertThat(items(transaction)).containsExactly("1|one|10", "2|two|20");
            }
            Calls.write(transaction, update(1L, "name", "uno"));
            transaction.rollbackTo(first);
            transaction.commit();
        }
        assertThat(items()).containsExactly("1|one|10", "2|two|20");
    }

    private void begins(TransactionMode mode, boolean taken) {
        if (taken) {
            try (Transaction transaction = store().begin(mode)) {
                assertThat(items(transaction)).isEmpty();
                transaction.commit();
            }
        } else {
            TestedStore.fails(ErrorCode.UNSUPPORTED, () -> store().begin(mode).close());
        }
    }

    private void hasEnded(Transaction transaction) {
        TestedStore.fails(ErrorCode.NO_ACTIVE_TRANSACTION, () -> items(transaction));
        TestedStore.fails(ErrorCode.NO_ACTIVE_TRANSACTION, () -> Calls.write(transaction, insert(9L, "nine", 90L)));
        TestedStore.fails(ErrorCode.NO_ACTIVE_TRANSACTION, () -> transaction
                .lookup("item", List.of(), ITEM_FIELDS, CallContext.NONE)
                .close());
        TestedStore.fails(ErrorCode.NO_ACTIVE_TRANSACTION, transaction::commit);
        TestedStore.fails(ErrorCode.NO_ACTIVE_TRANSACTION, transaction::rollback);
        transaction.close();
        transaction.close();
    }

    private static List<String> items(StoreAccess access) {
        return Calls.read(access, ITEMS).stream()
                .map(TestedStore::plain)
                .sorted()
                .toList();
    }
}
