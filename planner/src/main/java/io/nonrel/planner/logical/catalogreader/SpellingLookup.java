package io.nonrel.planner.logical.catalogreader;

import java.util.Map;
import java.util.Set;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.jspecify.annotations.Nullable;

/** A map that Calcite looks names up in by our rule for names, whichever of its two ways it asks. */
record SpellingLookup<V>(Map<String, V> values) implements Lookup<V> {

    @Override
    public @Nullable V get(String name) {
        return Spelling.find(values, name);
    }

    @Override
    public @Nullable Named<V> getIgnoreCase(String name) {
        V value = get(name);
        return value == null ? null : new Named<>(name, value);
    }

    @Override
    public Set<String> getNames(LikePattern pattern) {
        return values.keySet();
    }
}
