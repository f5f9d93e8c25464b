package io.nonrel.engine.constraint;

import io.nonrel.engine.constraint.MarkerLeases.Marker;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the markers of one unique index when rows are written in a store without transactions: a writer takes a
 * marker first, on a lease, then writes the row, and then looks whether the marker is still its own; who takes a marker from
 * another looks afterwards whether that one's row is there. So of two who want the same values one sees the other, however
 * slow they are, and goes back. Used by one thread, for one list of writes.
 */
final class LeasedMarkers {

    private static final int ATTEMPTS = 40;

    private final UniqueMarkers unique;
    private final UniqueRule rule;
    private final RowImages rows;
    private final List<RowImage> images;
    private final StoreAccess access;
    private final CallContext context;
    private final MarkerLeases leases;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private Map<String, Marker> before = Map.of();
    private UniqueMarkers.Change change = new UniqueMarkers.Change(Map.of(), Map.of());

    /** A marker that was taken for a row. */
    private record Held(Marker marker, RowImage image) {}

    LeasedMarkers(
            UniqueMarkers unique, RowImages rows, List<RowImage> images, StoreAccess access, CallContext context) {
        this.unique = unique;
        this.rule = unique.rule();
        this.rows = rows;
        this.images = images;
        this.access = access;
        this.context = context;
        this.leases = new MarkerLeases(rule, access, context);
    }

    /**
     * Takes the markers that rows need which are about to be written.
     *
     * @throws NonrelException {@link ErrorCode#UNIQUE_VIOLATION} when another row has the values, {@link
     *     ErrorCode#WRITE_CONFLICT} when another one is on its way
     */
    void take() {
        change = unique.change(images);
        if (change.keys().isEmpty()) {
            return;
        }
        for (int attempt = 1; !attempt(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw ErrorCode.WRITE_CONFLICT.error(
                        "Another row with the same values of unique constraint \"%s\" on table \"%s\" is on its way; try"
                                + " again",
                        rule.index().name(), rule.table().name());
            }
            context.checkCancelled();
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(100_000L, 100_000L << Math.min(attempt, 7)));
        }
    }

    /** False when somebody else was faster, or may be; what was taken until then is kept. */
    private boolean attempt() {
        before = leases.read(change.keys());
        List<Marker> fresh = new ArrayList<>();
        boolean done = true;
        for (Map.Entry<String, RowImage> acquired : change.acquired().entrySet()) {
            String key = acquired.getKey();
            RowImage image = acquired.getValue();
            if (held.containsKey(key)) {
                continue;
            }
            Marker there = before.get(key);
            if (there == null) {
                fresh.add(MarkerLeases.leased(key, image.key(), null));
            } else {
                done &= takeFrom(there, image);
            }
        }
        return insert(fresh) && done;
    }

    private boolean insert(List<Marker> fresh) {
        if (fresh.isEmpty()) {
            return true;
        }
        boolean all = leases.insert(fresh);
        Map<String, Marker> now =
                all ? Map.of() : leases.read(fresh.stream().map(Marker::key).toList());
        for (Marker marker : fresh) {
            Marker there = all ? marker : now.get(marker.key());
            if (there != null && there.token().equals(marker.token())) {
                hold(marker);
            }
        }
        return all;
    }

    private void hold(Marker marker) {
        held.put(
                marker.key(),
                new Held(marker, Objects.requireNonNull(change.acquired().get(marker.key()))));
    }

    private boolean takeFrom(Marker there, RowImage image) {
        String owner = RowImages.id(there.owner());
        RowImage releasing = change.released().get(there.key());
        boolean released = releasing != null && releasing.id().equals(owner);
        if (!released && !owner.equals(image.id())) {
            if (hasRow(there)) {
                throw unique.violation(image);
            }
            if (there.isLeased()) {
                return false;
            }
        }
        Marker mine = MarkerLeases.leased(there.key(), image.key(), released ? there.owner() : null);
        if (!leases.replace(there, mine)) {
            return false;
        }
        hold(mine);
        if (!released && !owner.equals(image.id()) && hasRow(there)) {
            // It was only slow.
            leases.replace(mine, MarkerLeases.settled(there.key(), there.owner()));
            held.remove(there.key());
            throw unique.violation(image);
        }
        return true;
    }

    /** Whether the row of a marker is there, also the one that had it before. */
    private boolean hasRow(Marker marker) {
        List<@Nullable Object[]> keys = new ArrayList<>(List.<@Nullable Object[]>of(marker.owner()));
        @Nullable Object @Nullable [] previous = marker.previous();
        if (previous != null) {
            keys.add(previous);
        }
        return rows.read(keys, access, context).values().stream()
                .anyMatch(row -> marker.key().equals(rule.key(row)));
    }

    /**
     * Called when the rows are written: makes the markers last, and gives back what is not needed any more.
     *
     * @return the writes that take rows back whose markers others have now
     */
    List<Mutation> settle() {
        Map<String, Marker> now = leases.read(held.keySet());
        List<Held> lost = new ArrayList<>();
        held.forEach((key, mine) -> {
            Marker there = now.get(key);
            if (there == null || !there.token().equals(mine.marker.token())) {
                lost.add(mine);
            }
        });
        if (!lost.isEmpty()) {
            lost.forEach(l -> held.remove(l.marker.key()));
            return takeBack(lost);
        }
        if (!held.isEmpty()) {
            leases.settle(held.keySet());
            held.clear();
        }
        release();
        return List.of();
    }

    /** Of markers that are not there any more nobody else can have taken one for these rows. */
    private void release() {
        change.released().forEach((key, image) -> {
            Marker there = before.get(key);
            if (!change.acquired().containsKey(key)
                    && there != null
                    && RowImages.id(there.owner()).equals(image.id())) {
                leases.replace(there, null);
            }
        });
    }

    private List<Mutation> takeBack(List<Held> lost) {
        List<Mutation> mutations = new ArrayList<>();
        String collection = rule.table().collection();
        for (Held one : lost) {
            @Nullable Object @Nullable [] old = one.image.before();
            if (old == null) {
                mutations.add(new Mutation.Delete(collection, one.image.key()));
            } else {
                mutations.add(new Mutation.Update(
                        collection, one.image.key(), rule.index().fields(), rule.values(old)));
            }
        }
        return mutations;
    }

    /** Called when rows could not be written: keeps the markers of those that are there all the same. */
    void giveBack() {
        List<@Nullable Object[]> keys = new ArrayList<>();
        held.values().forEach(h -> keys.add(h.marker.owner()));
        Map<String, @Nullable Object[]> now = rows.read(keys, access, context);
        held.forEach((key, mine) -> {
            @Nullable Object @Nullable [] previous = mine.marker.previous();
            if (key.equals(rule.key(now.get(mine.image.id())))) {
                leases.settle(List.of(key));
            } else {
                leases.replace(mine.marker, previous == null ? null : MarkerLeases.settled(key, previous));
            }
        });
        held.clear();
    }
}
