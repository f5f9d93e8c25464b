package io.nonrel.engine.write;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.constraint.RowGuard;
import io.nonrel.engine.constraint.RowImage;
import io.nonrel.engine.copy.Copies;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Notices;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Capability;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written to, with all that its writes keep: the one place that rows pass through on their way to the store,
 * whatever statement they come from. Immutable and thread-safe.
 */
public final class WriteTarget {

    private final Table table;
    private final Catalog catalog;
    private final Maintenance maintenance;
    private final Copies copies;
    private final RowGuard guard;
    private final WriteTargets followers;
    private final boolean movesKeys;
    private final Emulation markersApart;
    private final DocumentMoves moves;

    private WriteTarget(Table table, Catalog catalog, Copies copies, RowGuard guard, WriteTargets followers) {
        this.table = table;
        this.catalog = catalog;
        this.maintenance = Maintenance.of(table);
        this.copies = copies;
        this.guard = guard;
        this.followers = followers;
        this.movesKeys = followers.store().capabilities().contains(Capability.KEY_UPDATES);
        this.markersApart = new Emulation(
                NoticeCode.NON_ATOMIC_WRITE,
                "The store has no transactions: rows of " + table.name() + " are written after their unique values",
                table.name(),
                null);
        this.moves = new DocumentMoves(table);
    }

    /** A table as its catalog has it. */
    public static WriteTarget of(Table table, Catalog catalog, Store store, RowExpressions expressions) {
        WriteTargets followers = new WriteTargets(catalog, store, expressions);
        WriteTarget target = of(table, catalog, store, expressions, followers);
        followers.prepare(target);
        return target;
    }

    /** A table whose rows may follow others. */
    static WriteTarget of(
            Table table, Catalog catalog, Store store, RowExpressions expressions, WriteTargets followers) {
        RowGuard guard = new RowGuard(table, catalog, UniqueConditions.rules(table, expressions, store), store);
        return new WriteTarget(table, catalog, new Copies(catalog, table, store), guard, followers);
    }

    /** A table whose rows only change their place: what others copy of them stays as it is, and they copy nothing. */
    public static WriteTarget ofMoved(Table table, Store store, RowExpressions expressions) {
        Catalog nothing = Catalog.empty();
        RowGuard guard = new RowGuard(table, nothing, UniqueConditions.rules(table, expressions, store), store);
        return new WriteTarget(
                table,
                nothing,
                new Copies(nothing, table, store),
                guard,
                new WriteTargets(nothing, store, expressions));
    }

    Table table() {
        return table;
    }

    /** The catalog that the writes are planned with. */
    Catalog catalog() {
        return catalog;
    }

    /** What it has of constraints that the store doesn't keep. */
    RowGuard guard() {
        return guard;
    }

    /** How many mutations the store takes at a time. */
    int mutationsPerCall() {
        return followers.store().mutationsPerCommit();
    }

    /** Whether other rows may follow when rows of the table change, perhaps of the same table. */
    boolean hasFollowers() {
        return !guard.referring().isEmpty();
    }

    /** Whether its writes read from the store first. */
    boolean readsStore() {
        return !copies.isIdle() || !guard.isIdle();
    }

    /**
     * Writes rows with all that is kept beside their columns.
     *
     * @param mutations of this table, as SQL's columns make them; they belong to the store from the call on
     * @param once whether the statement makes no other write
     */
    public void write(List<Mutation> mutations, WriteScope scope, boolean once, Execution execution) {
        write(mutations, scope, once, execution, null);
    }

    /**
     * The same, with what follows for rows that refer to these.
     *
     * @param actions takes it, null to let nothing follow
     */
    void write(
            List<Mutation> mutations,
            WriteScope scope,
            boolean once,
            Execution execution,
            @Nullable ReferentialActions actions) {
        if (guard.isIdle()) {
            write(mutations, List.of(), scope, once, execution);
            return;
        }
        List<RowImage> images = guard.images(mutations, scope.access(), execution);
        List<Mutation> beside = guard.beside(images, scope.access(), scope.changes(), execution);
        if (actions != null) {
            actions.note(followers, guard, images, scope, execution);
        }
        if (guard.isLeased(scope.access())) {
            execution.notices().emulate(markersApart, mutations.size(), -1);
            guard.leases(images, scope.access(), execution)
                    .protect(
                            () -> write(mutations, beside, scope, false, execution),
                            undo -> write(undo, List.of(), scope, false, execution));
        } else {
            guard.sending(undo -> maintenance.apply(undo, new Notices())).ifPresent(scope::guard);
            write(mutations, beside, scope, once, execution);
        }
    }

    private void write(
            List<Mutation> mutations, List<Mutation> beside, WriteScope scope, boolean once, Execution execution) {
        List<Mutation> kept = maintenance.apply(
                movesKeys ? mutations : moves.apply(mutations, scope, execution), execution.notices());
        execution.checkCancelled();
        execution.budget().callStore();
        if (!copies.isIdle()) {
            copies.write(kept, beside, scope, execution);
            noteLeft(scope, execution);
        } else if (once) {
            scope.writeOnce(Copies.concat(kept, beside));
        } else {
            scope.write(Copies.concat(kept, beside));
        }
    }

    private void noteLeft(WriteScope scope, Execution execution) {
        for (RowChanges.LeftForLater left : scope.changes().later()) {
            Emulation emulation = new Emulation(
                    NoticeCode.STALE_DENORMALIZED,
                    "index " + left.index().name() + " of " + left.table().name() + " copies " + table.name()
                            + " to more than " + scope.maxPropagation()
                            + " rows: a job brings them up to date, until then the rows that have them are joined",
                    left.table().name(),
                    null);
            execution.notices().emulate(emulation, -1, -1);
        }
    }
}
