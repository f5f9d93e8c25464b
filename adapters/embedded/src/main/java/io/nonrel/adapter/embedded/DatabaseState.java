package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All collections at one moment: what a snapshot is. Each commit publishes a new one, so taking a snapshot is reading a
 * field. Immutable.
 */
final class DatabaseState {

    private static final DatabaseState EMPTY = new DatabaseState(Map.of(), new CollectionState[0]);

    private final Map<String, Integer> slots;
    private final @Nullable CollectionState[] collections;

    private DatabaseState(Map<String, Integer> slots, @Nullable CollectionState[] collections) {
        this.slots = slots;
        this.collections = collections;
    }

    /** What the trees of these collections hold now, each in that version. */
    static DatabaseState of(List<CollectionSchema> schemas, long version) {
        DatabaseState state = EMPTY;
        for (CollectionSchema schema : schemas) {
            state = state.plus(CollectionState.of(schema, version));
        }
        return state;
    }

    boolean has(String collection) {
        return slots.containsKey(collection);
    }

    /** The collection of that name; it must be there. */
    CollectionState collection(String name) {
        CollectionState state = find(name);
        if (state == null) {
            throw ErrorCode.UNDEFINED_TABLE.error("There is no collection %s in the store", name);
        }
        return state;
    }

    @Nullable
    CollectionState find(String name) {
        Integer slot = slots.get(name);
        return slot == null ? null : collections[slot];
    }

    List<CollectionState> all() {
        List<CollectionState> all = new ArrayList<>(slots.size());
        for (CollectionState state : collections) {
            if (state != null) {
                all.add(state);
            }
        }
        return all;
    }

    /** A version that no collection had until now. */
    long nextVersion() {
        return all().stream().mapToLong(CollectionState::version).max().orElse(0) + 1;
    }

    /** The same documents with the trees' present roots: where they stand in the file has changed. */
    DatabaseState refreshed() {
        return with(all().stream()
                .map(state -> CollectionState.of(state.schema(), state.version()))
                .toList());
    }

    /** This state with newer collections of the same names. */
    DatabaseState with(List<CollectionState> newer) {
        @Nullable CollectionState[] copy = collections.clone();
        for (CollectionState state : newer) {
            copy[slot(state.schema().name())] = state;
        }
        return new DatabaseState(slots, copy);
    }

    private int slot(String name) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw new AssertionError("No slot for collection " + name);
        }
        return slot;
    }

    /** This state with one collection more. */
    DatabaseState plus(CollectionState state) {
        int slot = 0;
        while (slot < collections.length && collections[slot] != null) {
            slot++;
        }
        @Nullable CollectionState[] copy = java.util.Arrays.copyOf(collections, Math.max(collections.length, slot + 1));
        copy[slot] = state;
        Map<String, Integer> more = new HashMap<>(slots);
        more.put(state.schema().name(), slot);
        return new DatabaseState(more, copy);
    }

    /** This state without a collection. */
    DatabaseState minus(String name) {
        @Nullable CollectionState[] copy = collections.clone();
        copy[slot(name)] = null;
        Map<String, Integer> fewer = new HashMap<>(slots);
        fewer.remove(name);
        return new DatabaseState(fewer, copy);
    }
}
