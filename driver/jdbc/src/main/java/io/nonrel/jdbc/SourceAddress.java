package io.nonrel.jdbc;

import io.nonrel.engine.Property;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import org.jspecify.annotations.Nullable;

/** One setting of a data source in its JNDI reference. Its text shows no password. */
final class SourceAddress extends StringRefAddr {

    private static final long serialVersionUID = 1L;

    private final @Nullable String shown;

    private SourceAddress(String type, String content, @Nullable String shown) {
        super(type, content);
        this.shown = shown;
    }

    /** Adds a setting, unless it is null. */
    static void add(Reference reference, String type, @Nullable String content, @Nullable String shown) {
        if (content != null) {
            reference.add(new SourceAddress(type, content, shown));
        }
    }

    /** Adds one of the driver's properties. */
    static void addProperty(Reference reference, String name, String value) {
        String key = name.startsWith(Property.PREFIX) ? name : Property.PREFIX + name;
        add(reference, key, value, key.endsWith("password") ? "***" : value);
    }

    @Override
    public String toString() {
        return "Type: " + getType() + "\nContent: " + shown + "\n";
    }
}
