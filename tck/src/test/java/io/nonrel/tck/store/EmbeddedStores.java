package io.nonrel.tck.store;

import io.nonrel.adapter.embedded.EmbeddedAdapter;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens new embedded databases. */
final class EmbeddedStores {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private EmbeddedStores() {}

    /** A new database in memory. */
    static Store inMemory() {
        return inMemory(Map.of());
    }

    /** A new database in memory that stands in for another store. */
    static Store like(String profile) {
        return inMemory(Map.of("profile", profile));
    }

    private static Store inMemory(Map<String, String> properties) {
        return new EmbeddedAdapter()
                .open("embedded:mem:contract" + NUMBER.incrementAndGet(), new Settings(properties, null, null));
    }
}
