package io.nonrel.engine.write;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.constraint.RowGuard;
import io.nonrel.engine.copy.Copies;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Store;
import java.util.List;

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

    private WriteTarget(Table table, Catalog catalog, Copies copies, RowGuard guard) {
        this.table = table;
        this.catalog = catalog;
        this.maintenance = Maintenance.of(table);
        this.copies = copies;
        this.guard = guard;
    }

    /** A table as its catalog has it. */
    public static WriteTarget of(Table table, Catalog catalog, Store store, RowExpressions expressions) {
        RowGuard guard = new RowGuard(table, UniqueConditions.rules(table, expressions, store));
        return new WriteTarget(table, catalog, new Copies(catalog, table, store), guard);
    }

    /** A table whose rows only change their place: what others copy of them stays as it is, and they copy nothing. */
    public static WriteTarget ofMoved(Table table, Store store, RowExpressions expressions) {
        RowGuard guard = new RowGuard(table, UniqueConditions.rules(table, expressions, store));
        return new WriteTarget(table, Catalog.empty(), new Copies(Catalog.empty(), table, store), guard);
    }

    Table table() {
        return table;
    }

    /** The catalog that the writes are planned with. */
    Catalog catalog() {
        return catalog;
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
        List<Mutation> beside =
                guard.isIdle() ? List.of() : guard.beside(mutations, scope.access(), scope.changes(), execution);
        List<Mutation> kept = maintenance.apply(mutations, execution.notices());
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
                            + " rows: a job brings them up to date, until then it is not used",
                    left.table().name(),
                    null);
            execution.notices().emulate(emulation, -1, -1);
        }
    }
}
