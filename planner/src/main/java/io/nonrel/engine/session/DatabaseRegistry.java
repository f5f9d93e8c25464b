package io.nonrel.engine.session;

import io.nonrel.engine.Property;
import io.nonrel.engine.Session;
import io.nonrel.engine.SessionSettings;
import io.nonrel.spi.Adapter;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** All databases that are open in this process. Thread-safe. */
public final class DatabaseRegistry {

    private static final List<Property> OF_THE_STORE =
            List.of(Property.DURABILITY, Property.KEEP, Property.PROFILE, Property.SAMPLE_SIZE);

    private final ConcurrentMap<Key, DatabaseSlot> slots = new ConcurrentHashMap<>();

    /** What two connections must have in common to share a database. The password is compared, never shown. */
    private record Key(
            String locator,
            Map<String, String> properties,
            @Nullable String user,
            @Nullable String password) {
        @Override
        public String toString() {
            return locator;
        }
    }

    /** Opens a session on the database at a locator, opening the database if nobody has. */
    public Session connect(String locator, Settings settings) {
        SessionSettings session = SessionSettings.of(settings);
        Key key = new Key(locator, storeProperties(settings), settings.user(), settings.password());
        while (true) {
            DatabaseSlot slot = slots.computeIfAbsent(key, k -> newSlot(k, settings));
            Session connected = slot.connect(session);
            if (connected != null) {
                declareIndexes(connected, settings);
                return connected;
            }
            slots.remove(key, slot);
        }
    }

    private static void declareIndexes(Session session, Settings settings) {
        try {
            ((OpenSession) session)
                    .declareIndexes(settings.property(Property.INDEXES.key(), Property.INDEXES.defaultValue()));
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    private DatabaseSlot newSlot(Key key, Settings settings) {
        DatabaseSlot[] self = new DatabaseSlot[1];
        DatabaseSlot slot = new DatabaseSlot(
                () -> OpenDatabase.open(adapter(key.locator), key.locator, settings, self[0]),
                () -> slots.remove(key, self[0]));
        self[0] = slot;
        return slot;
    }

    private static Map<String, String> storeProperties(Settings settings) {
        Map<String, String> properties = new TreeMap<>();
        for (Property property : OF_THE_STORE) {
            properties.put(property.key(), settings.property(property.key(), property.defaultValue()));
        }
        return properties;
    }

    private static Adapter adapter(String locator) {
        int colon = locator.indexOf(':');
        String scheme = colon < 0 ? locator : locator.substring(0, colon).toLowerCase(Locale.ROOT);
        Map<String, Adapter> adapters = new TreeMap<>();
        collect(adapters, DatabaseRegistry.class.getClassLoader());
        collectFurther(adapters, Thread.currentThread().getContextClassLoader());
        Adapter adapter = adapters.get(scheme);
        if (adapter == null && scheme.indexOf('+') > 0) {
            // mongodb+srv and its like are dialects of one scheme.
            adapter = adapters.get(scheme.substring(0, scheme.indexOf('+')));
        }
        if (adapter == null) {
            throw ErrorCode.INVALID_URL.error(
                    "No adapter for '%s': jdbc:nonrel: must be followed by %s",
                    scheme,
                    adapters.isEmpty()
                            ? "the scheme of an adapter, and no adapter is on the class path"
                            : "one of " + String.join(":, ", adapters.keySet()) + ":");
        }
        return adapter;
    }

    /** What else the application has: adapters for another copy of the driver, which its loader may have too, are not ours. */
    private static void collectFurther(Map<String, Adapter> adapters, @Nullable ClassLoader loader) {
        if (loader == null || loader == DatabaseRegistry.class.getClassLoader()) {
            return;
        }
        try {
            if (loader.loadClass(Adapter.class.getName()) == Adapter.class) {
                collect(adapters, loader);
            }
        } catch (ClassNotFoundException e) {
            // It knows no adapters at all.
        }
    }

    private static void collect(Map<String, Adapter> adapters, ClassLoader loader) {
        try {
            for (Adapter adapter : ServiceLoader.load(Adapter.class, loader)) {
                adapters.putIfAbsent(adapter.scheme(), adapter);
            }
        } catch (ServiceConfigurationError e) {
            throw ErrorCode.CONNECTION_FAILED.error(e, "An adapter can't be loaded: %s", e.getMessage());
        }
    }
}
