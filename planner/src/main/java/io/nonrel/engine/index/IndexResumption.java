package io.nonrel.engine.index;

import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.exec.Cancellation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread that goes on with interrupted work on derived indexes when a database is opened; there is none without such work. */
public final class IndexResumption implements AutoCloseable {

    private final Cancellation cancellation = new Cancellation(0);
    private final @Nullable Thread thread;

    private IndexResumption(SharedCatalog catalog, IndexBuilder builder) {
        if (!IndexBuilder.hasUnfinished(catalog.snapshot())) {
            thread = null;
            return;
        }
        Thread worker = new Thread(() -> run(catalog, builder), "nonrel-index-jobs");
        worker.setDaemon(true);
        thread = worker;
    }

    /** Starts what there is to do. */
    public static IndexResumption start(SharedCatalog catalog, IndexBuilder builder) {
        IndexResumption resumption = new IndexResumption(catalog, builder);
        if (resumption.thread != null) {
            resumption.thread.start();
        }
        return resumption;
    }

    private void run(SharedCatalog catalog, IndexBuilder builder) {
        catalog.lock().lock();
        try {
            builder.resume(new Work());
        } catch (NonrelException e) {
            // The job's document says what failed; the index isn't read, and the next one who opens the database tries
            // again.
        } finally {
            catalog.lock().unlock();
        }
    }

    /** Stops the work where it is, and waits until it has. */
    @Override
    public void close() {
        Thread running = thread;
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
