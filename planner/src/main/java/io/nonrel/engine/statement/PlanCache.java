package io.nonrel.engine.statement;

import io.nonrel.planner.Bindings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements of a database that were compiled last, least recently used ones forgotten first. Thread-safe. */
public final class PlanCache {

    private final int capacity;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** @param capacity how many statements are kept, 0 for none */
    public PlanCache(int capacity) {
        this.capacity = capacity;
    }

    /**
     * What a plan depends on, besides the catalog.
     *
     * @param bindings what the plan knows of the bound values
     */
    public record Key(String sql, String schema, boolean pushDown, Bindings bindings) {}

    /**
     * What is known of a statement.
     *
     * @param version of the catalog that it was compiled with
     * @param compiled null when it is known that it can't be compiled in this form
     */
    public record Entry(long version, @Nullable Compiled compiled) {}

    /** What is known with this version of the catalog, null for nothing. */
    public synchronized @Nullable Entry find(Key key, long version) {
        Entry entry = entries.get(key);
        return entry != null && entry.version == version ? entry : null;
    }

    /** Keeps a statement. */
    public synchronized void put(Key key, long version, @Nullable Compiled compiled) {
        if (capacity == 0) {
            return;
        }
        entries.put(key, new Entry(version, compiled));
        if (entries.size() > capacity) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
