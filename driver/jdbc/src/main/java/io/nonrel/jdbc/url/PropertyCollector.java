package io.nonrel.jdbc.url;

import io.nonrel.engine.Property;
import io.nonrel.planner.parser.wording.NearestNames;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Gathers the properties of one connection and checks each. Used by one thread, then thrown away. */
final class PropertyCollector {

    static final String USER = "user";
    static final String PASSWORD = "password";

    private final Map<String, String> values = new LinkedHashMap<>();
    private @Nullable String user;
    private @Nullable String password;

    /**
     * Takes the driver's properties out of a locator. In a locator that is itself a URI (with {@code ://}) the keys without
     * our prefix belong to the store and stay.
     *
     * @param text what follows {@code jdbc:nonrel:}
     * @return the locator without our properties
     */
    String takeFrom(String text) {
        boolean uri = text.contains("://");
        int start = uri ? text.indexOf('?') : firstOf(text, '?', ';');
        if (start < 0) {
            return text;
        }
        List<String> kept = new ArrayList<>();
        for (String part : text.substring(start + 1).split("[&;]", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            String key = PercentDecoding.decode(equals < 0 ? part : part.substring(0, equals));
            if (uri && !key.startsWith(Property.PREFIX)) {
                kept.add(part);
            } else if (equals < 0) {
                throw ErrorCode.INVALID_PROPERTY.error(
                        "Property '%s' in the URL has no value: write %s=value", key, key);
            } else {
                set(key, PercentDecoding.decode(part.substring(equals + 1)));
            }
        }
        String locator = text.substring(0, start);
        return kept.isEmpty() ? locator : locator + "?" + String.join("&", kept);
    }

    /** Properties win over the URL. */
    void override(Properties properties) {
        for (String key : properties.stringPropertyNames()) {
            set(key, properties.getProperty(key));
        }
        properties.forEach((key, value) -> {
            if (!(key instanceof String && value instanceof String)) {
                set(String.valueOf(key), String.valueOf(value));
            }
        });
    }

    Settings settings() {
        return new Settings(values, user, password);
    }

    private void set(String key, String value) {
        String name = key.startsWith(Property.PREFIX) ? key.substring(Property.PREFIX.length()) : key;
        if (name.equals(USER)) {
            user = value;
        } else if (name.equals(PASSWORD)) {
            password = value;
        } else {
            Property property = Property.of(name).orElseThrow(() -> unknown(key, name));
            values.put(property.key(), property.check(value));
        }
    }

    private static RuntimeException unknown(String key, String name) {
        List<String> names = new ArrayList<>(List.of(USER, PASSWORD));
        for (Property property : Property.values()) {
            names.add(property.key());
        }
        String nearest = NearestNames.nearest(name, names);
        boolean credential = nearest.equals(USER) || nearest.equals(PASSWORD);
        return ErrorCode.INVALID_PROPERTY.error(
                "There is no property '%s': did you mean %s%s?", key, credential ? "" : Property.PREFIX, nearest);
    }

    private static int firstOf(String text, char a, char b) {
        int i = text.indexOf(a);
        int j = text.indexOf(b);
        return i < 0 ? j : j < 0 ? i : Math.min(i, j);
    }
}
