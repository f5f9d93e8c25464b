package io.nonrel.engine;

import io.nonrel.spi.Capability;
import java.util.Set;

/**
 * A store with its catalog and plan cache, shared by all sessions on it. Thread-safe. {@link Databases} opens it.
 */
public interface Database {

    /**
     * Opens a session; the database closes with its last session.
     *
     * @param settings the session's own properties; those of the store were fixed when the database was opened
     */
    Session openSession(SessionSettings settings);

    /** What the standard calls the catalog. */
    String name();

    /** The store's product name and version. */
    String product();

    /** What the store can do. */
    Set<Capability> capabilities();
}
