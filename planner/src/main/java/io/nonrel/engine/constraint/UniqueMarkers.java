package io.nonrel.engine.constraint;

import io.nonrel.index.MarkerFields;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the markers of one unique index when rows are written, all in one transaction: a row's new values take a
 * marker, the old ones give theirs back. Only the state after all writes counts, so rows may exchange values. Immutable and
 * thread-safe.
 */
final class UniqueMarkers {

    private final UniqueRule rule;
    private final RowImages rows;
    private final List<String> read;
    private final List<String> written;

    /** @param rows reads rows with all that the rule must know */
    UniqueMarkers(UniqueRule rule, RowImages rows) {
        this.rule = rule;
        this.rows = rows;
        this.read = new ArrayList<>(List.of(MarkerFields.ID));
        read.addAll(MarkerFields.owner(rule.keyColumns().size()));
        List<String> all = new ArrayList<>(read);
        if (rule.isLeased()) {
            all.add(MarkerFields.TOKEN);
        }
        this.written = List.copyOf(all);
    }

    UniqueRule rule() {
        return rule;
    }

    /** The markers that change hands. */
    record Change(Map<String, RowImage> acquired, Map<String, RowImage> released) {

        Set<String> keys() {
            Set<String> keys = new TreeSet<>(acquired.keySet());
            keys.addAll(released.keySet());
            return keys;
        }
    }

    /**
     * Which rows take and give back markers.
     *
     * @throws io.nonrel.spi.NonrelException {@link io.nonrel.spi.ErrorCode#UNIQUE_VIOLATION} for two rows that take the same
     */
    Change change(List<RowImage> images) {
        Map<String, RowImage> acquired = new LinkedHashMap<>();
        Map<String, RowImage> released = new LinkedHashMap<>();
        for (RowImage image : images) {
            String before = rule.key(image.before());
            String after = rule.key(image.after());
            if (before != null && !before.equals(after)) {
                released.put(before, image);
            }
            if (after != null && !after.equals(before) && acquired.put(after, image) != null) {
                throw violation(image);
            }
        }
        return new Change(acquired, released);
    }

    /** The error for a row whose values another one has. */
    RuntimeException violation(RowImage image) {
        @Nullable Object @Nullable [] row = image.after();
        if (row == null) {
            throw new AssertionError("A row that is gone takes no marker");
        }
        return rule.violation(row).with("position", image.position());
    }

    /**
     * The writes of markers that go with those of rows.
     *
     * @throws io.nonrel.spi.NonrelException {@link io.nonrel.spi.ErrorCode#UNIQUE_VIOLATION} when another row has the values
     */
    List<Mutation> mutations(List<RowImage> images, StoreAccess access, CallContext context) {
        Change change = change(images);
        List<Mutation> mutations = new ArrayList<>();
        if (change.keys().isEmpty()) {
            return mutations;
        }
        Map<String, @Nullable Object[]> owners = owners(change.keys(), access, context);
        Map<String, RowImage> suspects = new LinkedHashMap<>();
        change.acquired.forEach((key, image) -> {
            @Nullable Object[] owner = owners.get(key);
            RowImage releasing = change.released.get(key);
            if (owner == null) {
                mutations.add(new Mutation.Insert(rule.index().collection(), written, marker(key, image)));
            } else if (releasing != null && releasing.id().equals(RowImages.id(owner))) {
                mutations.add(take(key, image));
            } else if (!image.id().equals(RowImages.id(owner))) {
                suspects.put(key, image);
            }
        });
        mutations.addAll(takeOver(suspects, owners, images, access, context));
        change.released.forEach((key, image) -> {
            @Nullable Object[] owner = owners.get(key);
            if (!change.acquired.containsKey(key) && owner != null && image.id().equals(RowImages.id(owner))) {
                mutations.add(new Mutation.Delete(rule.index().collection(), new @Nullable Object[] {key}));
            }
        });
        return mutations;
    }

    /** A marker whose owner hasn't its values any more, whoever did that, is as good as none. */
    private List<Mutation> takeOver(
            Map<String, RowImage> suspects,
            Map<String, @Nullable Object[]> owners,
            List<RowImage> images,
            StoreAccess access,
            CallContext context) {
        if (suspects.isEmpty()) {
            return List.of();
        }
        List<@Nullable Object[]> asked = new ArrayList<>();
        owners.forEach((key, owner) -> {
            if (suspects.containsKey(key)) {
                asked.add(owner);
            }
        });
        Map<String, @Nullable Object[]> now = rows.read(asked, access, context);
        for (RowImage image : images) {
            now.remove(image.id());
            @Nullable Object @Nullable [] after = image.after();
            if (after != null) {
                now.put(image.id(), after);
            }
        }
        List<Mutation> taken = new ArrayList<>();
        suspects.forEach((key, image) -> {
            @Nullable Object[] owner = owners.get(key);
            if (owner != null && key.equals(rule.key(now.get(RowImages.id(owner))))) {
                throw violation(image);
            }
            taken.add(take(key, image));
        });
        return taken;
    }

    /** The keys of the rows that own markers, by the markers' keys. */
    private Map<String, @Nullable Object[]> owners(Set<String> keys, StoreAccess access, CallContext context) {
        List<@Nullable Object[]> wanted = new ArrayList<>(keys.size());
        keys.forEach(k -> wanted.add(new @Nullable Object[] {k}));
        Map<String, @Nullable Object[]> owners = new HashMap<>();
        try (RowCursor found = access.lookup(rule.index().collection(), wanted, read, context)) {
            for (@Nullable Object[] row = found.next(); row != null; row = found.next()) {
                owners.put(String.valueOf(row[0]), Arrays.copyOfRange(row, 1, row.length));
            }
        }
        return owners;
    }

    private Mutation take(String key, RowImage image) {
        return new Mutation.Upsert(rule.index().collection(), written, marker(key, image));
    }

    private @Nullable Object[] marker(String key, RowImage image) {
        @Nullable Object[] owner = image.key();
        @Nullable Object[] values = new @Nullable Object[written.size()];
        values[0] = key;
        System.arraycopy(owner, 0, values, 1, owner.length);
        if (rule.isLeased()) {
            values[owner.length + 1] = UUID.randomUUID().toString();
        }
        return values;
    }
}
