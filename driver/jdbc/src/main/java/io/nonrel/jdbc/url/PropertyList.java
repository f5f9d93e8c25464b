package io.nonrel.jdbc.url;

import io.nonrel.engine.Property;
import io.nonrel.spi.Settings;
import java.sql.DriverPropertyInfo;
import org.jspecify.annotations.Nullable;

/** The properties as tools show them. */
public final class PropertyList {

    private PropertyList() {}

    /** User and password, then every property of the driver with its value. The password's value is never given. */
    public static DriverPropertyInfo[] of(Settings settings) {
        Property[] properties = Property.values();
        DriverPropertyInfo[] list = new DriverPropertyInfo[properties.length + 2];
        list[0] = entry(PropertyCollector.USER, settings.user(), "name of the user");
        list[1] = entry(PropertyCollector.PASSWORD, null, "the user's password");
        for (int i = 0; i < properties.length; i++) {
            Property property = properties[i];
            String value = settings.property(property.key(), property.defaultValue());
            DriverPropertyInfo entry = entry(Property.PREFIX + property.key(), value, property.description());
            if (!property.choices().isEmpty()) {
                entry.choices = property.choices().toArray(new String[0]);
            }
            list[i + 2] = entry;
        }
        return list;
    }

    private static DriverPropertyInfo entry(String name, @Nullable String value, String description) {
        DriverPropertyInfo entry = new DriverPropertyInfo(name, value);
        entry.description = description;
        entry.required = false;
        return entry;
    }
}
