package io.nonrel.engine.index;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.copy.ReferencedRows;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Brings derived fields of all rows to what they should be, or removes them, while others read and write: rows are read in
 * the order of the key and written in small transactions, each of which looks at its rows again. Writers that keep the
 * fields need not wait. Memory doesn't grow with the table. Used once.
 */
final class Backfill {

    /** Less than the 500 that stores take in one commit: how far the work came is written with each batch. */
    static final int BATCH = 450;

    private static final int ATTEMPTS = 20;

    private final Store store;
    private final SharedCatalog catalog;
    private final Table table;
    private final RowFields fields;
    private final boolean remove;
    private final IndexJob job;
    private final Going going;
    private final CallContext context;
    private final List<@Nullable Object[]> pending = new ArrayList<>();
    private long read;

    /**
     * @param remove the fields are removed instead
     * @param job what is written down with each batch
     * @param going asked before each batch whether the work goes on
     */
    Backfill(
            Store store,
            SharedCatalog catalog,
            Table table,
            RowFields fields,
            boolean remove,
            IndexJob job,
            Going going,
            CallContext context) {
        this.store = store;
        this.catalog = catalog;
        this.table = table;
        this.fields = fields;
        this.remove = remove;
        this.job = job;
        this.going = going;
        this.context = context;
    }

    /** Whether work goes on that others may have made needless. */
    interface Going {

        /** Asked with what a batch is read from, before it is written. */
        boolean isCurrent(StoreAccess access);

        /** Asked before a batch is committed, while the catalog can't change. */
        boolean isWanted();
    }

    /** Others made the work needless, or began it anew. */
    static final class SupersededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private SupersededException() {
            super("The work on an index was taken over", null, false, false);
        }
    }

    /** @throws SupersededException when the work doesn't go on */
    void run() {
        List<Object> references = job.references();
        if (references != null) {
            runOver(references);
            return;
        }
        try (RowCursor rows = store.scan(KeyOrder.from(store, table, fields.names(), job.position()), context)) {
            @Nullable Object[] last = null;
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                context.checkCancelled();
                read++;
                last = row;
                if (!isDone(row)) {
                    pending.add(fields.key(row));
                }
                if (read % (BATCH * 20L) == 0 || pending.size() == BATCH) {
                    flush(last);
                }
            }
            if (last != null) {
                flush(last);
            }
        }
    }

    /** Only the rows with certain references; after a crash, all of them again. */
    private void runOver(List<Object> references) {
        List<String> names = new ArrayList<>(List.of(fields.reference()));
        names.addAll(fields.names());
        new ReferencedRows(store, store, context).read(table, new LinkedHashSet<>(references), names, row -> {
            read++;
            pending.add(fields.key(Arrays.copyOfRange(row, 1, row.length)));
            if (pending.size() == BATCH) {
                flush(null);
            }
        });
        flush(null);
    }

    private boolean isDone(@Nullable Object[] row) {
        if (!remove) {
            return fields.isRight(row);
        }
        for (int i = 0; i < fields.derived().size(); i++) {
            if (fields.stored(row, i) != null) {
                return false;
            }
        }
        return true;
    }

    /** Writes what is pending, and how far the work came. */
    private void flush(@Nullable Object @Nullable [] last) {
        for (int attempt = 1; ; attempt++) {
            try {
                String position = last == null ? null : KeyOrder.position(table, fields.key(last));
                job.advance(read, catalog.precedence().batch(() -> writeBatch(position)), position);
                read = 0;
                pending.clear();
                return;
            } catch (NonrelException e) {
                if (e.code() != ErrorCode.WRITE_CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
                context.checkCancelled();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(100_000L, 200_000L << Math.min(attempt, 8)));
            }
        }
    }

    private long writeBatch(@Nullable String position) {
        if (!store.capabilities().contains(Capability.TRANSACTIONS)) {
            check(going.isCurrent(store));
            RowChanges changes = catalog.beginChanges();
            List<Mutation> mutations = mutations(store, changes);
            long changed = mutations.size();
            mutations.add(job.record(read, changed, position));
            catalog.commitRows(changes, () -> {
                check(going.isWanted());
                return store.write(mutations, context);
            });
            return changed;
        }
        RowChanges changes = catalog.beginChanges();
        try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
            check(going.isCurrent(transaction));
            List<Mutation> mutations = mutations(transaction, changes);
            long changed = mutations.size();
            mutations.add(job.record(read, changed, position));
            transaction.write(mutations, context);
            catalog.commitRows(changes, () -> {
                check(going.isWanted());
                transaction.commit();
                return null;
            });
            return changed;
        }
    }

    private static void check(boolean goesOn) {
        if (!goesOn) {
            throw new SupersededException();
        }
    }

    private List<Mutation> mutations(StoreAccess access, RowChanges changes) {
        List<Mutation> mutations = new ArrayList<>(pending.size() + 1);
        if (pending.isEmpty()) {
            return mutations;
        }
        List<@Nullable Object[]> present = new ArrayList<>(pending.size());
        try (RowCursor rows = access.lookup(table.collection(), pending, fields.names(), context)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                present.add(row);
            }
        }
        List<@Nullable Object[]> wanted = remove ? List.of() : fields.expected(present, access, context, changes);
        for (int i = 0; i < present.size(); i++) {
            @Nullable Object[] row = present.get(i);
            if (remove ? !isDone(row) : !fields.isRight(row, wanted.get(i))) {
                @Nullable
                Object[] values = remove
                        ? Arrays.copyOf(
                                new @Nullable Object[0], fields.derived().size())
                        : wanted.get(i);
                mutations.add(new Mutation.Update(table.collection(), fields.key(row), fields.derivedNames(), values));
            }
        }
        return mutations;
    }
}
