package io.nonrel.engine.index;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.engine.catalog.Leftover;
import io.nonrel.engine.catalog.LiveWork;
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
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes derived indexes from state to state. In BUILDING writers keep the fields already, so that what they write while the
 * older rows are filled in is right; only then the index is READY and read. All methods but one are called with the catalog's
 * lock; while they go over rows, others may have it.
 */
public final class IndexBuilder {

    private final Store store;
    private final SharedCatalog catalog;
    private final IndexJobs jobs;
    private final FieldWork work;
    private final PropagationJobs propagations;
    private final IndexVerification verification;
    private final UniqueIndexBuilder uniques;
    private final ReferenceValidation references;

    public IndexBuilder(Store store, SharedCatalog catalog, IndexJobs jobs, UniqueRules rules) {
        this.store = store;
        this.catalog = catalog;
        this.jobs = jobs;
        this.work = new FieldWork(store, catalog, jobs);
        this.propagations = new PropagationJobs(catalog, jobs, work);
        this.verification = new IndexVerification(store, catalog, jobs, propagations);
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
        DerivedIndex building = index.withState(IndexState.BUILDING);
        // Before anybody can find the index without one.
        IndexJob job = jobs.begin(table.schema(), table.name(), index.name(), Kind.BACKFILL);
        LiveWork.run(job.owner(), () -> {
            try {
                Table indexed = table.with(building);
                List<Leftover> parts = new ArrayList<>(leftovers(natives));
                parts.add(Leftover.fields(table.collection()));
                catalog.build(
                        parts,
                        () -> {
                            store.alterCollection(Leftover.definition(indexed));
                            natives.forEach(store::createIndex);
                            return null;
                        },
                        new CatalogChange().put(indexed));
            } catch (NonrelException e) {
                jobs.end(job, State.FAILED, e.getMessage());
                throw e;
            }
            try {
                fillAll(table, building, job, context);
            } catch (NonrelException e) {
                work.current(table, building).ifPresent(now -> dropFailed(now, building, e));
                throw e;
            }
        });
    }

    private void dropFailed(Table table, DerivedIndex index, NonrelException failure) {
        try {
            drop(table, index, CallContext.NONE);
        } catch (NonrelException again) {
            failure.addSuppressed(again);
        }
    }

    /** Computes all fields again, with the functions of this version. */
    public void rebuild(Table table, DerivedIndex index, CallContext context) {
        DerivedIndex renewed = index.renewed();
        IndexJob job = jobs.begin(table.schema(), table.name(), index.name(), Kind.REBUILD);
        LiveWork.run(job.owner(), () -> {
            catalog.commit(new CatalogChange().put(table.with(renewed)));
            List<IndexDefinition> present = store.indexes(table.collection());
            for (IndexDefinition missing : DerivedFields.nativeIndexes(table, renewed)) {
                if (!present.contains(missing)) {
                    store.createIndex(missing, context);
                }
            }
            fillAll(table, renewed, job, context);
        });
    }

    private void fillAll(Table table, DerivedIndex index, IndexJob job, CallContext context) {
        if (!fill(table, index, job, context)) {
            throw ErrorCode.UNDEFINED_OBJECT.error(
                    "Index %s of %s.%s was dropped, or is built anew, by another statement",
                    index.name(), table.schema(), table.name());
        }
    }

    /** Gives whether the index is READY; else others have dropped it or taken it over. */
    private boolean fill(Table known, DerivedIndex index, IndexJob first, CallContext context) {
        IndexJob job = first;
        Table table = known;
        while (!work.run(table, index, job, context)) {
            // What is copied has changed so that all rows are to be looked at again, or the rows have got another key.
            Optional<Table> now = work.current(table, index);
            if (now.isEmpty()) {
                now = work.moved(table, index);
                now.ifPresent(t -> jobs.restart(t.schema(), t.name(), index.name()));
            }
            Optional<IndexJob> anew = jobs.anew(job);
            if (now.isEmpty() || anew.isEmpty()) {
                return false;
            }
            table = now.get();
            job = anew.get();
        }
        Table now = work.current(table, index).orElseThrow();
        DerivedIndex filled = now.derivedIndex(index.name()).orElseThrow();
        IndexMeasure before = filled.measure();
        IndexMeasure measure = new IndexMeasure(
                job.read(),
                job.read(),
                before == null ? -1 : before.bytes(),
                before == null ? null : before.verified());
        catalog.commit(new CatalogChange()
                .put(now.with(filled.withState(IndexState.READY).withMeasure(measure))));
        return true;
    }

    /** Removes an index with its fields; a thread that builds it stops. */
    public void drop(Table table, DerivedIndex index, CallContext context) {
        if (index.state() == IndexState.DROPPING && jobs.isLive(table.schema(), index.name())) {
            return;
        }
        List<Leftover> natives = leftovers(DerivedFields.nativeIndexes(table, index));
        DerivedIndex dropping = index.withState(IndexState.DROPPING);
        IndexJob job = jobs.resume(table.schema(), table.name(), index.name(), Kind.REMOVE);
        LiveWork.run(job.owner(), () -> {
            Table now = now(table).with(dropping);
            catalog.discard(new CatalogChange().put(now), natives, null);
            if (work.run(now, dropping, job, context)) {
                Table rest = work.current(now, dropping).orElseThrow();
                catalog.commit(new CatalogChange()
                        .put(rest.withDerivedIndexes(rest.derivedIndexes().stream()
                                .filter(i -> !i.name().equals(index.name()))
                                .toList())));
            }
        });
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

    /**
     * Compares all fields with what they should be. An index that isn't right is STALE from then on, one that is all right
     * is READY.
     *
     * @return a row for each disagreement: key, field, kind
     */
    public List<@Nullable Object[]> verify(Table table, DerivedIndex index, CallContext context) {
        return verification.run(table, index, context);
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
            case BUILDING -> jobs.restart(table.schema(), table.name(), index.name());
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
                    goOn(table, index, context);
                } else if (index.state() == IndexState.PROPAGATING && propagate) {
                    propagations.finish(table, index, context);
                } else if (index.state() == IndexState.DROPPING) {
                    drop(table, index, context);
                }
            }
            for (UniqueIndex index : table.uniqueIndexes()) {
                if (index.state() == IndexState.BUILDING && !jobs.isLive(table.schema(), index.name())) {
                    uniques.finish(table, index, context);
                }
            }
            references.resume(table, context);
        }
    }

    /** Builds an index that nobody is at. */
    private void goOn(Table known, DerivedIndex index, CallContext context) {
        Optional<Table> now = work.current(known, index);
        if (now.isEmpty() || jobs.isLive(known.schema(), index.name())) {
            return;
        }
        Table table = now.get();
        List<IndexDefinition> present = store.indexes(table.collection());
        if (!present.containsAll(DerivedFields.nativeIndexes(table, index))) {
            rebuild(table, index, context);
            return;
        }
        IndexJob job = jobs.resume(table.schema(), table.name(), index.name(), Kind.BACKFILL);
        LiveWork.run(job.owner(), () -> fill(table, index, job, context));
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
