package io.nonrel.engine;

import io.nonrel.engine.session.DatabaseRegistry;
import io.nonrel.spi.Settings;

/** Opens databases and shares each among all who ask for the same. Thread-safe. */
public final class Databases {

    private static final DatabaseRegistry OPEN = new DatabaseRegistry();

    private Databases() {}

    /**
     * Opens a session on the database at a locator, opening the database if nobody has.
     *
     * @param locator what follows {@code jdbc:nonrel:}, without properties
     * @param settings checked properties by key without prefix, and credentials
     */
    public static Session connect(String locator, Settings settings) {
        return OPEN.connect(locator, settings);
    }
}
