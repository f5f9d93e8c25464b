package io.nonrel.engine.catalog;

import io.nonrel.exec.Cancellation;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a statement that meets one write conflict after the other go before the batches of jobs: a batch is short and begins
 * anew at once, so a long statement would never be the first to commit. Nobody waits for longer than a second, whatever those
 * before it wait for; then it has its conflicts as without. Thread-safe.
 */
public final class Precedence {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantReadWriteLock turns = new ReentrantReadWriteLock(/* fair= */ true);

    /** Does a batch of a job: together with those of others, after statements that go first. */
    public <T extends @Nullable Object> T batch(Supplier<T> work) {
        return inTurn(turns.readLock(), work);
    }

    /** Runs a statement while no job begins a batch and no other statement goes first. */
    public <T extends @Nullable Object> T first(Supplier<T> work) {
        return inTurn(turns.writeLock(), work);
    }

    private static <T extends @Nullable Object> T inTurn(Lock turn, Supplier<T> work) {
        boolean has = Cancellation.tryLock(turn, PATIENCE_NANOS);
        try {
            return work.get();
        } finally {
            if (has) {
                turn.unlock();
            }
        }
    }
}
