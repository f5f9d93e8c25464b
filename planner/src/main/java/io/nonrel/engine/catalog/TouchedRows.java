package io.nonrel.engine.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows named by the value of one of their fields: those of each field, or all. Used by one thread. */
final class TouchedRows {

    /** Where so many rows are touched it is not worth knowing which. */
    private static final int MOST = 5_000;

    private final Map<String, @Nullable Set<Object>> values = new HashMap<>();

    void add(String collection, String field, Collection<Object> more) {
        if (more.isEmpty()) {
            return;
        }
        String name = collection + "." + field;
        if (!values.containsKey(name)) {
            values.put(name, new HashSet<>());
        }
        Set<Object> known = values.get(name);
        if (known != null) {
            known.addAll(more);
            if (known.size() > MOST) {
                values.put(name, null);
            }
        }
    }

    void addAll(String collection, String field) {
        values.put(collection + "." + field, null);
    }

    TouchedRows copy() {
        TouchedRows copy = new TouchedRows();
        values.forEach((name, set) -> copy.values.put(name, set == null ? null : Set.copyOf(set)));
        return copy;
    }

    long size() {
        return values.values().stream().mapToLong(v -> v == null ? 1 : v.size()).sum();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether one row may be in both. */
    boolean meets(TouchedRows other) {
        for (Map.Entry<String, @Nullable Set<Object>> own : values.entrySet()) {
            if (other.values.containsKey(own.getKey())) {
                Set<Object> mine = own.getValue();
                Set<Object> theirs = other.values.get(own.getKey());
                if (mine == null || theirs == null || meet(mine, theirs)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meet(Set<Object> a, Set<Object> b) {
        return a.size() < b.size()
                ? a.stream().anyMatch(b::contains)
                : b.stream().anyMatch(a::contains);
    }
}
