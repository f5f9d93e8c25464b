package io.nonrel.adapter.embedded;

import io.nonrel.spi.Mutation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a serializable transaction has read: whole collections where it scanned, keys where it looked up. At commit all
 * of it must be as it was. Used by one thread.
 */
final class ReadSet {

    private final Set<String> collections = new HashSet<>();
    private final Map<String, List<@Nullable Object[]>> keys = new HashMap<>();

    void addCollection(String collection) {
        collections.add(collection);
    }

    void addKeys(String collection, List<@Nullable Object[]> more) {
        keys.computeIfAbsent(collection, name -> new ArrayList<>()).addAll(more);
    }

    /** Adds what a mutation must read; keys that it writes are checked anyway. */
    void add(Mutation mutation) {
        if (mutation instanceof Mutation.UpdateWhere || mutation instanceof Mutation.DeleteWhere) {
            addCollection(mutation.collection());
        } else if (mutation instanceof Mutation.Update update) {
            addKeys(update.collection(), List.<@Nullable Object[]>of(update.key()));
        } else if (mutation instanceof Mutation.Delete delete) {
            addKeys(delete.collection(), List.<@Nullable Object[]>of(delete.key()));
        }
    }

    /** Refuses the commit when a read would give something else now. */
    void check(DatabaseState before, DatabaseState now) {
        for (String collection : collections) {
            CollectionState then = before.collection(collection);
            CollectionState latest = now.find(collection);
            if (latest == null || !latest.isSame(then)) {
                throw WriteSet.conflict(then.schema());
            }
        }
        keys.forEach((collection, read) -> {
            CollectionState then = before.collection(collection);
            CollectionState latest = now.find(collection);
            if (latest != null && latest.isSame(then)) {
                return;
            }
            for (@Nullable Object[] key : read) {
                if (latest == null
                        || latest.schema().id() != then.schema().id()
                        || !Document.same(latest.rows().get(key), then.rows().get(key))) {
                    throw WriteSet.conflict(then.schema());
                }
            }
        });
    }
}
