package io.nonrel.adapter.mongodb;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The order in which mutations are sent where each takes effect for itself. A document that gets another key is deleted and
 * inserted again: nothing is deleted before it is known that all inserts find their keys free, or made free by a delete of the
 * same call; that delete goes first.
 */
final class KeyMoves {

    private final List<? extends Mutation> mutations;
    private final Map<String, Keyed> collections = new LinkedHashMap<>();

    /** What a call deletes and inserts in a collection, by {@code _id}, with the position in the call. */
    private static final class Keyed {
        private final Map<BsonValue, Integer> deletes = new HashMap<>();
        private final Map<BsonValue, Integer> inserts = new LinkedHashMap<>();

        /** Inserted and not deleted since. */
        private final Set<BsonValue> there = new HashSet<>();
    }

    private KeyMoves(List<? extends Mutation> mutations) {
        this.mutations = mutations;
    }

    /**
     * The positions of the mutations in the order to send them in.
     *
     * @param existing tells which of some ids a collection has
     */
    static int[] order(
            List<? extends Mutation> mutations,
            Shapes shapes,
            BiFunction<Shape, Set<BsonValue>, Set<BsonValue>> existing) {
        KeyMoves moves = new KeyMoves(mutations);
        boolean deletes = mutations.stream().anyMatch(Mutation.Delete.class::isInstance);
        boolean inserts = mutations.stream().anyMatch(Mutation.Insert.class::isInstance);
        Set<Integer> first = deletes && inserts ? moves.first(shapes, existing) : Set.of();
        List<Integer> order = new ArrayList<>(first);
        for (int i = 0; i < mutations.size(); i++) {
            if (!first.contains(i)) {
                order.add(i);
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private Set<Integer> first(Shapes shapes, BiFunction<Shape, Set<BsonValue>, Set<BsonValue>> existing) {
        for (int i = 0; i < mutations.size(); i++) {
            Mutation mutation = mutations.get(i);
            Shape shape = shapes.of(mutation.collection());
            Keyed keyed = collections.computeIfAbsent(mutation.collection(), c -> new Keyed());
            if (mutation instanceof Mutation.Delete delete) {
                BsonValue id = only(Keys.ids(shape, delete.key()));
                if (id != null) {
                    keyed.deletes.putIfAbsent(id, i);
                    keyed.there.remove(id);
                }
            } else if (mutation instanceof Mutation.Insert insert) {
                BsonValue id = only(Keys.ids(shape, key(shape, insert)));
                if (id != null) {
                    keyed.inserts.putIfAbsent(id, i);
                    if (!keyed.there.add(id)) {
                        throw taken(i);
                    }
                }
            }
        }
        Set<Integer> first = new HashSet<>();
        collections.forEach((name, keyed) -> {
            if (!keyed.deletes.isEmpty() && !keyed.inserts.isEmpty()) {
                collect(keyed, existing.apply(shapes.of(name), keyed.inserts.keySet()), first);
            }
        });
        return first;
    }

    private static void collect(Keyed keyed, Set<BsonValue> existing, Set<Integer> first) {
        keyed.inserts.forEach((id, at) -> {
            if (existing.contains(id)) {
                Integer deleted = keyed.deletes.get(id);
                if (deleted == null) {
                    throw taken(at);
                }
                if (deleted > at) {
                    first.add(deleted);
                }
            }
        });
    }

    private static NonrelException taken(int position) {
        return ErrorCode.UNIQUE_VIOLATION
                .error("A document with this key is there already")
                .with("index", "key")
                .with("position", position);
    }

    private static @Nullable Object[] key(Shape shape, Mutation.Insert insert) {
        return shape.key().stream()
                .map(field -> {
                    int at = insert.fields().indexOf(field);
                    return at < 0 ? null : insert.values()[at];
                })
                .toArray();
    }

    private static @Nullable BsonValue only(List<BsonValue> ids) {
        return ids.isEmpty() ? null : ids.get(0);
    }
}
