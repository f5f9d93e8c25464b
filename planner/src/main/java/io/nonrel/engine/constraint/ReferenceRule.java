package io.nonrel.engine.constraint;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.planner.catalog.EnforcedKey;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key that is enforced: knows what a list of writes asks of the other table, and looks there. A reference with a
 * NULL in it refers to nothing. Immutable and thread-safe.
 */
public final class ReferenceRule {

    private final EnforcedKey key;
    private final int[] childColumns;
    private final int[] parentColumns;
    private final int[] parentKey;
    private final RowFinder parents;
    private final RowFinder children;
    private final String sharedName;
    private final Store store;
    private final boolean locks;
    private final boolean checks;
    private final Emulation emulation;

    public ReferenceRule(EnforcedKey key, Store store) {
        this.key = key;
        this.childColumns = key.childColumns();
        this.parentColumns = key.parentColumns();
        this.parents = new RowFinder(store, key.parent(), parentColumns);
        this.children = new RowFinder(store, key.child(), childColumns);
        this.parentKey =
                key.parent().key().stream().mapToInt(key.parent()::indexOf).toArray();
        this.sharedName = "#" + String.join(",", key.key().referencedColumns());
        this.store = store;
        boolean transactions = store.capabilities().contains(Capability.TRANSACTIONS);
        this.locks = transactions && store.capabilities().contains(Capability.ROW_LOCKS);
        this.checks = transactions && store.capabilities().contains(Capability.ROW_CHECKS);
        this.emulation = new Emulation(
                NoticeCode.EMULATED_CONSTRAINT,
                "foreign key " + key.key().name() + " of " + key.child().name() + " is checked by the driver"
                        + (locks || checks
                                ? ""
                                : ", without regard to what another process writes at the same moment: the store "
                                        + (transactions ? "protects no rows" : "has no transactions")),
                key.child().name(),
                null);
    }

    /** The definition. */
    public EnforcedKey key() {
        return key;
    }

    /** Positions of the columns that refer. */
    public int[] childColumns() {
        return childColumns.clone();
    }

    /**
     * Makes sure that what rows refer to is there, and that nobody takes it away at the same time.
     *
     * @param images of the table that refers, after writes that are still to be made
     */
    void checkParents(List<RowImage> images, StoreAccess access, RowChanges changes, Execution execution) {
        Map<String, @Nullable Object[]> wanted = new LinkedHashMap<>();
        Map<String, RowImage> referring = new LinkedHashMap<>();
        Set<String> unchanged = key.isWithin() ? movedWithReference(images) : Set.of();
        for (RowImage image : images) {
            @Nullable Object @Nullable [] after = image.after();
            String id = RowFinder.id(after, childColumns);
            boolean isNew = id != null && !id.equals(RowFinder.id(image.before(), childColumns));
            if (after != null && id != null && isNew && !unchanged.contains(image.id())) {
                wanted.put(id, RowFinder.pick(after, childColumns));
                referring.put(id, image);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        changes.copied(key.parent(), sharedName, new HashSet<>(wanted.keySet()));
        if (key.isWithin()) {
            // Rows may come and go in the same statement.
            images.forEach(i -> wanted.remove(String.valueOf(RowFinder.id(i.after(), parentColumns))));
        }
        Map<String, @Nullable Object[]> missing = new LinkedHashMap<>(wanted);
        List<@Nullable Object[]> there = new ArrayList<>();
        int calls = parents.find(wanted, access, execution, false, (id, row) -> {
            missing.remove(id);
            there.add(RowFinder.pick(row, parentKey));
        });
        if (!there.isEmpty() && (locks || checks) && store.isShared() && access instanceof Transaction transaction) {
            transaction.protect(key.parent().collection(), there, execution);
        }
        execution.notices().emulate(emulation, wanted.size(), calls);
        if (key.isWithin()) {
            Set<String> gone = gone(images).keySet();
            wanted.keySet().stream()
                    .filter(gone::contains)
                    .findFirst()
                    .ifPresent(id -> missing.put(id, new @Nullable Object[0]));
        }
        for (String id : missing.keySet()) {
            RowImage image = referring.get(id);
            throw missingParent().with("position", image == null ? 0 : image.position());
        }
    }

    /**
     * Rows that got another key and refer to what they referred to: when that is a row of the same statement, its new key
     * follows later.
     */
    private Set<String> movedWithReference(List<RowImage> images) {
        int[] keyColumns =
                key.child().key().stream().mapToInt(key.child()::indexOf).toArray();
        Set<String> moved = new HashSet<>();
        for (RowImage image : images) {
            @Nullable Object @Nullable [] successor = image.successor();
            String reference = RowFinder.id(image.before(), childColumns);
            if (successor != null && reference != null && reference.equals(RowFinder.id(successor, childColumns))) {
                moved.add(RowImages.id(RowFinder.pick(successor, keyColumns)));
            }
        }
        return moved;
    }

    /** Makes sure that what stored rows refer to is there. */
    public void requireParents(List<@Nullable Object[]> rows, StoreAccess access, CallContext context) {
        Map<String, @Nullable Object[]> wanted = new LinkedHashMap<>();
        for (@Nullable Object[] row : rows) {
            String id = RowFinder.id(row, childColumns);
            if (id != null) {
                wanted.put(id, RowFinder.pick(row, childColumns));
            }
        }
        Map<String, @Nullable Object[]> missing = new LinkedHashMap<>(wanted);
        parents.find(wanted, access, context, false, (id, row) -> missing.remove(id));
        if (!missing.isEmpty()) {
            throw missingParent();
        }
    }

    /** Whether a row refers to one: has no NULL in its reference. */
    public boolean refers(@Nullable Object[] row) {
        return RowFinder.id(row, childColumns) != null;
    }

    private NonrelException missingParent() {
        return error("A row that refers to no row of " + key.parent().name() + " violates");
    }

    private NonrelException error(String begin) {
        return ErrorCode.FOREIGN_KEY_VIOLATION
                .error(
                        "%s foreign key constraint \"%s\" on table \"%s\"",
                        begin, key.key().name(), key.child().name())
                .with("constraint", key.key().name())
                .with("schema", key.child().schema())
                .with("table", key.child().name())
                .with("columns", key.key().columns());
    }

    /** Values of the columns that are referred to, before and after. */
    public record Moved(@Nullable Object[] before, @Nullable Object @Nullable [] after) {}

    /** What was referred to and isn't there any more, by its text. */
    Map<String, @Nullable Object[]> gone(List<RowImage> images) {
        Map<String, @Nullable Object[]> gone = new LinkedHashMap<>();
        for (RowImage image : images) {
            @Nullable Object @Nullable [] before = image.before();
            String id = RowFinder.id(before, parentColumns);
            if (before != null && id != null) {
                gone.put(id, RowFinder.pick(before, parentColumns));
            }
        }
        images.forEach(i -> gone.remove(String.valueOf(RowFinder.id(i.after(), parentColumns))));
        return gone;
    }

    /** What others may refer to and has other values now: with the new ones, or none when the row is gone. */
    Map<String, Moved> moved(List<RowImage> images) {
        Map<String, @Nullable Object[]> gone = gone(images);
        Map<String, Moved> moved = new LinkedHashMap<>();
        for (RowImage image : images) {
            @Nullable Object @Nullable [] before = image.before();
            String id = RowFinder.id(before, parentColumns);
            if (before == null || id == null) {
                continue;
            }
            @Nullable Object @Nullable [] successor = image.successor();
            if (successor == null ? gone.containsKey(id) : !id.equals(RowFinder.id(successor, parentColumns))) {
                moved.put(
                        id,
                        new Moved(
                                RowFinder.pick(before, parentColumns),
                                successor == null ? null : RowFinder.pick(successor, parentColumns)));
            }
        }
        return moved;
    }

    /** Tells others that rows that they may refer to go away. */
    void announce(Collection<String> gone, RowChanges changes) {
        changes.changed(key.parent(), sharedName, new ArrayList<>(gone));
    }

    /** Tells others that all rows that they may refer to go away. */
    public void announceAll(RowChanges changes) {
        changes.changedAll(key.parent(), sharedName);
    }

    /**
     * The rows that refer to some.
     *
     * @param wanted values that are referred to, by their text
     * @return all columns of each row, with the text of what it refers to
     */
    public Map<String, List<@Nullable Object[]>> children(
            Map<String, @Nullable Object[]> wanted, StoreAccess access, Execution execution) {
        Map<String, List<@Nullable Object[]>> found = new LinkedHashMap<>();
        // Who writes such a row protects what it refers to: with locks the two meet there, else it must be looked for
        // again.
        boolean keep = checks && !locks && store.isShared();
        int calls = children.find(wanted, access, execution, keep, (id, row) -> {
            execution.budget().hold(1);
            found.computeIfAbsent(id, i -> new ArrayList<>()).add(row);
        });
        int rows = found.values().stream().mapToInt(List::size).sum();
        execution.notices().emulate(emulation, rows, calls);
        return found;
    }

    /** Makes sure that what is gone is no longer referred to. */
    public void checkUnreferred(Map<String, @Nullable Object[]> gone, StoreAccess access, Execution execution) {
        if (gone.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object[]> there = new LinkedHashMap<>();
        parents.find(gone, access, execution, false, there::put);
        Map<String, @Nullable Object[]> missing = new LinkedHashMap<>(gone);
        missing.keySet().removeAll(there.keySet());
        Map<String, List<@Nullable Object[]>> referring = children(missing, access, execution);
        referring.values().forEach(rows -> execution.budget().release(rows.size()));
        if (!referring.isEmpty()) {
            throw stillReferred();
        }
    }

    /**
     * The same before the writes are made.
     *
     * @param images of the table that is referred to, which may be the one that refers
     */
    public void checkUnreferred(
            Map<String, @Nullable Object[]> gone, List<RowImage> images, StoreAccess access, Execution execution) {
        Map<String, List<@Nullable Object[]>> referring = children(gone, access, execution);
        referring.values().forEach(rows -> execution.budget().release(rows.size()));
        if (key.isWithin()) {
            Map<String, RowImage> written = new LinkedHashMap<>();
            images.forEach(i -> written.put(i.id(), i));
            int[] keyColumns =
                    key.child().key().stream().mapToInt(key.child()::indexOf).toArray();
            referring.forEach((id, rows) -> rows.removeIf(row -> {
                RowImage image = written.get(String.valueOf(RowFinder.id(row, keyColumns)));
                return image != null && !id.equals(RowFinder.id(image.successor(), childColumns));
            }));
        }
        if (referring.values().stream().anyMatch(rows -> !rows.isEmpty())) {
            throw stillReferred();
        }
    }

    /** The error for a row that goes away and is referred to. */
    public NonrelException stillReferred() {
        return error("A row of " + key.parent().name() + " that is still referred to violates");
    }
}
