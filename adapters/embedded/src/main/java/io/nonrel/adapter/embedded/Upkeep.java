package io.nonrel.adapter.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file's background work: writes commits that nobody waits for, and rewrites chunks that are mostly dead. It ends with
 * the database.
 */
final class Upkeep {

    private static final long INTERVAL_MILLIS = 250;

    private final Database database;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private Upkeep(Database database) {
        this.database = database;
        this.thread = new Thread(this::run, "nonrel-embedded-upkeep");
        thread.setDaemon(true);
    }

    static Upkeep start(Database database) {
        Upkeep upkeep = new Upkeep(database);
        upkeep.thread.start();
        return upkeep;
    }

    private void run() {
        while (!await()) {
            database.upkeep();
        }
    }

    private boolean await() {
        try {
            return stopped.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Returns when the thread has ended. Not under the commit lock. */
    static void stop(@Nullable Upkeep upkeep) {
        if (upkeep == null) {
            return;
        }
        upkeep.stopped.countDown();
        boolean interrupted = false;
        while (upkeep.thread.isAlive()) {
            try {
                upkeep.thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
