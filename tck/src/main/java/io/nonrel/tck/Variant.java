package io.nonrel.tck;

import java.util.Properties;

/**
 * A way of running a script. Rows are the same in all; warnings and store calls are compared in the plain one only, and only
 * on the embedded store.
 */
public enum Variant {
    /** As users do. */
    PLAIN,
    /** Stores give whole tables, the driver does the rest. */
    PUSH_DOWN_OFF,
    /** One row at a time from the store. */
    FETCH_SIZE_ONE,
    /** Autocommit off. */
    IN_TRANSACTION,
    /** Values bound to parameters. Of errors only the SQLState is compared: their text has other places. */
    PREPARED;

    /** The connection properties of this variant. */
    public Properties properties() {
        Properties properties = new Properties();
        switch (this) {
            case PUSH_DOWN_OFF -> properties.setProperty("nonrel.pushDown", "off");
            case FETCH_SIZE_ONE -> properties.setProperty("nonrel.fetchSize", "1");
            default -> {
                // Nothing but the defaults.
            }
        }
        return properties;
    }
}
