package io.nonrel.adapter.embedded;

import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * Keeps the file small. Commits append chunks of changed pages; a chunk's space is free again when its last page has
 * been replaced, so chunks that are mostly dead have their live pages written anew. Only under the commit lock.
 */
final class FileSpace {

    /** Below this size nothing is worth the work. */
    private static final long SMALL_FILE = 4L << 20;

    /** Chunks with a smaller share of live pages are rewritten while the database is open. */
    private static final int LIVE_PERCENT = 50;

    /** How much one step may write: the longest that writers wait for it is some ten milliseconds. */
    private static final int STEP_BYTES = 4 << 20;

    /** How long moving pages together may take at close, but for the last step. */
    private static final int CLOSE_MILLIS = 500;

    private FileSpace() {}

    /** Rewrites some pages if that would pay; the trees' roots have changed then. */
    static boolean compactStep(MVStore store) {
        FileStore<?> file = store.getFileStore();
        return file.size() > SMALL_FILE
                && file.getChunksFillRate() < LIVE_PERCENT
                && store.compact(LIVE_PERCENT, STEP_BYTES);
    }

    /**
     * Closes the store, and makes its file smaller where that is quick. In place: the engine's full copy gives the lock
     * on the file up for a moment, and what another process commits then would be lost.
     */
    static void close(MVStore store) {
        FileStore<?> file = store.getFileStore();
        store.close(file != null && file.size() > SMALL_FILE ? CLOSE_MILLIS : 0);
    }
}
