package io.nonrel.engine.catalog;

import java.util.Locale;

/** The schemas that the driver fills itself; no statement changes them. */
public final class SystemSchemas {

    /** The standard's description of the database. */
    public static final String INFORMATION_SCHEMA = "INFORMATION_SCHEMA";

    /** What is ours: properties, indexes, warnings. */
    public static final String NONREL = "NONREL";

    private SystemSchemas() {}

    /** Whether the name is one of them, in any case. */
    public static boolean contains(String schema) {
        String upper = schema.toUpperCase(Locale.ROOT);
        return upper.equals(INFORMATION_SCHEMA) || upper.equals(NONREL);
    }
}
