package io.nonrel.spi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/** Waits for locks that others may hold for long, as that of an index being built. Stateless. */
public final class LockWait {

    private static final int MILLIS_BETWEEN_CHECKS = 20;

    private LockWait() {}

    /**
     * Takes a lock, however long it takes; an interruption is kept for whoever looks at it next.
     *
     * @param check called every few milliseconds; what it throws ends the waiting, and then the lock isn't held
     */
    public static void lock(Lock lock, Runnable check) {
        if (!lock.tryLock()) {
            lock(lock, Long.MAX_VALUE, check);
        }
    }

    /**
     * As {@link #lock(Lock, Runnable)}, but after those who waited before, if the lock is a fair one, and gives up after a time.
     *
     * @return whether the lock is held
     */
    public static boolean lock(Lock lock, long patienceNanos, Runnable check) {
        boolean interrupted = false;
        long start = System.nanoTime();
        try {
            long millis = 0;
            while (true) {
                try {
                    if (lock.tryLock(millis, TimeUnit.MILLISECONDS)) {
                        return true;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                check.run();
                if (System.nanoTime() - start >= patienceNanos) {
                    return false;
                }
                millis = MILLIS_BETWEEN_CHECKS;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
