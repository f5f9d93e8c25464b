package io.nonrel.spi;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a connection was opened with: the driver's properties without their {@code nonrel.} prefix, and the credentials.
 * Immutable. The text never holds the password.
 *
 * @param properties checked values by name, for example {@code durability=commit}; absent when not set
 * @param user null for none
 * @param password null for none
 */
public record Settings(
        Map<String, String> properties,
        @Nullable String user,
        @Nullable String password) {

    /** No property and no credentials. */
    public static final Settings NONE = new Settings(Map.of(), null, null);

    public Settings {
        properties = Map.copyOf(properties);
    }

    /** The value of a property, or {@code otherwise} when it is not set. */
    public String property(String name, String otherwise) {
        return Objects.requireNonNullElse(properties.get(name), otherwise);
    }

    @Override
    public String toString() {
        return "Settings" + properties + (user == null ? "" : " user " + user);
    }
}
