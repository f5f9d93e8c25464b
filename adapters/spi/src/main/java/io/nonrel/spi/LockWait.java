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
        boolean interrupted = false;
        try {
            boolean locked = lock.tryLock();
            while (!locked) {
                check.run();
                try {
                    locked = lock.tryLock(MILLIS_BETWEEN_CHECKS, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
