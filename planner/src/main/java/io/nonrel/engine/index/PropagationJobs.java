package io.nonrel.engine.index;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.index.IndexJob.Kind;
import io.nonrel.engine.index.IndexJob.State;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexState;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the copies of joined indexes up to date after what they copy was changed: of the rows with certain references, found by
 * the index that each path has on its first field, or of all rows. Others may change the catalog meanwhile: each batch looks
 * whether it is still wanted. Thread-safe.
 */
final class PropagationJobs {

    /** A job with more references goes over all rows. */
    private static final int MOST_REFERENCES = 2_000;

    private final Store store;
    private final SharedCatalog catalog;
    private final IndexJobs jobs;

    PropagationJobs(Store store, SharedCatalog catalog, IndexJobs jobs) {
        this.store = store;
        this.catalog = catalog;
        this.jobs = jobs;
    }

    /**
     * Makes an index PROPAGATING, with a job that also does what an earlier one didn't come to. Under the catalog's lock.
     *
     * @param references of the rows whose copies may be wrong, null for all rows
     */
    void leave(Table table, DerivedIndex index, @Nullable Set<Object> references) {
        Set<Object> all = references == null ? null : new HashSet<>(references);
        if (index.state() == IndexState.PROPAGATING && all != null) {
            List<Object> before = resume(table, index).references();
            if (before == null) {
                all = null;
            } else {
                all.addAll(before);
            }
        }
        List<Object> few = all == null || all.size() > MOST_REFERENCES ? null : List.copyOf(all);
        jobs.begin(table.schema(), table.name(), index.name(), Kind.PROPAGATE, few);
        DerivedIndex propagating = PendingReferences.propagating(index, few);
        if (!propagating.equals(index)) {
            catalog.commit(new CatalogChange().put(table.with(propagating)));
        }
    }

    private IndexJob resume(Table table, DerivedIndex index) {
        return jobs.resume(table.schema(), table.name(), index.name(), Kind.PROPAGATE);
    }

    /** Finishes the job of an index. Under the catalog's lock, held all the time. */
    void finish(Table table, DerivedIndex index, CallContext context) {
        IndexJob job = resume(table, index);
        run(table, index, job, Backfill.Going.LOCKED, context);
        end(table, index, job);
    }

    /** Finishes the jobs of all indexes, without the catalog's lock but to begin and to end one. */
    void finishAll(CallContext context) {
        boolean more = true;
        while (more) {
            more = false;
            for (Table table : IndexBuilder.tables(catalog.snapshot())) {
                for (DerivedIndex index : table.derivedIndexes()) {
                    if (index.state() == IndexState.PROPAGATING) {
                        more = true;
                        finishUnlocked(table, index, context);
                    }
                }
            }
        }
    }

    private void finishUnlocked(Table known, DerivedIndex index, CallContext context) {
        Table table;
        IndexJob job;
        catalog.lock().lock();
        try {
            table = current(known, index).orElse(null);
            if (table == null) {
                return;
            }
            job = resume(table, index);
        } finally {
            catalog.lock().unlock();
        }
        Table propagated = table;
        Backfill.Going going = new Backfill.Going() {
            @Override
            public boolean isCurrent(StoreAccess access) {
                return jobs.isGoingOn(job, access);
            }

            @Override
            public boolean isWanted() {
                return current(propagated, index).isPresent();
            }
        };
        try {
            run(table, index, job, going, context);
        } catch (Backfill.SupersededException e) {
            return;
        }
        catalog.lock().lock();
        try {
            Table now = current(table, index).orElse(null);
            if (now != null && jobs.isGoingOn(job, store)) {
                end(now, index, job);
            }
        } finally {
            catalog.lock().unlock();
        }
    }

    /** The table as it is now, when its rows stand where they did and the index is still to be brought up to date. */
    private Optional<Table> current(Table known, DerivedIndex index) {
        return catalog.snapshot()
                .object(known.schema(), known.name())
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(t -> t.collection().equals(known.collection()))
                .filter(t -> t.derivedIndex(index.name())
                        .filter(i -> i.state() == IndexState.PROPAGATING && i.isKeptBy(index))
                        .isPresent());
    }

    private void run(Table table, DerivedIndex index, IndexJob job, Backfill.Going going, CallContext context) {
        RowFields fields = RowFields.of(catalog.snapshot(), table, index, store);
        try {
            new Backfill(store, catalog, table, fields, false, job, going, context).run();
        } catch (NonrelException e) {
            if (going.isCurrent(store)) {
                jobs.end(job, State.FAILED, e.getMessage());
            }
            throw e;
        }
    }

    private void end(Table table, DerivedIndex index, IndexJob job) {
        jobs.end(job, State.DONE, null);
        Table now = current(table, index).orElse(table);
        DerivedIndex propagated = now.derivedIndex(index.name()).orElse(index);
        catalog.commit(new CatalogChange().put(now.with(propagated.withState(IndexState.READY))));
    }
}
