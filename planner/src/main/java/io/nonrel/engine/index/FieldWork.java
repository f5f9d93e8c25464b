package io.nonrel.engine.index;

import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.index.IndexJob.State;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexState;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import java.util.Optional;

/**
 * Going over the rows of an index for as long as the catalog wants it. Nobody waits for that: it is called with the catalog's
 * lock, which others may have meanwhile. They can drop the index, or the table, and what is copied may change so that all
 * begins anew. Thread-safe.
 */
final class FieldWork {

    private final Store store;
    private final SharedCatalog catalog;
    private final IndexJobs jobs;

    FieldWork(Store store, SharedCatalog catalog, IndexJobs jobs) {
        this.store = store;
        this.catalog = catalog;
        this.jobs = jobs;
    }

    /**
     * Does a job.
     *
     * @param index in the state that the catalog has it in
     * @return whether it came to its end; else it is of no more use
     */
    boolean run(Table table, DerivedIndex index, IndexJob job, CallContext context) {
        boolean remove = index.state() == IndexState.DROPPING;
        RowFields fields =
                remove ? RowFields.toRemove(table, index) : RowFields.of(catalog.snapshot(), table, index, store);
        Backfill.Going going = new Backfill.Going() {
            @Override
            public boolean isCurrent(StoreAccess access) {
                return jobs.isGoingOn(job, access);
            }

            @Override
            public boolean isWanted() {
                return current(table, index).isPresent();
            }
        };
        try {
            catalog.unlocked(() -> new Backfill(store, catalog, table, fields, remove, job, going, context).run());
        } catch (Backfill.SupersededException e) {
            return false;
        } catch (NonrelException e) {
            if (!isWanted(going)) {
                return false;
            }
            jobs.end(job, State.FAILED, e.getMessage());
            throw e;
        }
        if (!isWanted(going)) {
            return false;
        }
        jobs.end(job, State.DONE, null);
        return true;
    }

    private boolean isWanted(Backfill.Going going) {
        return going.isWanted() && going.isCurrent(store);
    }

    /** The table as it is now, when its rows stand where they did and the index is still what it was. */
    Optional<Table> current(Table known, DerivedIndex index) {
        return IndexBuilder.tables(catalog.snapshot()).stream()
                .filter(t -> t.collection().equals(known.collection()))
                .filter(t -> t.derivedIndex(index.name())
                        .filter(i -> isSame(i, index) && isOfSameType(t, i, known, index))
                        .isPresent())
                .findFirst();
    }

    /** The table with its rows somewhere else, because they have another key. */
    Optional<Table> moved(Table known, DerivedIndex index) {
        return catalog.snapshot()
                .object(known.schema(), known.name())
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(t -> t.derivedIndex(index.name())
                        .filter(i -> isSame(i, index))
                        .isPresent());
    }

    private static boolean isSame(DerivedIndex now, DerivedIndex then) {
        return now.state() == then.state()
                && now.version() == then.version()
                && now.path().equals(then.path())
                && now.lookups().equals(then.lookups())
                && now.caps().equals(then.caps());
    }

    private static boolean isOfSameType(Table now, DerivedIndex index, Table then, DerivedIndex indexThen) {
        return index.state() == IndexState.DROPPING
                || DerivedFields.source(now, index).valueType()
                        == DerivedFields.source(then, indexThen).valueType();
    }
}
