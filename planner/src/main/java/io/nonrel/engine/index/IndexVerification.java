package io.nonrel.engine.index;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.index.IndexJob.Kind;
import io.nonrel.engine.index.IndexJob.State;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexMeasure;
import io.nonrel.index.IndexState;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares all fields of an index with what they should be, and judges the index by it. The rows are those of one moment where
 * the store has such a thing, and others may have the catalog's lock meanwhile.
 */
final class IndexVerification {

    private final Store store;
    private final SharedCatalog catalog;
    private final IndexJobs jobs;
    private final PropagationJobs propagations;

    IndexVerification(Store store, SharedCatalog catalog, IndexJobs jobs, PropagationJobs propagations) {
        this.store = store;
        this.catalog = catalog;
        this.jobs = jobs;
        this.propagations = propagations;
    }

    /** Called with the catalog's lock; gives a row for each disagreement: key, field, kind. */
    List<@Nullable Object[]> run(Table known, DerivedIndex given, CallContext context) {
        Table table = known;
        DerivedIndex index = given;
        while (index.state() == IndexState.PROPAGATING) {
            propagations.finish(table, index, context);
            table = now(known, given).orElseThrow(() -> dropped(known, given));
            index = table.derivedIndex(given.name()).orElseThrow();
        }
        // The job of an index that is being built or dropped is another one.
        boolean isJudged = index.state() == IndexState.READY || index.state() == IndexState.STALE;
        IndexJob job = isJudged ? jobs.begin(table.schema(), table.name(), index.name(), Kind.VERIFY) : null;
        List<@Nullable Object[]> found = new ArrayList<>();
        Verification.Outcome outcome;
        try {
            outcome = compare(table, index, found, context);
        } catch (NonrelException e) {
            if (job != null && jobs.isGoingOn(job, store)) {
                jobs.end(job, State.FAILED, e.getMessage());
            }
            throw e;
        }
        Table now = now(known, given).orElseThrow(() -> dropped(known, given));
        DerivedIndex verified = now.derivedIndex(given.name()).orElseThrow();
        if (job != null && jobs.isGoingOn(job, store) && verified.state() == index.state()) {
            job.advance(outcome.rows(), found.size(), null);
            jobs.end(
                    job,
                    State.DONE,
                    found.isEmpty() ? null : found.size() + " fields are wrong: ALTER INDEX … REBUILD");
            IndexMeasure measure = new IndexMeasure(outcome.rows(), outcome.right(), outcome.bytes(), jobs.now());
            IndexState judged = found.isEmpty() ? IndexState.READY : IndexState.STALE;
            catalog.commit(new CatalogChange()
                    .put(now.with(verified.withMeasure(measure).withState(judged))));
        }
        return found;
    }

    private Verification.Outcome compare(
            Table table, DerivedIndex index, List<@Nullable Object[]> found, CallContext context) {
        RowFields fields = RowFields.of(catalog.snapshot(), table, index, store);
        if (!store.capabilities().contains(Capability.SNAPSHOT_READS)) {
            return compare(store, table, fields, found, context);
        }
        Verification.Outcome[] outcome = new Verification.Outcome[1];
        // Begun with the lock: no job can have copies to bring up to date that the snapshot has the cause of.
        try (Transaction snapshot = store.begin(TransactionMode.READ_ONLY)) {
            catalog.unlocked(() -> outcome[0] = compare(snapshot, table, fields, found, context));
        }
        return outcome[0];
    }

    private Verification.Outcome compare(
            StoreAccess access, Table table, RowFields fields, List<@Nullable Object[]> found, CallContext context) {
        return Verification.run(
                access,
                table,
                fields,
                context,
                catalog.beginChanges(),
                d -> found.add(
                        new @Nullable Object[] {d.key(), d.field(), d.kind().name()}));
    }

    private Optional<Table> now(Table known, DerivedIndex index) {
        return IndexBuilder.tables(catalog.snapshot()).stream()
                .filter(t -> t.collection().equals(known.collection()))
                .filter(t -> t.derivedIndex(index.name()).isPresent())
                .findFirst();
    }

    private static NonrelException dropped(Table table, DerivedIndex index) {
        return ErrorCode.UNDEFINED_OBJECT.error(
                "Index %s of %s.%s was dropped while it was verified", index.name(), table.schema(), table.name());
    }
}
