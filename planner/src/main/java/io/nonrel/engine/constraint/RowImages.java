package io.nonrel.engine.constraint;

import io.nonrel.index.MarkerKey;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a list of writes does to the rows of a table: each row once, as it is before all of them and as it is after all of
 * them. Rows that must be known as they are now are read in one look-up. Immutable and thread-safe.
 */
final class RowImages {

    private final Table table;
    private final int[] key;
    private final boolean[] needed;
    private final boolean deletes;
    private final List<String> fields = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * @param needed columns that must be known
     * @param deletes whether rows matter that only go away
     */
    RowImages(Table table, boolean[] needed, boolean deletes) {
        this.table = table;
        this.key = table.key().stream().mapToInt(table::indexOf).toArray();
        this.needed = needed.clone();
        this.deletes = deletes;
        for (int k : key) {
            this.needed[k] = true;
        }
        for (int i = 0; i < needed.length; i++) {
            Column column = table.columns().get(i);
            positions.put(column.field(), i);
            if (this.needed[i]) {
                fields.add(column.field());
            }
        }
    }

    /** The text of a row's key. */
    static String id(@Nullable Object[] keyValues) {
        return Objects.requireNonNull(MarkerKey.of(keyValues, false), "A key has no NULL");
    }

    /** Rows by the text of their keys, as arrays of all columns of which those that matter are filled. */
    Map<String, @Nullable Object[]> read(List<@Nullable Object[]> keys, StoreAccess access, CallContext context) {
        Map<String, @Nullable Object[]> distinct = new LinkedHashMap<>();
        keys.forEach(k -> distinct.put(id(k), k));
        Map<String, @Nullable Object[]> rows = new HashMap<>();
        if (distinct.isEmpty()) {
            return rows;
        }
        try (RowCursor cursor = access.lookup(table.collection(), List.copyOf(distinct.values()), fields, context)) {
            for (@Nullable Object[] found = cursor.next(); found != null; found = cursor.next()) {
                @Nullable Object[] row = spread(found);
                rows.put(id(keyOf(row)), row);
            }
        }
        return rows;
    }

    /** What must be read of rows. */
    List<String> fields() {
        return fields;
    }

    /** A row of all columns of one of {@link #fields}. */
    @Nullable
    Object[] spread(@Nullable Object[] found) {
        @Nullable Object[] row = new @Nullable Object[needed.length];
        int next = 0;
        for (int i = 0; i < row.length; i++) {
            if (needed[i]) {
                row[i] = found[next++];
            }
        }
        return row;
    }

    @Nullable
    Object[] keyOf(@Nullable Object[] row) {
        @Nullable Object[] values = new @Nullable Object[key.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row[key[i]];
        }
        return values;
    }

    /** What becomes of the rows. */
    List<RowImage> of(List<Mutation> mutations, StoreAccess access, CallContext context) {
        List<@Nullable Object[]> unknown = new ArrayList<>();
        for (Mutation mutation : mutations) {
            if (mutation instanceof Mutation.Update update && matters(update)) {
                unknown.add(update.key());
            } else if (mutation instanceof Mutation.Delete delete && deletes) {
                unknown.add(delete.key());
            }
        }
        return new Replay(read(unknown, access, context)).run(mutations);
    }

    private boolean matters(Mutation.Update update) {
        for (String field : update.fields()) {
            Integer position = positions.get(field);
            if (position != null && needed[position]) {
                return true;
            }
        }
        return false;
    }

    /** Plays writes on images, in the order and with the meaning that {@link StoreAccess#write} has. */
    private final class Replay {

        private final Map<String, @Nullable Object[]> stored;
        private final Map<String, RowImage> images = new LinkedHashMap<>();
        private final List<Runnable> placements = new ArrayList<>();

        Replay(Map<String, @Nullable Object[]> stored) {
            this.stored = stored;
        }

        List<RowImage> run(List<Mutation> mutations) {
            for (int i = 0; i < mutations.size(); i++) {
                play(mutations.get(i), i);
            }
            placements.forEach(Runnable::run);
            return List.copyOf(images.values());
        }

        private void play(Mutation mutation, int position) {
            if (mutation instanceof Mutation.Insert insert) {
                @Nullable Object[] row = new @Nullable Object[needed.length];
                set(row, insert.fields(), insert.values());
                place(row, position);
            } else if (mutation instanceof Mutation.Update update) {
                if (matters(update)) {
                    update(update, position);
                }
            } else if (mutation instanceof Mutation.Delete delete) {
                String id = id(delete.key());
                if (deletes || images.containsKey(id)) {
                    image(delete.key(), id).become(null, position);
                }
            } else {
                throw new AssertionError("Rows are not written by " + mutation);
            }
        }

        private void update(Mutation.Update update, int position) {
            String id = id(update.key());
            RowImage image = image(update.key(), id);
            @Nullable Object @Nullable [] now = image.after();
            if (now == null) {
                return;
            }
            @Nullable Object[] row = now.clone();
            set(row, update.fields(), update.values());
            if (id(keyOf(row)).equals(id)) {
                image.become(row, position);
            } else {
                image.move(row, position);
                place(row, position);
            }
        }

        /** Where a row has the key still, it may move on later in the list. */
        private void place(@Nullable Object[] row, int position) {
            @Nullable Object[] keyValues = keyOf(row);
            RowImage image = image(keyValues, id(keyValues));
            if (image.after() == null) {
                image.makeRoom(row, position);
            } else {
                placements.add(() -> image.makeRoom(row, position));
            }
        }

        private RowImage image(@Nullable Object[] keyValues, String id) {
            return images.computeIfAbsent(id, i -> new RowImage(keyValues, i, stored.get(i)));
        }

        private void set(@Nullable Object[] row, List<String> names, @Nullable Object[] values) {
            for (int i = 0; i < values.length; i++) {
                Integer at = positions.get(names.get(i));
                if (at != null) {
                    row[at] = values[i];
                }
            }
        }
    }
}
