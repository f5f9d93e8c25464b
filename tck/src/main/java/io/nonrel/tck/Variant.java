package io.nonrel.tck;

import java.util.Properties;

/** A way of running a script. Rows are the same in all; warnings and store calls are compared in the plain one only. */
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
    PREPARED,
    /** As on Datastore. */
    LIKE_DATASTORE,
    /** As on MongoDB. */
    LIKE_MONGODB,
    /** As on a store that only gets and scans by key. */
    LIKE_KEYVALUE;

    /** The connection properties of this variant. */
    Properties properties() {
        Properties properties = new Properties();
        switch (this) {
            case PUSH_DOWN_OFF -> properties.setProperty("nonrel.pushDown", "off");
            case FETCH_SIZE_ONE -> properties.setProperty("nonrel.fetchSize", "1");
            case LIKE_DATASTORE -> properties.setProperty("nonrel.profile", "datastore");
            case LIKE_MONGODB -> properties.setProperty("nonrel.profile", "mongodb");
            case LIKE_KEYVALUE -> properties.setProperty("nonrel.profile", "keyvalue");
            default -> {
                // Nothing but the defaults.
            }
        }
        return properties;
    }
}
