package io.nonrel.exec;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.LockWait;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/**
 * Whether a statement must stop, and when its time is over. Any thread may cancel; the working thread asks with {@link
 * #check}.
 */
public final class Cancellation {

    /** Asking the clock costs more than the rest, so it is asked once in so many checks. */
    private static final int CHECKS_PER_CLOCK = 64;

    /** What this thread works on. */
    private static final ThreadLocal<Cancellation> CURRENT = new ThreadLocal<>();

    private volatile long deadlineNanos;
    private volatile long timeoutMillis;
    private volatile boolean cancelled;
    private int checks;

    /**
     * Starts the time now.
     *
     * @param timeoutMillis 0 for no limit
     */
    public Cancellation(long timeoutMillis) {
        limit(timeoutMillis);
    }

    /**
     * Starts the time now, unless there is a limit already.
     *
     * @param millis 0 for no limit
     */
    public void limit(long millis) {
        if (timeoutMillis == 0) {
            deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            timeoutMillis = millis;
        }
    }

    /**
     * Runs work during which {@link #checkCurrent} asks this object. Only for work that goes through code of others, which calls
     * ours back without saying for which statement: parsing, validation, conversion and the rules of planning.
     */
    public <T> T during(Supplier<T> work) {
        Cancellation outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** As {@link #check} of the statement that this thread is parsing or planning; does nothing without one. */
    public static void checkCurrent() {
        Cancellation current = CURRENT.get();
        if (current != null) {
            current.check();
        }
    }

    /** As {@link #checkNow} of the statement that this thread works on; does nothing without one. */
    public static void checkCurrentNow() {
        Cancellation current = CURRENT.get();
        if (current != null) {
            current.checkNow();
        }
    }

    /** Waits for a lock as long as nobody cancels the statement that this thread works on. */
    public static void lock(Lock lock) {
        LockWait.lock(lock, Cancellation::checkCurrentNow);
    }

    /** As {@link #lock}, but gives up after a time; whether the lock is held. */
    public static boolean tryLock(Lock lock, long patienceNanos) {
        return LockWait.lock(lock, patienceNanos, Cancellation::checkCurrentNow);
    }

    /** Makes the next {@link #check} fail. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * To be called at least once for every row of work.
     *
     * @throws io.nonrel.spi.NonrelException {@link ErrorCode#CANCELLED} or {@link ErrorCode#TIMEOUT}
     */
    public void check() {
        if (cancelled || timeoutMillis > 0 && ++checks % CHECKS_PER_CLOCK == 0) {
            checkNow();
        }
    }

    /** As {@link #check}, and asks the clock each time: for steps that take longer than a row. */
    public void checkNow() {
        if (cancelled) {
            throw ErrorCode.CANCELLED.error("The statement was cancelled");
        }
        if (timeoutMillis > 0 && System.nanoTime() - deadlineNanos >= 0) {
            throw ErrorCode.TIMEOUT.error("The statement took longer than its timeout of %d ms", timeoutMillis);
        }
    }

    /** Milliseconds left, {@link Long#MAX_VALUE} without a limit, never below 0. */
    public long remainingMillis() {
        if (timeoutMillis == 0) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime()));
    }
}
