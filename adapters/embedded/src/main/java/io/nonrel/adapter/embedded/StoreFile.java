package io.nonrel.adapter.embedded;

import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.MVStore;

/** How the storage engine opens a database's file. Stateless. */
final class StoreFile {

    /** The engine's mark of a file that was closed, in the header. */
    private static final String CLOSED = "clean";

    /** Megabytes of pages that are kept after they were read or written: less in a small heap. */
    private static final int CACHE =
            Math.toIntExact(Math.max(1, Math.min(16, Runtime.getRuntime().maxMemory() >> 24)));

    private StoreFile() {}

    static MVStore open(Path path) {
        MVStore store = engine(path).open();
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        return store;
    }

    static MVStore openForReading(Path path) {
        return engine(path).readOnly().open();
    }

    /**
     * Writes all changes, and the header with where they are. Left to itself the engine writes the header now and then
     * and follows a chain of guesses from there after a crash: that can miss the last commits.
     */
    static void commit(MVStore store) {
        if (store.isPersistent()) {
            Map<String, Object> header = store.getStoreHeader();
            // The header of a file that was closed is always written anew by the next commit.
            header.put(CLOSED, 1);
            try {
                store.commit();
            } finally {
                header.remove(CLOSED);
            }
        }
    }

    /**
     * Makes the newest state in a file that was not closed the one that is opened. It is found by the header, unless
     * the machine lost its power while that was written: so each block is looked at.
     */
    static void mend(Path path) {
        if (version(engine(path).readOnly()) < version(engine(path).readOnly().recoveryMode())) {
            MVStore store = engine(path).recoveryMode().open();
            // With a change the commit also forgets chunks that are gone.
            store.setStoreVersion(1 - store.getStoreVersion());
            store.commit();
            store.close();
        }
    }

    private static long version(MVStore.Builder engine) {
        MVStore store = engine.open();
        long version = store.getCurrentVersion();
        store.closeImmediately();
        return version;
    }

    private static MVStore.Builder engine(Path path) {
        // Commits are ours alone: between two of them the trees may be at odds. So the engine must write neither after
        // some time nor when it holds much.
        return new MVStore.Builder()
                .fileName(SteadyFilePath.name(path))
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE)
                .compress();
    }
}
