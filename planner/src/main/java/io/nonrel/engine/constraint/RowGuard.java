package io.nonrel.engine.constraint;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.overlay.SendGuard;
import io.nonrel.exec.Execution;
import io.nonrel.index.IndexState;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.EnforcedKey;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of a table that the store doesn't keep, and what writes of rows have to do with them. Immutable and
 * thread-safe.
 */
public final class RowGuard {

    private final Table table;
    private final List<UniqueMarkers> markers = new ArrayList<>();
    private final List<ReferenceRule> references = new ArrayList<>();
    private final List<ReferenceRule> referring = new ArrayList<>();
    private final RowImages rows;
    private final Store store;

    /**
     * @param catalog whose foreign keys count
     * @param rules of the table's unique indexes
     */
    public RowGuard(Table table, Catalog catalog, List<UniqueRule> rules, Store store) {
        this.table = table;
        this.store = store;
        boolean[] needed = new boolean[table.columns().size()];
        rules.forEach(r -> r.addColumns(needed));
        for (EnforcedKey key : EnforcedKey.of(catalog, table)) {
            references.add(new ReferenceRule(key, store));
            need(key.childColumns(), needed);
        }
        for (EnforcedKey key : EnforcedKey.to(catalog, table)) {
            referring.add(new ReferenceRule(key, store));
            need(key.parentColumns(), needed);
        }
        this.rows = new RowImages(table, needed, !rules.isEmpty() || !referring.isEmpty());
        rules.forEach(r -> markers.add(new UniqueMarkers(r, rows)));
    }

    private static void need(int[] columns, boolean[] needed) {
        for (int column : columns) {
            needed[column] = true;
        }
    }

    /** Whether writes have nothing to do with it. */
    public boolean isIdle() {
        return markers.isEmpty() && references.isEmpty() && referring.isEmpty();
    }

    /** A line for each constraint. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        markers.forEach(u -> lines.add("unique " + u.rule().index().name() + ": markers in "
                + u.rule().index().collection()));
        references.forEach(r -> lines.add("foreign key " + r.key().key().name() + ": rows of "
                + r.key().parent().name() + " are looked up"));
        for (ReferenceRule rule : referring) {
            Constraint.ForeignKey key = rule.key().key();
            lines.add("foreign key " + key.name() + " of " + rule.key().child().name() + ": DELETE " + key.onDelete()
                    + ", UPDATE " + key.onUpdate());
        }
        return lines;
    }

    /** Whether rows may refer to rows of the same statement, so that all must be known before any is checked. */
    public boolean isWithin() {
        return references.stream().anyMatch(r -> r.key().isWithin());
    }

    /** The foreign keys that refer to the table. */
    public List<ReferenceRule> referring() {
        return referring;
    }

    /** What a list of writes does to the rows; read before they are made. */
    public List<RowImage> images(List<Mutation> mutations, StoreAccess access, Execution execution) {
        return rows.of(mutations, access, execution);
    }

    /**
     * Checks the rows and says which markers are written with them, in the same transaction.
     *
     * @throws io.nonrel.spi.NonrelException for a row that a constraint forbids, with the fact {@code position}
     */
    public List<Mutation> beside(List<RowImage> images, StoreAccess access, RowChanges changes, Execution execution) {
        references.forEach(r -> r.checkParents(images, access, changes, execution));
        List<Mutation> beside = new ArrayList<>();
        for (UniqueMarkers unique : markers) {
            if (!unique.rule().isLeased() || access instanceof Transaction) {
                beside.addAll(unique.mutations(images, access, execution));
            }
            if (unique.rule().index().state() == IndexState.BUILDING) {
                // Older rows get their markers at the same time.
                changes.changed(
                        table,
                        "#" + unique.rule().index().name(),
                        images.stream().<Object>map(RowImage::id).toList());
            }
        }
        return beside;
    }

    /** What is done before and after the rows are written where that is not one transaction. */
    public Leases leases(List<RowImage> images, StoreAccess access, CallContext context) {
        return new Leases(leased(), rows, images, access, context);
    }

    private List<UniqueMarkers> leased() {
        return markers.stream().filter(u -> u.rule().isLeased()).toList();
    }

    /**
     * The same where the rows wait for a commit and then are sent in several calls; empty when there is nothing to do.
     *
     * @param complete adds what is kept beside columns to writes that take rows back
     */
    public Optional<SendGuard> sending(UnaryOperator<List<Mutation>> complete) {
        List<UniqueMarkers> leased = leased();
        return leased.isEmpty()
                ? Optional.empty()
                : Optional.of(new LeasedSending(table, leased, rows, store, complete));
    }

    /** Whether markers are written before and after the rows of this statement: not when all writes wait for a commit. */
    public boolean isLeased(StoreAccess access) {
        return !(access instanceof Transaction)
                && markers.stream().anyMatch(u -> u.rule().isLeased());
    }

    /** What of the rows others may refer to goes away; told to those who write at the same time. */
    public Lost lost(ReferenceRule rule, List<RowImage> images, RowChanges changes) {
        Lost lost = new Lost(rule.moved(images), rule.gone(images));
        rule.announce(lost.gone.keySet(), changes);
        return lost;
    }

    /**
     * What of the rows others may refer to goes away.
     *
     * @param moved rows that are gone or have other values now
     * @param gone values that no row has now
     */
    public record Lost(Map<String, ReferenceRule.Moved> moved, Map<String, @Nullable Object[]> gone) {

        /** Whether nobody can miss anything. */
        public boolean isNothing() {
            return moved.isEmpty() && gone.isEmpty();
        }
    }
}
