package io.nonrel.engine.index;

import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.exec.Cancellation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread that goes on with interrupted work on derived indexes when a database is opened, and does what was left for later;
 * there is none without such work. Thread-safe.
 */
public final class IndexResumption implements AutoCloseable {

    private final Cancellation cancellation = new Cancellation(0);
    private final SharedCatalog catalog;
    private final IndexBuilder builder;
    private @Nullable Thread thread;
    private boolean again;
    private boolean closed;

    private IndexResumption(SharedCatalog catalog, IndexBuilder builder) {
        this.catalog = catalog;
        this.builder = builder;
    }

    /** Starts what there is to do. */
    public static IndexResumption start(SharedCatalog catalog, IndexBuilder builder) {
        IndexResumption resumption = new IndexResumption(catalog, builder);
        resumption.wake();
        return resumption;
    }

    /** Does what there is to do now, in the background. */
    public synchronized void wake() {
        if (thread != null) {
            again = true;
        } else if (!closed && IndexBuilder.hasUnfinished(catalog.snapshot())) {
            Thread worker = new Thread(this::run, "nonrel-index-jobs");
            worker.setDaemon(true);
            thread = worker;
            worker.start();
        }
    }

    private void run() {
        do {
            work();
        } while (isMore());
    }

    private synchronized boolean isMore() {
        boolean more = again && !closed;
        again = false;
        if (!more) {
            thread = null;
        }
        return more;
    }

    private void work() {
        try {
            builder.resumeInBackground(new Work());
        } catch (NonrelException e) {
            // The job's document says what failed; the index isn't read, and the next one who opens the database tries
            // again.
        }
    }

    /** Stops the work where it is, and waits until it has. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        if (running == null) {
            return;
        }
        cancellation.cancel();
        try {
            running.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No statement asked for it: no limits. */
    private final class Work implements CallContext {
        @Override
        public void checkCancelled() {
            cancellation.check();
        }

        @Override
        public long remainingMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public int fetchSize() {
            return Backfill.BATCH;
        }

        @Override
        public void examined(long rows) {}

        @Override
        public void notice(Notice notice) {}
    }
}
