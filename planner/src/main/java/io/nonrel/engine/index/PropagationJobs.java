package io.nonrel.engine.index;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.index.IndexJob.Kind;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexState;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import java.util.HashSet;
import java.util.List;
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

    private final SharedCatalog catalog;
    private final IndexJobs jobs;
    private final FieldWork work;

    PropagationJobs(SharedCatalog catalog, IndexJobs jobs, FieldWork work) {
        this.catalog = catalog;
        this.jobs = jobs;
        this.work = work;
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

    /** Goes on with the job of an index to its end, or until it begins anew. Under the catalog's lock, which others may have meanwhile. */
    void finish(Table table, DerivedIndex index, CallContext context) {
        catalog.unlocked(() -> finishUnlocked(table, index, context));
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
        catalog.lock().lock();
        try {
            Table table = work.current(known, index).orElse(null);
            if (table == null) {
                return;
            }
            if (work.run(table, index, resume(table, index), context)) {
                Table now = work.current(table, index).orElseThrow();
                DerivedIndex propagated = now.derivedIndex(index.name()).orElseThrow();
                catalog.commit(new CatalogChange().put(now.with(propagated.withState(IndexState.READY))));
            }
        } finally {
            catalog.lock().unlock();
        }
    }
}
