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

    /** Up to this size of live pages a file is copied when it is closed, which takes about a second. */
    private static final long COPIED_ON_CLOSE = 64L << 20;

    /** How long moving pages may take when a larger file is closed. */
    private static final int CLOSE_MILLIS = 500;

    private FileSpace() {}

    /** Rewrites some pages if that would pay; the trees' roots have changed then. */
    static boolean compactStep(MVStore store) {
        FileStore<?> file = store.getFileStore();
        return file.size() > SMALL_FILE
                && file.getChunksFillRate() < LIVE_PERCENT
                && store.compact(LIVE_PERCENT, STEP_BYTES);
    }

    /** Closes the store, and makes its file smaller where that is quick. */
    static void close(MVStore store) {
        FileStore<?> file = store.getFileStore();
        if (file == null) {
            store.close();
            return;
        }
        long size = file.size();
        long live = size * file.getChunksFillRate() / 100 * file.getFillRate() / 100;
        if (size <= SMALL_FILE || live > size / 100 * 70) {
            store.close();
        } else if (live < COPIED_ON_CLOSE) {
            store.close(-1);
        } else {
            store.close(CLOSE_MILLIS);
        }
    }
}
