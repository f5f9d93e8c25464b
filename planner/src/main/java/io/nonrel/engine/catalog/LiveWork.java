package io.nonrel.engine.catalog;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Work in a store that threads of this process are at. Two databases of one process may stand on one store, with and without
 * a profile: what one of them is building must not look to the other as if a crash had left it. Thread-safe.
 */
public final class LiveWork {

    private static final Set<String> OWNERS = ConcurrentHashMap.newKeySet();

    private LiveWork() {}

    /**
     * Does work, unless a thread is at it already.
     *
     * @param owner what the store's documents call who does it
     * @return whether it was done here
     */
    public static boolean run(String owner, Runnable work) {
        if (!OWNERS.add(owner)) {
            return false;
        }
        try {
            work.run();
        } finally {
            OWNERS.remove(owner);
        }
        return true;
    }

    /** Whether a thread of this process is at it. */
    public static boolean isLive(String owner) {
        return OWNERS.contains(owner);
    }
}
