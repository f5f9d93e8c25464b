package io.nonrel.engine.constraint;

import io.nonrel.index.MarkerFields;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The markers of a unique index in a store without transactions, where the only thing that two writers can't both do is to
 * insert a document of one key. A marker is changed or removed by the one who could insert a claim on it, whose key is made of
 * the marker's key and token; after each change a marker has another token. Used by one thread.
 */
final class MarkerLeases {

    /** How long a writer may be between its marker and its row; who comes later must look whether the row is there. */
    static final long LEASE_MILLIS = 10_000;

    /** Begins the tokens of claims. */
    static final String CLAIM = "!";

    private static final int DEEPEST = 4;

    private final UniqueRule rule;
    private final StoreAccess access;
    private final CallContext context;
    private final int keys;
    private final List<String> fields = new ArrayList<>(List.of(MarkerFields.ID));

    /** @param access the store: each call stands for itself */
    MarkerLeases(UniqueRule rule, StoreAccess access, CallContext context) {
        this.rule = rule;
        this.access = access;
        this.context = context;
        this.keys = rule.keyColumns().size();
        fields.addAll(MarkerFields.owner(keys));
        fields.addAll(MarkerFields.previous(keys));
        fields.add(MarkerFields.TOKEN);
        fields.add(MarkerFields.LEASE);
    }

    /**
     * A marker.
     *
     * @param owner key of the row that has the values, or is about to be written with them
     * @param previous key of the row that had the values until then, null for none
     * @param lease milliseconds since 1970 until which the row may be on its way, null when it is written
     */
    record Marker(
            String key,
            @Nullable Object[] owner,
            @Nullable Object @Nullable [] previous,
            String token,
            @Nullable Long lease) {

        boolean isLeased() {
            return lease != null && lease > System.currentTimeMillis();
        }

        boolean isClaim() {
            return token.startsWith(CLAIM);
        }
    }

    /** A new marker whose row is on its way. */
    static Marker leased(String key, @Nullable Object[] owner, @Nullable Object @Nullable [] previous) {
        return new Marker(
                key, owner, previous, UUID.randomUUID().toString(), System.currentTimeMillis() + LEASE_MILLIS);
    }

    /** A new marker of a row that is there. */
    static Marker settled(String key, @Nullable Object[] owner) {
        return new Marker(key, owner, null, UUID.randomUUID().toString(), null);
    }

    /** The markers of these keys that are there. */
    Map<String, Marker> read(Collection<String> wanted) {
        Map<String, Marker> markers = new HashMap<>();
        if (wanted.isEmpty()) {
            return markers;
        }
        List<@Nullable Object[]> ids = new ArrayList<>();
        wanted.forEach(k -> ids.add(new @Nullable Object[] {k}));
        try (RowCursor rows = access.lookup(rule.index().collection(), ids, fields, context)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                String key = String.valueOf(row[0]);
                @Nullable Object[] previous = Arrays.copyOfRange(row, 1 + keys, 1 + 2 * keys);
                markers.put(
                        key,
                        new Marker(
                                key,
                                Arrays.copyOfRange(row, 1, 1 + keys),
                                previous[0] == null ? null : previous,
                                String.valueOf(row[1 + 2 * keys]),
                                row[2 + 2 * keys] instanceof Long lease ? lease : null));
            }
        }
        return markers;
    }

    private @Nullable Object[] values(Marker marker) {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        values[0] = marker.key;
        System.arraycopy(marker.owner, 0, values, 1, keys);
        @Nullable Object @Nullable [] previous = marker.previous;
        if (previous != null) {
            System.arraycopy(previous, 0, values, 1 + keys, keys);
        }
        values[1 + 2 * keys] = marker.token;
        values[2 + 2 * keys] = marker.lease;
        return values;
    }

    /** Inserts markers; false when one is there, and then perhaps others were inserted. */
    boolean insert(List<Marker> markers) {
        List<Mutation> inserts = new ArrayList<>();
        markers.forEach(m -> inserts.add(new Mutation.Insert(rule.index().collection(), fields, values(m))));
        try {
            access.write(inserts, context);
            return true;
        } catch (NonrelException e) {
            if (e.code() == ErrorCode.UNIQUE_VIOLATION) {
                return false;
            }
            throw e;
        }
    }

    /** Says that the rows of markers are written. */
    void settle(Collection<String> wanted) {
        List<Mutation> updates = new ArrayList<>();
        for (String key : wanted) {
            List<String> changed = new ArrayList<>(MarkerFields.previous(keys));
            changed.add(MarkerFields.LEASE);
            updates.add(new Mutation.Update(
                    rule.index().collection(),
                    new @Nullable Object[] {key},
                    changed,
                    new @Nullable Object[changed.size()]));
        }
        access.write(updates, context);
    }

    /**
     * Puts another marker in the place of one, or none, unless somebody else has done that.
     *
     * @return false when somebody else has, or is about to
     */
    boolean replace(Marker known, @Nullable Marker next) {
        return replace(known, next, DEEPEST);
    }

    private boolean replace(Marker known, @Nullable Marker next, int depth) {
        Marker claim = new Marker(
                known.key + CLAIM + known.token,
                known.owner,
                null,
                CLAIM + UUID.randomUUID(),
                System.currentTimeMillis() + LEASE_MILLIS);
        if (!insert(List.of(claim))) {
            Marker other = read(List.of(claim.key)).get(claim.key);
            // A claim that was left behind is a document like any other: it needs a claim on itself to be replaced.
            if (other == null || other.isLeased() || depth == 0 || !replace(other, claim, depth - 1)) {
                return false;
            }
        }
        Marker now = read(List.of(known.key)).get(known.key);
        boolean isKnown = now != null && now.token.equals(known.token) && claim.isLeased();
        if (isKnown) {
            access.write(List.of(write(known.key, next)), context);
        }
        access.write(List.of(write(claim.key, null)), context);
        return isKnown;
    }

    private Mutation write(String key, @Nullable Marker next) {
        return next == null
                ? new Mutation.Delete(rule.index().collection(), new @Nullable Object[] {key})
                : new Mutation.Upsert(rule.index().collection(), fields, values(Objects.requireNonNull(next)));
    }
}
