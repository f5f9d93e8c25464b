package io.nonrel.jdbc;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a client may tell about itself. Kept with the connection, sent nowhere. Thread-safe. */
final class ClientProperties {

    /** Names and what they are for, sorted. */
    static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            "ApplicationName", "name of the application that uses the connection",
            "ClientHostname", "name of the computer that the application runs on",
            "ClientUser", "name of the user that the application works for"));

    private final Map<String, String> values = new TreeMap<>();

    /** Sets a property, null clears it; false when there is none of that name. */
    synchronized boolean set(String name, @Nullable String value) {
        if (!NAMES.containsKey(name)) {
            return false;
        }
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
        return true;
    }

    synchronized @Nullable String get(String name) {
        return values.get(name);
    }

    synchronized void clear() {
        values.clear();
    }

    synchronized Properties all() {
        Properties all = new Properties();
        all.putAll(values);
        return all;
    }
}
