package io.nonrel.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.exec.Cancellation;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PrecedenceTest {

    private final Precedence precedence = new Precedence();

    @Test
    void aStatementRunsBetweenBatchesThatBeginAnewAtOnce() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger batches = new AtomicInteger();
        CompletableFuture<Void> job = CompletableFuture.runAsync(() -> {
            while (!ended.get()) {
                precedence.batch(batches::incrementAndGet);
            }
        });
        try {
            for (int i = 0; i < 20; i++) {
                long began = System.nanoTime();
                boolean alone = precedence.first(() -> {
                    int before = batches.get();
                    sleep(5);
                    return batches.get() == before;
                });
                assertThat(alone).isTrue();
                assertThat(System.nanoTime() - began).isLessThan(TimeUnit.MILLISECONDS.toNanos(900));
            }
        } finally {
            ended.set(true);
            job.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void batchesOfSeveralJobsRunTogether() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> precedence.batch(() -> meet(both)));
        assertThat(precedence.batch(() -> meet(both))).isTrue();
        assertThat(other.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nobodyWaitsForLong() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<Boolean> batch = CompletableFuture.supplyAsync(() -> precedence.batch(() -> {
            running.countDown();
            return awaited(over);
        }));
        assertThat(awaited(running)).isTrue();
        assertThat(precedence.first(() -> "went on")).isEqualTo("went on");
        over.countDown();
        assertThat(batch.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCancelledStatementDoesNotWait() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<Boolean> batch = CompletableFuture.supplyAsync(() -> precedence.batch(() -> {
            running.countDown();
            return awaited(over);
        }));
        assertThat(awaited(running)).isTrue();
        Cancellation cancellation = new Cancellation(0);
        cancellation.cancel();
        assertThatThrownBy(() -> cancellation.during(() -> precedence.first(() -> "ran")))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        over.countDown();
        assertThat(batch.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(precedence.<String>first(() -> "free again")).isEqualTo("free again");
    }

    private static boolean meet(CountDownLatch latch) {
        latch.countDown();
        return awaited(latch);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
