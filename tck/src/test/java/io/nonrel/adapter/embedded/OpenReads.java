package io.nonrel.adapter.embedded;

import io.nonrel.spi.Store;

/** Looks into the embedded store for tests of other modules. */
public final class OpenReads {

    private OpenReads() {}

    /** How many cursors and transactions are open on a database in a file; 0 for one in memory, which does not count them. */
    public static int of(Store store) {
        return ((EmbeddedStore) store).database().openReads();
    }
}
