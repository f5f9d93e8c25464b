package io.nonrel.engine.overlay;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transaction whose writes wait in memory until it commits; its reads see them over what the store has. Below it is a
 * transaction of the store, or nothing: then the writes are sent in batches, each for itself. Used by one thread.
 */
final class OverlayTransaction implements Transaction {

    private static final int BATCH = 500;
    private static final Emulation NOT_ATOMIC = new Emulation(
            NoticeCode.NON_ATOMIC_WRITE,
            "The store has no transactions: buffered writes were sent in batches, each for itself",
            null,
            null);

    private final Store store;
    private final @Nullable Transaction base;
    private final StoreAccess access;
    private final boolean readOnly;
    private final PendingWrites writes;
    private final Map<String, List<IndexDefinition>> uniqueIndexes = new HashMap<>();
    private final Map<String, SendGuard> guards = new LinkedHashMap<>();
    private boolean ended;
    private List<Notice> told = List.of();

    /** @param base null when the store has none to offer */
    OverlayTransaction(Store store, @Nullable Transaction base, boolean readOnly) {
        this.store = store;
        this.base = base;
        this.access = base == null ? store : base;
        this.readOnly = readOnly;
        this.writes = new PendingWrites(store);
    }

    @Override
    public RowCursor scan(Scan scan, CallContext context) {
        checkActive();
        PendingCollection pending = writes.in(scan.collection());
        return pending == null ? access.scan(scan, context) : OverlaidScan.open(scan, pending, access, context);
    }

    @Override
    public RowCursor lookup(
            String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
        checkActive();
        PendingCollection pending = writes.in(collection);
        return pending == null
                ? access.lookup(collection, keys, fields, context)
                : OverlaidDocuments.lookup(pending, keys, fields, access, context);
    }

    @Override
    public List<Map<String, @Nullable Object>> documents(
            String collection, List<@Nullable Object[]> keys, CallContext context) {
        checkActive();
        PendingCollection pending = writes.in(collection);
        return pending == null
                ? access.documents(collection, keys, context)
                : OverlaidDocuments.documents(pending, keys, access, context);
    }

    @Override
    public RowCursor aggregate(Aggregation aggregation, CallContext context) {
        checkActive();
        String collection = aggregation.input().collection();
        if (writes.in(collection) == null) {
            return access.aggregate(aggregation, context);
        }
        Emulation emulation = new Emulation(
                NoticeCode.CLIENT_AGGREGATE,
                aggregation.calls() + " of " + collection
                        + " computed in memory: the store doesn't know what the transaction wrote",
                null,
                null);
        note(context, emulation, 0, 0);
        OverlaidAggregation overlaid = new OverlaidAggregation(aggregation, context);
        RowCursor rows = overlaid.over(scan(overlaid.scan(), context));
        note(context, emulation, overlaid.rows(), 1);
        return rows;
    }

    private static void note(CallContext context, Emulation emulation, long rows, long calls) {
        if (context instanceof Execution execution) {
            execution.notices().emulate(emulation, rows, calls);
        }
    }

    @Override
    public long[] write(List<? extends Mutation> mutations, CallContext context) {
        checkActive();
        if (readOnly) {
            throw ErrorCode.READ_ONLY.error("The transaction is read-only");
        }
        int mark = writes.mark();
        boolean done = false;
        try {
            long[] counts = writes.write(mutations, access, context);
            checkUnique(mutations, context);
            if (context instanceof Execution execution) {
                execution.budget().pending(writes.size());
            }
            done = true;
            return counts;
        } finally {
            if (!done) {
                writes.rollbackTo(mark);
            }
        }
    }

    private void checkUnique(List<? extends Mutation> mutations, CallContext context) {
        if (!store.capabilities().contains(Capability.UNIQUE_INDEXES)) {
            return;
        }
        mutations.stream().map(Mutation::collection).distinct().forEach(collection -> {
            List<IndexDefinition> indexes = uniqueIndexes.computeIfAbsent(collection, c -> store.indexes(c).stream()
                    .filter(IndexDefinition::unique)
                    .toList());
            for (IndexDefinition index : indexes) {
                new UniqueCheck(store, this, index, store.keyFields(collection), context).run(mutations);
            }
        });
    }

    /** Says what has to be done around sending the rows of a collection; the last one counts. */
    void guard(SendGuard guard) {
        if (base == null) {
            guards.put(guard.collection(), guard);
        }
    }

    @Override
    public void protect(String collection, List<@Nullable Object[]> keys, CallContext context) {
        checkActive();
        if (base == null) {
            Transaction.super.protect(collection, keys, context);
        } else {
            base.protect(collection, keys, context);
        }
    }

    @Override
    public void protect(Scan scan, CallContext context) {
        checkActive();
        if (base == null) {
            Transaction.super.protect(scan, context);
        } else {
            base.protect(scan, context);
        }
    }

    @Override
    public void commit() {
        commit(CallContext.NONE);
    }

    @Override
    public void commit(CallContext context) {
        checkActive();
        ended = true;
        List<Mutation> mutations = writes.mutations();
        if (base == null) {
            Set<String> own = new HashSet<>();
            guards.values().forEach(g -> own.addAll(g.own()));
            List<Mutation> sent = mutations.stream()
                    .filter(m -> !own.contains(m.collection()))
                    .toList();
            sendGuarded(sent, List.copyOf(guards.values()));
            return;
        }
        try (base) {
            if (!mutations.isEmpty()) {
                base.write(mutations, context);
            }
            base.commit(context);
        } catch (NonrelException e) {
            throw e.code() == ErrorCode.UNIQUE_VIOLATION ? raced(e) : e;
        }
    }

    /** The key was free when it was written: another transaction took it since. */
    private static NonrelException raced(NonrelException e) {
        return ErrorCode.WRITE_CONFLICT.error(
                e, "Another transaction inserted a row with the same key at the same time; try the transaction again");
    }

    /** What there is to tell of the commit. */
    List<Notice> told() {
        return told;
    }

    private void sendGuarded(List<Mutation> mutations, List<SendGuard> left) {
        if (left.isEmpty()) {
            send(mutations);
            return;
        }
        SendGuard first = left.get(0);
        List<Mutation> rows = mutations.stream()
                .filter(m -> m.collection().equals(first.collection()))
                .toList();
        first.protect(
                rows,
                () -> sendGuarded(mutations, left.subList(1, left.size())),
                undo -> store.write(undo, CallContext.NONE),
                CallContext.NONE);
    }

    private void send(List<Mutation> mutations) {
        int size = Math.min(BATCH, store.mutationsPerCommit());
        if (mutations.size() > 1) {
            told = List.of(NOT_ATOMIC.notice(mutations.size(), (mutations.size() + size - 1L) / size));
        }
        for (int from = 0; from < mutations.size(); from += size) {
            try {
                store.write(mutations.subList(from, Math.min(mutations.size(), from + size)), CallContext.NONE);
            } catch (NonrelException e) {
                throw e.code()
                        .error(
                                e,
                                "%s. The store has no transactions: of %d buffered writes the first %d took effect, the"
                                        + " others perhaps in part",
                                e.getMessage(),
                                mutations.size(),
                                from);
            }
        }
    }

    @Override
    public void rollback() {
        checkActive();
        ended = true;
        if (base != null) {
            try (base) {
                base.rollback();
            }
        }
    }

    @Override
    public long savepoint() {
        checkActive();
        return writes.mark();
    }

    @Override
    public void rollbackTo(long savepoint) {
        checkActive();
        if (savepoint < 0 || savepoint > writes.mark()) {
            throw ErrorCode.INVALID_SAVEPOINT.error("The savepoint does not belong to this transaction");
        }
        writes.rollbackTo((int) savepoint);
    }

    @Override
    public void close() {
        ended = true;
        writes.clear();
        if (base != null) {
            base.close();
        }
    }

    private void checkActive() {
        if (ended) {
            throw ErrorCode.NO_ACTIVE_TRANSACTION.error("The transaction has ended");
        }
    }
}
