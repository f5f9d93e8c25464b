package io.nonrel.adapter.embedded;

import static io.nonrel.adapter.embedded.Shop.insert;
import static io.nonrel.adapter.embedded.Shop.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexBuildingTest {

    private static final int ROWS = 500;
    private static final IndexDefinition UNIQUE_NAME =
            new IndexDefinition("by_name", "item", List.of(new IndexDefinition.Field("name", false)), true);

    private final Store store = Shop.withItems();
    private final ExecutorService others = Executors.newCachedThreadPool();

    @BeforeEach
    void fill() {
        List<Mutation> mutations = new ArrayList<>();
        for (long i = 0; i < ROWS; i++) {
            mutations.add(insert(i, "n" + i, i));
        }
        store.write(mutations, CallContext.NONE);
    }

    @AfterEach
    void close() {
        others.shutdownNow();
        store.close();
    }

    @Test
    void whatIsCancelledLeavesNothing() {
        // While it reads the rows, and while it looks for two with one name.
        for (int calls : new int[] {0, ROWS / 2, ROWS + ROWS / 2}) {
            assertThatExceptionOfType(NonrelException.class)
                    .isThrownBy(() -> store.createIndex(UNIQUE_NAME, new Cancelled(calls)))
                    .matches(e -> e.code() == ErrorCode.CANCELLED);
            assertThat(store.indexes("item")).isEmpty();
        }
        write(store, insert(1_000L, "n1", 1L));
        write(store, Shop.delete(1_000L));
        store.createIndex(UNIQUE_NAME, CallContext.NONE);
        assertThat(store.indexes("item")).containsExactly(UNIQUE_NAME);
    }

    @Test
    void whoWaitsForAnIndexCanBeCancelled() throws Exception {
        CountDownLatch building = new CountDownLatch(1);
        CountDownLatch waited = new CountDownLatch(1);
        Future<?> index = others.submit(() -> store.createIndex(UNIQUE_NAME, new Cancelled(Integer.MAX_VALUE) {
            @Override
            public void checkCancelled() {
                building.countDown();
                try {
                    waited.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }));
        assertThat(building.await(1, TimeUnit.MINUTES)).isTrue();
        Future<?> writing = others.submit(() -> store.write(List.of(insert(1_000L, "x", 1L)), new Cancelled(3)));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> writing.get(1, TimeUnit.MINUTES))
                .matches(e -> e.getCause() instanceof NonrelException cause && cause.code() == ErrorCode.CANCELLED);
        Future<?> committing = others.submit(() -> {
            try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
                transaction.write(List.of(insert(1_001L, "y", 1L)), CallContext.NONE);
                transaction.commit(new Cancelled(3));
            }
        });
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> committing.get(1, TimeUnit.MINUTES))
                .matches(e -> e.getCause() instanceof NonrelException cause && cause.code() == ErrorCode.CANCELLED);
        waited.countDown();
        index.get(1, TimeUnit.MINUTES);
        assertThat(store.indexes("item")).containsExactly(UNIQUE_NAME);
        assertThat(store.estimateCount("item")).hasValue(ROWS);
    }

    /** A statement that is cancelled after so many looks. */
    private static class Cancelled implements CallContext {

        private int calls;

        Cancelled(int calls) {
            this.calls = calls;
        }

        @Override
        public void checkCancelled() {
            if (calls-- <= 0) {
                throw ErrorCode.CANCELLED.error("The statement was cancelled");
            }
        }

        @Override
        public long remainingMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public int fetchSize() {
            return 1;
        }

        @Override
        public void examined(long rows) {
            // Not counted.
        }

        @Override
        public void notice(Notice notice) {
            // Nobody reads it.
        }
    }
}
