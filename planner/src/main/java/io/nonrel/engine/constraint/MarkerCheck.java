package io.nonrel.engine.constraint;

import io.nonrel.index.MarkerFields;
import io.nonrel.planner.catalog.Column;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the rows of a table with the markers of a unique index, batch by batch. Immutable and thread-safe. */
public final class MarkerCheck {

    private final UniqueRule rule;
    private final RowImages rows;
    private final List<String> read = new ArrayList<>(List.of(MarkerFields.ID));

    /** What may be wrong. */
    private enum Kind {
        /** A row has no marker. */
        MISSING,
        /** The marker for a row's values belongs to another row, which hasn't these values. */
        FOREIGN,
        /** Another row has the same values. */
        DUPLICATE,
        /** A marker whose row isn't there or has other values. */
        ORPHAN
    }

    /**
     * A marker.
     *
     * @param owner key of its row
     * @param previous key of the row that had it until the owner is written, null for none
     * @param busy whether its row is on its way, or it is a claim on another marker
     */
    public record Marker(
            String key, @Nullable Object[] owner, @Nullable Object @Nullable [] previous, boolean busy) {}

    private Marker marker(@Nullable Object[] row) {
        int keys = (read.size() - 3) / 2;
        int rest = 1 + 2 * keys;
        @Nullable Object[] previous = Arrays.copyOfRange(row, 1 + keys, rest);
        boolean leased = row[rest] instanceof Long lease && lease > System.currentTimeMillis();
        boolean claim = String.valueOf(row[rest + 1]).startsWith(MarkerLeases.CLAIM);
        return new Marker(
                String.valueOf(row[0]),
                Arrays.copyOfRange(row, 1, 1 + keys),
                previous[0] == null ? null : previous,
                leased || claim);
    }

    public MarkerCheck(UniqueRule rule) {
        this.rule = rule;
        boolean[] needed = new boolean[rule.table().columns().size()];
        rule.addColumns(needed);
        this.rows = new RowImages(rule.table(), needed, true);
        read.addAll(MarkerFields.owner(rule.table().key().size()));
        read.addAll(MarkerFields.previous(rule.table().key().size()));
        read.add(MarkerFields.LEASE);
        read.add(MarkerFields.TOKEN);
    }

    /**
     * Looks at all rows and all markers.
     *
     * @param found takes the key of a row, the columns of the index and the kind of each disagreement
     * @return how many rows were read
     */
    public long run(StoreAccess access, CallContext context, int batch, Consumer<@Nullable Object[]> found) {
        long count = 0;
        List<@Nullable Object[]> some = new ArrayList<>();
        Scan all = Scan.of(rule.table().collection(), rows.fields());
        try (RowCursor cursor = access.scan(all, context)) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                context.checkCancelled();
                count++;
                some.add(rows.spread(row));
                if (some.size() == batch) {
                    compare(some, access, context, found);
                    some.clear();
                }
            }
        }
        compare(some, access, context, found);
        markers(access, context, batch, markers -> orphans(markers, access, context)
                .forEach(orphan -> report(orphan.owner, Kind.ORPHAN, found)));
        return count;
    }

    private void report(@Nullable Object[] key, Kind kind, Consumer<@Nullable Object[]> found) {
        String columns = rule.index().fields().stream()
                .map(f -> rule.table().columns().stream()
                        .filter(c -> c.field().equals(f))
                        .map(Column::name)
                        .findFirst()
                        .orElse(f))
                .collect(Collectors.joining(", "));
        String text = key.length == 1 ? String.valueOf(key[0]) : Arrays.toString(key);
        found.accept(new @Nullable Object[] {text, columns, kind.name()});
    }

    private void compare(
            List<@Nullable Object[]> some,
            StoreAccess access,
            CallContext context,
            Consumer<@Nullable Object[]> found) {
        List<@Nullable Object[]> keys = new ArrayList<>();
        for (@Nullable Object[] row : some) {
            String key = rule.key(row);
            if (key != null) {
                keys.add(new @Nullable Object[] {key});
            }
        }
        Map<String, @Nullable Object[]> owners = new HashMap<>();
        Map<String, String> previous = new HashMap<>();
        if (!keys.isEmpty()) {
            List<@Nullable Object[]> distinct = new ArrayList<>(keys.stream()
                    .collect(Collectors.toMap(k -> k[0], k -> k, (a, b) -> a))
                    .values());
            try (RowCursor cursor = access.lookup(rule.index().collection(), distinct, read, context)) {
                for (@Nullable Object[] marker = cursor.next(); marker != null; marker = cursor.next()) {
                    Marker there = marker(marker);
                    owners.put(there.key, there.owner);
                    if (there.previous != null) {
                        previous.put(there.key, RowImages.id(there.previous));
                    }
                }
            }
        }
        Map<String, @Nullable Object[]> owning = rows.read(List.copyOf(owners.values()), access, context);
        for (@Nullable Object[] row : some) {
            String key = rule.key(row);
            if (key == null) {
                continue;
            }
            @Nullable Object[] owner = owners.get(key);
            String id = RowImages.id(rows.keyOf(row));
            if (owner == null) {
                report(rows.keyOf(row), Kind.MISSING, found);
            } else if (!id.equals(RowImages.id(owner)) && !id.equals(previous.get(key))) {
                boolean duplicate = key.equals(rule.key(owning.get(RowImages.id(owner))));
                report(rows.keyOf(row), duplicate ? Kind.DUPLICATE : Kind.FOREIGN, found);
            }
        }
    }

    /** Reads all markers. */
    public void markers(StoreAccess access, CallContext context, int batch, Consumer<List<Marker>> markers) {
        List<Marker> some = new ArrayList<>();
        try (RowCursor cursor = access.scan(Scan.of(rule.index().collection(), read), context)) {
            for (@Nullable Object[] marker = cursor.next(); marker != null; marker = cursor.next()) {
                context.checkCancelled();
                some.add(marker(marker));
                if (some.size() == batch) {
                    markers.accept(List.copyOf(some));
                    some.clear();
                }
            }
        }
        markers.accept(List.copyOf(some));
    }

    /** Those whose row isn't there or has other values. */
    private List<Marker> orphans(List<Marker> markers, StoreAccess access, CallContext context) {
        List<@Nullable Object[]> keys = new ArrayList<>();
        for (Marker marker : markers) {
            keys.add(marker.owner);
            if (marker.previous != null) {
                keys.add(marker.previous);
            }
        }
        Map<String, @Nullable Object[]> owners = rows.read(keys, access, context);
        return markers.stream()
                .filter(m -> !m.busy
                        && !m.key.equals(rule.key(owners.get(RowImages.id(m.owner))))
                        && (m.previous == null || !m.key.equals(rule.key(owners.get(RowImages.id(m.previous))))))
                .toList();
    }

    /** The removal of those that are orphans still. */
    public List<Mutation> removal(List<Marker> markers, StoreAccess access, CallContext context) {
        List<@Nullable Object[]> keys = new ArrayList<>();
        markers.forEach(m -> keys.add(new @Nullable Object[] {m.key}));
        List<Marker> now = new ArrayList<>();
        if (!keys.isEmpty()) {
            try (RowCursor cursor = access.lookup(rule.index().collection(), keys, read, context)) {
                for (@Nullable Object[] marker = cursor.next(); marker != null; marker = cursor.next()) {
                    now.add(marker(marker));
                }
            }
        }
        List<Mutation> removals = new ArrayList<>();
        List<Marker> orphans = orphans(now, access, context);
        if (rule.isLeased()) {
            MarkerLeases leases = new MarkerLeases(rule, access, context);
            leases.read(orphans.stream().map(Marker::key).toList()).values().forEach(m -> leases.replace(m, null));
            return removals;
        }
        orphans.forEach(
                m -> removals.add(new Mutation.Delete(rule.index().collection(), new @Nullable Object[] {m.key})));
        return removals;
    }
}
