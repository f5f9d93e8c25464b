package io.nonrel.engine.index;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.engine.catalog.Leftover;
import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.constraint.UniqueRules;
import io.nonrel.engine.index.IndexJob.Kind;
import io.nonrel.engine.index.IndexJob.State;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexMeasure;
import io.nonrel.index.IndexState;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes derived indexes from state to state. In BUILDING writers keep the fields already, so that what they write while the
 * older rows are filled in is right; only then the index is READY and read. All methods but one are called with the catalog's lock.
 */
public final class IndexBuilder {

    private final Store store;
    private final SharedCatalog catalog;
    private final IndexJobs jobs;
    private final PropagationJobs propagations;
    private final UniqueIndexBuilder uniques;
    private final ReferenceValidation references;

    public IndexBuilder(Store store, SharedCatalog catalog, IndexJobs jobs, UniqueRules rules) {
        this.store = store;
        this.catalog = catalog;
        this.jobs = jobs;
        this.propagations = new PropagationJobs(store, catalog, jobs);
        this.uniques = new UniqueIndexBuilder(store, catalog, jobs, rules);
        this.references = new ReferenceValidation(store, catalog, jobs);
    }

    /** The same for unique indexes that are kept by markers. */
    public UniqueIndexBuilder uniques() {
        return uniques;
    }

    /** The same for foreign keys. */
    public ReferenceValidation references() {
        return references;
    }

    /** Creates an index and fills it; when that fails, nothing is left of it. */
    public void create(Table table, DerivedIndex index, CallContext context) {
        List<IndexDefinition> natives = DerivedFields.nativeIndexes(table, index);
        catalog.build(
                leftovers(natives),
                () -> {
                    natives.forEach(store::createIndex);
                    return null;
                },
                new CatalogChange().put(table.with(index.withState(IndexState.BUILDING))));
        try {
            fill(table, index, jobs.begin(table.schema(), table.name(), index.name(), Kind.BACKFILL), context);
        } catch (NonrelException e) {
            try {
                drop(table, index, CallContext.NONE);
            } catch (NonrelException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Computes all fields again, with the functions of this version. */
    public void rebuild(Table table, DerivedIndex index, CallContext context) {
        DerivedIndex renewed = index.renewed();
        catalog.commit(new CatalogChange().put(table.with(renewed)));
        List<IndexDefinition> present = store.indexes(table.collection());
        for (IndexDefinition missing : DerivedFields.nativeIndexes(table, renewed)) {
            if (!present.contains(missing)) {
                store.createIndex(missing, context);
            }
        }
        fill(table, renewed, jobs.begin(table.schema(), table.name(), index.name(), Kind.REBUILD), context);
    }

    private void fill(Table table, DerivedIndex index, IndexJob job, CallContext context) {
        work(table, index, job, false, context);
        IndexMeasure before = index.measure();
        IndexMeasure filled = new IndexMeasure(
                job.read(),
                job.read(),
                before == null ? -1 : before.bytes(),
                before == null ? null : before.verified());
        DerivedIndex ready = index.withState(IndexState.READY).withMeasure(filled);
        catalog.commit(new CatalogChange().put(now(table).with(ready)));
    }

    /** Removes an index with its fields. */
    public void drop(Table table, DerivedIndex index, CallContext context) {
        List<Leftover> natives = leftovers(DerivedFields.nativeIndexes(table, index));
        Table dropping = now(table).with(index.withState(IndexState.DROPPING));
        catalog.discard(new CatalogChange().put(dropping), natives, null);
        IndexJob job = jobs.resume(table.schema(), table.name(), index.name(), Kind.REMOVE);
        work(table, index, job, true, context);
        Table rest = now(table);
        catalog.commit(new CatalogChange()
                .put(rest.withDerivedIndexes(rest.derivedIndexes().stream()
                        .filter(i -> !i.name().equals(index.name()))
                        .toList())));
    }

    /** Removes the fields of indexes that a change of the catalog made DROPPING. */
    public void finishDrops(CallContext context) {
        for (Table table : tables(catalog.snapshot())) {
            for (DerivedIndex index : table.derivedIndexes()) {
                if (index.state() == IndexState.DROPPING) {
                    drop(table, index, context);
                }
            }
        }
    }

    private void work(Table table, DerivedIndex index, IndexJob job, boolean remove, CallContext context) {
        RowFields fields =
                remove ? RowFields.toRemove(table, index) : RowFields.of(catalog.snapshot(), table, index, store);
        try {
            new Backfill(store, catalog, table, fields, remove, job, Backfill.Going.LOCKED, context).run();
        } catch (NonrelException e) {
            jobs.end(job, State.FAILED, e.getMessage());
            throw e;
        }
        jobs.end(job, State.DONE, null);
    }

    /**
     * Compares all fields with what they should be. An index that isn't right is STALE from then on, one that is all right
     * is READY.
     *
     * @return a row for each disagreement: key, field, kind
     */
    public List<@Nullable Object[]> verify(Table table, DerivedIndex index, CallContext context) {
        if (index.state() == IndexState.PROPAGATING) {
            propagations.finish(table, index, context);
        }
        List<@Nullable Object[]> found = new ArrayList<>();
        IndexJob job = jobs.begin(table.schema(), table.name(), index.name(), Kind.VERIFY);
        RowFields fields = RowFields.of(catalog.snapshot(), table, index, store);
        Verification.Outcome outcome;
        try (Transaction snapshot = store.capabilities().contains(Capability.SNAPSHOT_READS)
                ? store.begin(TransactionMode.READ_ONLY)
                : null) {
            outcome = Verification.run(
                    snapshot == null ? store : snapshot,
                    table,
                    fields,
                    context,
                    catalog.beginChanges(),
                    d -> found.add(
                            new @Nullable Object[] {d.key(), d.field(), d.kind().name()}));
            job.advance(outcome.rows(), found.size(), null);
        } catch (NonrelException e) {
            jobs.end(job, State.FAILED, e.getMessage());
            throw e;
        }
        jobs.end(job, State.DONE, found.isEmpty() ? null : found.size() + " fields are wrong: ALTER INDEX … REBUILD");
        DerivedIndex verified = now(table)
                .derivedIndex(index.name())
                .orElse(index)
                .withMeasure(new IndexMeasure(outcome.rows(), outcome.right(), outcome.bytes(), jobs.now()));
        boolean isJudged = verified.state() == IndexState.READY || verified.state() == IndexState.STALE;
        IndexState judged = found.isEmpty() ? IndexState.READY : IndexState.STALE;
        catalog.commit(new CatalogChange().put(now(table).with(isJudged ? verified.withState(judged) : verified)));
        return found;
    }

    /**
     * Makes indexes unreadable whose copies will be wrong in a moment; {@link #resume} makes them right. What is READY was
     * right until now; all others are filled anyway.
     */
    public void leave(List<RowChanges.LeftForLater> left) {
        for (RowChanges.LeftForLater one : left) {
            Table table = now(one.table());
            table.derivedIndex(one.index().name()).ifPresent(index -> leave(table, index, one.references()));
        }
    }

    private void leave(Table table, DerivedIndex index, @Nullable Set<Object> references) {
        switch (index.state()) {
            case READY, PROPAGATING -> propagations.leave(table, index, references);
            // A new job begins at the first row, however far an earlier one came.
            case BUILDING -> jobs.begin(table.schema(), table.name(), index.name(), Kind.BACKFILL);
            default -> {
                // Not read before it was filled anew.
            }
        }
    }

    /** Stops reading by indexes whose rows are about to be written past the driver; what is being filled begins again. */
    public void distrust(List<RowChanges.LeftForLater> doubtful) {
        for (RowChanges.LeftForLater one : doubtful) {
            Table table = now(one.table());
            DerivedIndex index = table.derivedIndex(one.index().name()).orElse(null);
            if (index == null) {
                continue;
            }
            if (index.state() == IndexState.BUILDING) {
                leave(table, index, null);
            } else if (index.state() == IndexState.READY || index.state() == IndexState.PROPAGATING) {
                catalog.commit(new CatalogChange().put(table.with(index.withState(IndexState.STALE))));
            }
        }
    }

    /** Whether an interrupted job waits to be gone on with. */
    public static boolean hasUnfinished(Catalog snapshot) {
        return tables(snapshot).stream()
                .anyMatch(t -> t.derivedIndexes().stream()
                                .anyMatch(i -> i.state() == IndexState.BUILDING
                                        || i.state() == IndexState.PROPAGATING
                                        || i.state() == IndexState.DROPPING)
                        || t.uniqueIndexes().stream().anyMatch(i -> i.state() == IndexState.BUILDING)
                        || ReferenceValidation.isWaiting(t));
    }

    /**
     * Goes on with what was interrupted, and does what was left for later; of that, what takes long without the catalog's lock.
     * Called without it.
     */
    void resumeInBackground(CallContext context) {
        catalog.lock().lock();
        try {
            resume(context, false);
        } finally {
            catalog.lock().unlock();
        }
        propagations.finishAll(context);
    }

    /** Goes on with what was interrupted by the end of the process, and does what was left for later. */
    public void resume(CallContext context) {
        resume(context, true);
    }

    private void resume(CallContext context, boolean propagate) {
        for (Table table : tables(catalog.snapshot())) {
            for (DerivedIndex index : table.derivedIndexes()) {
                if (index.state() == IndexState.BUILDING) {
                    rebuildOrFill(table, index, context);
                } else if (index.state() == IndexState.PROPAGATING && propagate) {
                    propagations.finish(table, index, context);
                } else if (index.state() == IndexState.DROPPING) {
                    drop(table, index, context);
                }
            }
            for (UniqueIndex index : table.uniqueIndexes()) {
                if (index.state() == IndexState.BUILDING) {
                    uniques.finish(table, index, context);
                }
            }
            references.resume(table, context);
        }
    }

    private void rebuildOrFill(Table table, DerivedIndex index, CallContext context) {
        List<IndexDefinition> present = store.indexes(table.collection());
        boolean whole = present.containsAll(DerivedFields.nativeIndexes(table, index));
        if (whole) {
            fill(table, index, jobs.resume(table.schema(), table.name(), index.name(), Kind.BACKFILL), context);
        } else {
            rebuild(table, index, context);
        }
    }

    private Table now(Table table) {
        return catalog.snapshot().object(table.schema(), table.name()).orElse(null) instanceof Table t ? t : table;
    }

    static List<Table> tables(Catalog snapshot) {
        List<Table> tables = new ArrayList<>();
        for (String schema : snapshot.schemas()) {
            for (CatalogObject object : snapshot.objects(schema)) {
                if (object instanceof Table table) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    private static List<Leftover> leftovers(List<IndexDefinition> natives) {
        return natives.stream()
                .map(i -> Leftover.index(i.collection(), i.name()))
                .toList();
    }
}
