package io.nonrel.engine.index;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.LiveWork;
import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.constraint.MarkerCheck;
import io.nonrel.engine.constraint.MarkerFill;
import io.nonrel.engine.constraint.UniqueRule;
import io.nonrel.engine.constraint.UniqueRules;
import io.nonrel.engine.index.IndexJob.Kind;
import io.nonrel.engine.index.IndexJob.State;
import io.nonrel.index.IndexState;
import io.nonrel.index.MarkerKey;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes unique indexes that are kept by markers from state to state. In BUILDING writers keep the markers already; READY says
 * that all older rows have theirs. All methods are called with the catalog's lock.
 */
public final class UniqueIndexBuilder {

    private static final int ATTEMPTS = 20;

    private final Store store;
    private final SharedCatalog catalog;
    private final IndexJobs jobs;
    private final UniqueRules rules;

    UniqueIndexBuilder(Store store, SharedCatalog catalog, IndexJobs jobs, UniqueRules rules) {
        this.store = store;
        this.catalog = catalog;
        this.jobs = jobs;
        this.rules = rules;
    }

    /**
     * Makes the markers of all rows before the index is part of the catalog, so that a duplicate costs nothing but time; who
     * writes meanwhile doesn't know of it, so {@link #finish} looks at all rows again.
     *
     * @param access a transaction that changes the rows as well, or the store
     * @throws NonrelException {@link ErrorCode#UNIQUE_VIOLATION} for rows that contradict the index
     */
    public void prepare(UniqueRule rule, StoreAccess access, CallContext context) {
        try {
            prepareAll(rule, access, context);
        } catch (NonrelException e) {
            Object values = e.fact("values");
            if (e.code() != ErrorCode.UNIQUE_VIOLATION
                    || values == null
                    || rule.index().isPlain()) {
                throw e;
            }
            NonrelException named = e.code().error(e, "%s: %s", e.getMessage(), values);
            e.facts().forEach(named::with);
            throw named;
        }
    }

    private void prepareAll(UniqueRule rule, StoreAccess access, CallContext context) {
        MarkerFill fill = new MarkerFill(rule);
        try (RowCursor rows = access.scan(Scan.of(rule.table().collection(), fill.fields()), context)) {
            List<@Nullable Object[]> keys = new ArrayList<>();
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                context.checkCancelled();
                keys.add(fill.key(row));
                if (keys.size() == Backfill.BATCH) {
                    access.write(fill.markers(keys, access, context), context);
                    keys.clear();
                }
            }
            access.write(fill.markers(keys, access, context), context);
        }
    }

    /** Makes the markers that are missing and removes those without a row, while others write; then the index is READY. */
    public void finish(Table table, UniqueIndex index, CallContext context) {
        run(table, index, jobs.resume(table.schema(), table.name(), index.name(), Kind.BACKFILL), context);
    }

    /** The same for an index that may be wrong. */
    public void rebuild(Table table, UniqueIndex index, CallContext context) {
        UniqueIndex building = new UniqueIndex(
                index.name(),
                index.collection(),
                index.fields(),
                index.folded(),
                index.condition(),
                IndexState.BUILDING,
                MarkerKey.VERSION);
        put(table, building);
        try {
            run(table, building, jobs.begin(table.schema(), table.name(), index.name(), Kind.REBUILD), context);
        } catch (NonrelException e) {
            put(table, building.withState(IndexState.STALE));
            throw e;
        }
    }

    private void run(Table table, UniqueIndex index, IndexJob job, CallContext context) {
        UniqueRule rule = rule(table, index);
        try {
            boolean done = LiveWork.run(job.owner(), () -> {
                fill(new MarkerFill(rule), job, context);
                clean(new MarkerCheck(rule), context);
            });
            if (!done) {
                return;
            }
        } catch (NonrelException e) {
            jobs.end(job, State.FAILED, e.getMessage());
            throw e;
        }
        jobs.end(job, State.DONE, null);
        put(table, index.withState(IndexState.READY));
    }

    private UniqueRule rule(Table table, UniqueIndex index) {
        return rules.of(now(table), catalog.snapshot()).stream()
                .filter(r -> r.index().name().equals(index.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No unique index " + index.name() + " is kept"));
    }

    private void put(Table table, UniqueIndex index) {
        Table now = now(table);
        List<UniqueIndex> changed = new ArrayList<>(now.uniqueIndexes());
        changed.replaceAll(i -> i.name().equals(index.name()) ? index : i);
        catalog.commit(new CatalogChange().put(now.withUniqueIndexes(changed)));
    }

    private Table now(Table table) {
        return catalog.snapshot().object(table.schema(), table.name()).orElse(null) instanceof Table t ? t : table;
    }

    private void fill(MarkerFill fill, IndexJob job, CallContext context) {
        Table table = fill.rule().table();
        List<@Nullable Object[]> keys = new ArrayList<>();
        try (RowCursor rows = store.scan(KeyOrder.from(store, table, fill.fields(), job.position()), context)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                context.checkCancelled();
                keys.add(fill.key(row));
                if (keys.size() == Backfill.BATCH) {
                    fill(fill, keys, job, context);
                    keys.clear();
                }
            }
        }
        if (!keys.isEmpty()) {
            fill(fill, keys, job, context);
        }
    }

    private void fill(MarkerFill fill, List<@Nullable Object[]> keys, IndexJob job, CallContext context) {
        String position = KeyOrder.position(fill.rule().table(), keys.get(keys.size() - 1));
        long changed = inTransaction(context, (access, changes) -> {
            List<Mutation> markers = fill.markers(keys, access, context);
            fill.read(keys, changes);
            List<Mutation> all = new ArrayList<>(markers);
            all.add(job.record(keys.size(), markers.size(), position));
            return all;
        });
        job.advance(keys.size(), changed - 1, position);
    }

    private void clean(MarkerCheck check, CallContext context) {
        check.markers(store, context, Backfill.BATCH, batch -> {
            if (!batch.isEmpty()) {
                inTransaction(context, (access, changes) -> check.removal(batch, access, context));
            }
        });
    }

    private interface Work {
        List<Mutation> mutations(StoreAccess access, RowChanges changes);
    }

    /** Gives the number of writes. */
    private long inTransaction(CallContext context, Work work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(context, work);
            } catch (NonrelException e) {
                // Without transactions somebody else may have made the same marker a moment before.
                boolean raced = e.code() == ErrorCode.WRITE_CONFLICT
                        || ErrorCode.UNIQUE_VIOLATION == e.code() && e.fact("constraint") == null;
                if (!raced || attempt == ATTEMPTS) {
                    throw e;
                }
                context.checkCancelled();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(100_000L, 200_000L << Math.min(attempt, 8)));
            }
        }
    }

    private long attempt(CallContext context, Work work) {
        RowChanges changes = catalog.beginChanges();
        if (!store.capabilities().contains(Capability.TRANSACTIONS)) {
            List<Mutation> mutations = work.mutations(store, changes);
            catalog.commitRows(changes, () -> store.write(mutations, context));
            return mutations.size();
        }
        try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
            List<Mutation> mutations = work.mutations(transaction, changes);
            transaction.write(mutations, context);
            catalog.commitRows(changes, () -> {
                transaction.commit();
                return null;
            });
            return mutations.size();
        }
    }

    /**
     * Compares rows and markers. An index that isn't right is STALE from then on, and enforced all the same; one that is all
     * right is READY.
     *
     * @return a row for each disagreement: key, columns, kind
     */
    public List<@Nullable Object[]> verify(Table table, UniqueIndex index, CallContext context) {
        List<@Nullable Object[]> found = new ArrayList<>();
        IndexJob job = jobs.begin(table.schema(), table.name(), index.name(), Kind.VERIFY);
        MarkerCheck check = new MarkerCheck(rule(table, index));
        try (Transaction snapshot = store.capabilities().contains(Capability.SNAPSHOT_READS)
                ? store.begin(TransactionMode.READ_ONLY)
                : null) {
            StoreAccess access = snapshot == null ? store : snapshot;
            job.advance(check.run(access, context, Backfill.BATCH, found::add), found.size(), null);
        } catch (NonrelException e) {
            jobs.end(job, State.FAILED, e.getMessage());
            throw e;
        }
        jobs.end(job, State.DONE, found.isEmpty() ? null : found.size() + " markers are wrong: ALTER INDEX … REBUILD");
        if (!found.isEmpty() && index.state() == IndexState.READY) {
            put(table, index.withState(IndexState.STALE));
        } else if (found.isEmpty() && index.state() == IndexState.STALE) {
            put(table, index.withState(IndexState.READY));
        }
        return found;
    }

    /** Says that markers may be wrong: rows of the table are about to be written past the driver. */
    public void distrust(Table table) {
        for (UniqueIndex index : now(table).uniqueIndexes()) {
            if (index.state() == IndexState.READY) {
                put(table, index.withState(IndexState.STALE));
            } else if (index.state() == IndexState.BUILDING) {
                // A new job begins at the first row, however far an earlier one came.
                jobs.begin(table.schema(), table.name(), index.name(), Kind.BACKFILL);
            }
        }
    }
}
