package io.nonrel.adapter.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /**
     * How much one step may write: the longest that writers wait for it is some ten milliseconds. The pages are ten times as
     * large in memory.
     */
    private static final int STEP_BYTES =
            Math.toIntExact(Math.min(4 << 20, Runtime.getRuntime().maxMemory() / 256));

    /** With less than this a file system counts as full. */
    private static final long LEAST = 1 << 20;

    /** How long moving pages together may take at close, but for the last step. */
    private static final int CLOSE_MILLIS = 500;

    /** Moving pages at close takes steps of 16 MiB, and ten times as much memory. */
    private static final long CLOSE_HEAP = 256 << 20;

    private FileSpace() {}

    /** Rewrites some pages if that would pay and there is space for it; the trees' roots have changed then. */
    static boolean compactStep(MVStore store, Path path) {
        FileStore<?> file = store.getFileStore();
        return file.size() > SMALL_FILE
                && file.getChunksFillRate() < LIVE_PERCENT
                && usable(path) >= STEP_BYTES
                && store.compact(LIVE_PERCENT, STEP_BYTES);
    }

    /** Whether it is worth a try to write after the file system was full. */
    static boolean isThere(Path path) {
        return usable(path) >= LEAST;
    }

    private static long usable(Path path) {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Closes the store, and makes its file smaller where that is quick. In place: the engine's full copy gives the lock
     * on the file up for a moment, and what another process commits then would be lost.
     */
    static void close(MVStore store) {
        FileStore<?> file = store.getFileStore();
        boolean worthIt =
                file != null && file.size() > SMALL_FILE && Runtime.getRuntime().maxMemory() >= CLOSE_HEAP;
        store.close(worthIt ? CLOSE_MILLIS : 0);
    }
}
