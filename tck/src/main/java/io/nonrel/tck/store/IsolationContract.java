package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What transactions may see of each other. A store may make one wait for the other or let one fail; the tests allow both,
 * so conflicts are made by several threads.
 */
interface IsolationContract extends TestedStore {

    Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    default void aTransactionSeesOneStateOfTheStore() {
        if (!declares(Capability.SNAPSHOT_READS)) {
            return;
        }
        createItems(insert(1L, "one", 10L), insert(2L, "two", 20L));
        try (Transaction transaction = store().begin(TransactionMode.READ_ONLY)) {
            assertThat(name(transaction, 1L)).isEqualTo("String:one");
            Calls.write(store(), update(1L, "name", "uno"), delete(2L), insert(3L, "three", 30L));
            assertThat(name(transaction, 1L)).isEqualTo("String:one");
            assertThat(Calls.rows(transaction, ITEMS))
                    .containsExactlyInAnyOrder("Long:1|String:one|Long:10", "Long:2|String:two|Long:20");
        }
        assertThat(items()).containsExactly("1|uno|10", "3|three|30");
    }

    @Test
    default void aCursorOfATransactionKeepsItsState() {
        if (!declares(Capability.SNAPSHOT_READS)) {
            return;
        }
        createManyItems(300);
        try (Transaction transaction = store().begin(TransactionMode.READ_ONLY);
                RowCursor cursor = transaction.scan(ITEMS, new Meter(10))) {
            cursor.next();
            for (long id = 0; id < 300; id += 3) {
                Calls.write(store(), delete(id), insert(1_000 + id, "late", 0L));
            }
            assertThat(Calls.drain(cursor)).hasSize(299).noneMatch(row -> "late".equals(row[1]));
        }
    }

    @Test
    default void noUpdateIsLost() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems(insert(1L, "counter", 0L));
        List<Boolean> committed = meet(
                TransactionMode.SNAPSHOT,
                transaction -> Calls.lookup(transaction, "item", List.of(1L), ITEM_FIELDS),
                (transaction, number) -> Calls.write(transaction, update(1L, "price", 1L)));
        assertThat(committed.stream().filter(c -> c).count())
                .as("transactions that committed, having read 0 and written 1")
                .isEqualTo(1);
        int rounds = 25;
        Callable<Integer> work = () -> {
            int conflicts = 0;
            int done = 0;
            while (done < rounds) {
                if (adds(TransactionMode.SNAPSHOT)) {
                    done++;
                } else {
                    conflicts++;
                }
            }
            return conflicts;
        };
        Threads.run(Collections.nCopies(4, work), PATIENCE);
        assertThat(items()).containsExactly("1|counter|" + (1 + 4 * rounds));
    }

    @Test
    default void transactionsThatReadAndWriteTheSameDocumentConflict() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems(insert(1L, "shared", 0L), insert(2L, "shared", 0L));
        List<Boolean> committed = meet(
                TransactionMode.SNAPSHOT,
                transaction -> name(transaction, 1L),
                (transaction, number) ->
                        Calls.write(transaction, update(1L, "price", 1L + number), insert(10L + number, "mine", 0L)));
        assertThat(committed.stream().filter(c -> c).count())
                .as("transactions that committed")
                .isEqualTo(1);
        long winner = committed.indexOf(true);
        assertThat(items())
                .containsExactlyInAnyOrder("1|shared|" + (1 + winner), "2|shared|0", (10 + winner) + "|mine|0");
    }

    @Test
    default void transactionsThatInsertTheSameKeyConflict() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems();
        List<Boolean> committed = meet(
                TransactionMode.SNAPSHOT,
                transaction -> Calls.lookup(transaction, "item", List.of(1L), ITEM_FIELDS),
                (transaction, number) -> Calls.write(transaction, insert(1L, "of " + number, 0L)));
        assertThat(committed.stream().filter(c -> c).count())
                .as("transactions that committed")
                .isEqualTo(1);
        assertThat(items()).containsExactly("1|of " + committed.indexOf(true) + "|0");
    }

    @Test
    default void serializableTransactionsDoNotSkew() {
        if (!declares(Capability.TRANSACTIONS) || !declares(Capability.SERIALIZABLE)) {
            return;
        }
        createItems(insert(0L, "on duty", 1L), insert(1L, "on duty", 1L));
        List<Boolean> committed = meet(
                TransactionMode.SERIALIZABLE,
                transaction -> Calls.rows(transaction, ITEMS),
                (transaction, number) -> Calls.write(transaction, update((long) number, "price", 0L)));
        assertThat(committed).as("transactions that committed").contains(false);
    }

    @Test
    default void whatIsProtectedStaysAsItWasRead() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems(insert(0L, "on duty", 1L), insert(1L, "on duty", 1L));
        List<@Nullable Object[]> both = List.of(new @Nullable Object[] {0L}, new @Nullable Object[] {1L});
        if (!declares(Capability.ROW_CHECKS) && !declares(Capability.ROW_LOCKS)) {
            try (Transaction transaction = store().begin(TransactionMode.SNAPSHOT)) {
                TestedStore.fails(ErrorCode.UNSUPPORTED, () -> transaction.protect("item", both, CallContext.NONE));
            }
            return;
        }
        List<Boolean> committed =
                meet(TransactionMode.SNAPSHOT, transaction -> Calls.rows(transaction, ITEMS), (transaction, number) -> {
                    transaction.protect("item", both, CallContext.NONE);
                    Calls.write(transaction, update((long) number, "price", 0L));
                });
        assertThat(committed).as("transactions that committed").contains(false);
    }

    @Test
    default void whatAScanGaveIsProtected() {
        if (!declares(Capability.TRANSACTIONS)) {
            return;
        }
        createItems(insert(0L, "on duty", 1L));
        if (!declares(Capability.ROW_CHECKS)) {
            try (Transaction transaction = store().begin(TransactionMode.SNAPSHOT)) {
                TestedStore.fails(ErrorCode.UNSUPPORTED, () -> transaction.protect(ITEMS, CallContext.NONE));
            }
            return;
        }
        List<Boolean> committed =
                meet(TransactionMode.SNAPSHOT, transaction -> Calls.rows(transaction, ITEMS), (transaction, number) -> {
                    transaction.protect(ITEMS, CallContext.NONE);
                    Calls.write(transaction, insert(number + 1L, "new", 0L));
                });
        assertThat(committed).as("transactions that committed").contains(false);
    }

    @Test
    default void writesOfSeveralThreadsAreAllThere() {
        createItems();
        List<Callable<Integer>> work = new java.util.ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            long first = thread * 100L;
            work.add(() -> {
                for (long id = first; id < first + 50; id++) {
                    Calls.write(store(), insert(id, "of " + first, id), upsert(id, "price", -id));
                }
                return 50;
            });
        }
        Threads.run(work, PATIENCE);
        assertThat(items()).hasSize(200).allMatch(item -> item.contains("|of ") && item.matches(".*\\|(-\\d+|0)"));
    }

    /** What a transaction of a test reads. */
    @FunctionalInterface
    interface Reading {
        Object of(Transaction transaction);
    }

    /** What a transaction of a test writes. */
    @FunctionalInterface
    interface Writing {
        void of(Transaction transaction, int number);
    }

    /** Runs two transactions that both read before either writes; tells of each whether it could commit. */
    private List<Boolean> meet(TransactionMode mode, Reading reading, Writing writing) {
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        List<Callable<Boolean>> work = new java.util.ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int number = i;
            work.add(() -> {
                try (Transaction transaction = store().begin(mode)) {
                    reading.of(transaction);
                    bothHaveRead.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                    return succeeds(() -> {
                        writing.of(transaction, number);
                        transaction.commit();
                    });
                }
            });
        }
        return Threads.run(work, PATIENCE);
    }

    private boolean adds(TransactionMode mode) {
        try (Transaction transaction = store().begin(mode)) {
            return succeeds(() -> {
                @Nullable Object[] key = {1L};
                long before = (Long) java.util.Objects.requireNonNull(Calls.drain(transaction.lookup(
                                "item", Collections.singletonList(key), List.of("price"), CallContext.NONE))
                        .get(0)[0]);
                Calls.write(transaction, update(1L, "price", before + 1));
                transaction.commit();
            });
        }
    }

    /** Whether nothing stood in the way; any failure but a conflict fails the test. */
    private static boolean succeeds(Runnable calls) {
        try {
            calls.run();
            return true;
        } catch (NonrelException e) {
            assertThat(e.code())
                    .as("code of: %s", e.getMessage())
                    .isIn(ErrorCode.WRITE_CONFLICT, ErrorCode.UNIQUE_VIOLATION);
            return false;
        }
    }

    private static String name(Transaction transaction, Object key) {
        return Calls.lookup(transaction, "item", List.of(key), List.of("name")).get(0);
    }
}
