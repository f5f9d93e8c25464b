package io.nonrel.adapter.embedded;

import static io.nonrel.adapter.embedded.Shop.insert;
import static io.nonrel.adapter.embedded.Shop.update;
import static io.nonrel.adapter.embedded.Shop.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

    private static final int THREADS = 4;

    @TempDir
    Path folder = Path.of("");

    @Test
    void countsExactlyWhenConflictsAreTriedAgain() throws Exception {
        int rounds = 200;
        try (Store store = Shop.withItems()) {
            write(store, insert(1L, "counter", 0L));
            inParallel(THREADS, () -> {
                for (int i = 0; i < rounds; i++) {
                    incrementUntilCommitted(store);
                }
                return true;
            });
            assertThat(Shop.lookup(store, 1L)).containsExactly("1|counter|" + rounds * THREADS);
        }
    }

    private static void incrementUntilCommitted(Store store) {
        while (true) {
            try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
                RowCursor cursor = transaction.scan(
                        Shop.items().withFields(List.of("price")).withPredicate(Predicate.equal("id", 1L)),
                        CallContext.NONE);
                @Nullable Object @Nullable [] row = cursor.next();
                if (row == null || !(row[0] instanceof Long count)) {
                    throw new AssertionError("The counter is gone");
                }
                write(transaction, update(1L, "price", count + 1));
                transaction.commit();
                return;
            } catch (NonrelException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.WRITE_CONFLICT);
            }
        }
    }

    @Test
    void readersSeeOneStateWhileWritersRun() throws Exception {
        long accounts = 64;
        try (Store store = Shop.open("embedded:file:" + folder.resolve("bank.db"), Map.of("durability", "interval"))) {
            store.createCollection(Shop.ITEM);
            Shop.index(store, "by_price", false, "price");
            for (long i = 0; i < accounts; i++) {
                write(store, insert(i, "account " + i, 100L));
            }
            AtomicBoolean stop = new AtomicBoolean();
            ExecutorService writers = Executors.newFixedThreadPool(2);
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                int seed = t;
                running.add(writers.submit(() -> moveMoney(store, accounts, seed, stop)));
            }
            try {
                inParallel(2, () -> {
                    for (int i = 0; i < 150; i++) {
                        assertThat(total(store, Shop.items())).isEqualTo(accounts * 100);
                        assertThat(total(store, Shop.items().withOrder(List.of(Shop.ascending("price")))))
                                .isEqualTo(accounts * 100);
                    }
                    return true;
                });
            } finally {
                stop.set(true);
            }
            for (Future<?> writer : running) {
                writer.get();
            }
            writers.shutdown();
            Verification.verify(store);
        }
    }

    private static void moveMoney(Store store, long accounts, long seed, AtomicBoolean stop) {
        java.util.Random random = new java.util.Random(seed);
        while (!stop.get()) {
            long from = random.nextInt((int) accounts);
            long to = (from + 1 + random.nextInt((int) accounts - 1)) % accounts;
            try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
                long amount = 1L + random.nextInt(10);
                write(
                        transaction,
                        update(from, "price", price(transaction, from) - amount),
                        update(to, "price", price(transaction, to) + amount));
                transaction.commit();
            } catch (NonrelException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.WRITE_CONFLICT);
            }
        }
    }

    private static long price(Transaction transaction, long id) {
        RowCursor cursor = transaction.lookup(
                "item", List.<@Nullable Object[]>of(Shop.key(id)), List.of("price"), CallContext.NONE);
        @Nullable Object @Nullable [] row = cursor.next();
        if (row == null || !(row[0] instanceof Long price)) {
            throw new AssertionError("An account is gone");
        }
        return price;
    }

    private static long total(Store store, io.nonrel.spi.Scan scan) {
        long total = 0;
        try (RowCursor cursor = store.scan(scan.withFields(List.of("price")), CallContext.NONE)) {
            @Nullable Object @Nullable [] row = cursor.next();
            while (row != null) {
                total += row[0] instanceof Long price ? price : 0;
                row = cursor.next();
            }
        }
        return total;
    }

    @Test
    void oneOfManyGetsAUniqueValue() throws Exception {
        try (Store store = Shop.withItems()) {
            Shop.index(store, "u", true, "name");
            for (int round = 0; round < 100; round++) {
                String name = "name " + round;
                long base = round * 100L;
                List<Boolean> won = new ArrayList<>();
                int[] next = {0};
                inParallel(THREADS, () -> {
                    long id;
                    synchronized (next) {
                        id = base + next[0]++;
                    }
                    boolean mine = tryInsert(store, id, name, id % 2 == 0);
                    synchronized (won) {
                        won.add(mine);
                    }
                    return true;
                });
                assertThat(won).containsOnlyOnce(true);
                assertThat(Shop.rows(store, Predicate.equal("name", name))).hasSize(1);
            }
            Verification.verify(store);
        }
    }

    private static boolean tryInsert(Store store, long id, String name, boolean inTransaction) {
        try {
            if (!inTransaction) {
                write(store, insert(id, name, 1L));
                return true;
            }
            try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
                write(transaction, insert(id, name, 1L));
                transaction.commit();
                return true;
            }
        } catch (NonrelException e) {
            assertThat(e.code()).isIn(ErrorCode.UNIQUE_VIOLATION, ErrorCode.WRITE_CONFLICT);
            return false;
        }
    }

    private static void inParallel(int threads, Callable<Boolean> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(work);
            }
            for (Future<Boolean> result : pool.invokeAll(all)) {
                result.get();
            }
        } finally {
            pool.shutdown();
        }
    }
}
