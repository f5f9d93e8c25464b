package io.nonrel.engine.sequence;

import io.nonrel.planner.catalog.Sequence;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import io.nonrel.spi.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The positions of all sequences of a database, kept in one collection of the store. Numbers are taken from the store in
 * blocks, in a transaction of their own, so they are never given twice and a rollback does not give them back. The unused
 * rest of a block goes back when the database is closed; after a crash it is a gap. Thread-safe.
 */
public final class StoredSequences implements AutoCloseable {

    private static final String COLLECTION = "nonrel_sequences";
    private static final List<String> FIELDS = List.of("schema", "name", "position", "restarted");
    private static final List<String> POSITION = List.of("position");
    private static final List<String> STATE = List.of("position", "restarted");
    private static final CollectionDefinition DEFINITION = new CollectionDefinition(
            COLLECTION,
            List.of(
                    new FieldDefinition("schema", ValueType.STRING, false),
                    new FieldDefinition("name", ValueType.STRING, false),
                    new FieldDefinition("position", ValueType.INTEGER, true),
                    // Whether the position was set, and not reached by giving the number before it.
                    new FieldDefinition("restarted", ValueType.BOOLEAN, true)),
            List.of("schema", "name"));

    private static final long SMALLEST_BLOCK = 32;
    private static final long LARGEST_BLOCK = 8_192;
    private static final int ATTEMPTS = 100;

    private final Store store;
    private final Map<Name, Allocation> allocations = new HashMap<>();
    private boolean present;

    public StoredSequences(Store store) {
        this.store = store;
    }

    private record Name(String schema, String sequence) {}

    /** What this process holds of one sequence. */
    private static final class Allocation {
        private @Nullable Block block;
        private long size = SMALLEST_BLOCK;
        private long refilledNanos;
    }

    /** The next number, never given before. */
    public long next(Sequence sequence) {
        Allocation allocation = allocation(sequence.schema(), sequence.name());
        synchronized (allocation) {
            Block block = allocation.block;
            if (block == null || block.isEmpty()) {
                block = refill(sequence, allocation);
            }
            return block.take();
        }
    }

    /** Makes the next number be {@code position}, whatever was given before. */
    public void restart(String schema, String name, long position) {
        Allocation allocation = allocation(schema, name);
        synchronized (allocation) {
            allocation.block = null;
            change(access -> {
                access.write(
                        List.of(new Mutation.Upsert(
                                COLLECTION, FIELDS, new @Nullable Object[] {schema, name, position, true})),
                        CallContext.NONE);
                return true;
            });
        }
    }

    /**
     * Lets a sequence whose increment changes go on from the number that was given last, and one that was at its end from
     * there; before the definition changes.
     */
    public void change(Sequence before, Sequence after) {
        Allocation allocation = allocation(before.schema(), before.name());
        synchronized (allocation) {
            giveBack(before.schema(), before.name(), allocation);
            if (!exists(before.schema(), before.name())) {
                return;
            }
            change(access -> {
                @Nullable Object @Nullable [] row = read(access, before.schema(), before.name());
                boolean goesOn = row != null
                        && row[0] != null
                        && (before.increment() == after.increment() || Boolean.TRUE.equals(row[1]));
                if (row != null && !goesOn) {
                    access.write(
                            List.of(new Mutation.Update(
                                    COLLECTION,
                                    new @Nullable Object[] {before.schema(), before.name()},
                                    POSITION,
                                    new @Nullable Object[] {Block.position(before, (Long) row[0], after)})),
                            CallContext.NONE);
                }
                return true;
            });
        }
    }

    /** Forgets a sequence that was dropped. */
    public void forget(String schema, String name) {
        Allocation allocation = allocation(schema, name);
        synchronized (allocation) {
            if (allocation.block == null && !exists(schema, name)) {
                return;
            }
            allocation.block = null;
            change(access -> {
                access.write(
                        List.of(new Mutation.Delete(COLLECTION, new @Nullable Object[] {schema, name})),
                        CallContext.NONE);
                return true;
            });
        }
    }

    /** Gives all unused numbers back. Never throws: what can't be given back is a gap. */
    @Override
    public void close() {
        Map<Name, Allocation> all;
        synchronized (allocations) {
            all = Map.copyOf(allocations);
        }
        all.forEach((name, allocation) -> {
            synchronized (allocation) {
                try {
                    giveBack(name.schema, name.sequence, allocation);
                } catch (NonrelException e) {
                    allocation.block = null;
                }
            }
        });
    }

    private Allocation allocation(String schema, String name) {
        synchronized (allocations) {
            return allocations.computeIfAbsent(new Name(schema, name), n -> new Allocation());
        }
    }

    private Block refill(Sequence sequence, Allocation allocation) {
        long now = System.nanoTime();
        boolean busy = allocation.block != null && now - allocation.refilledNanos < TimeUnit.SECONDS.toNanos(1);
        allocation.size = busy ? Math.min(allocation.size * 2, LARGEST_BLOCK) : SMALLEST_BLOCK;
        allocation.refilledNanos = now;
        Block block = change(access -> {
            @Nullable Object @Nullable [] row = read(access, sequence.schema(), sequence.name());
            Long position = row == null ? (Long) sequence.start() : (Long) row[0];
            Block taken = Block.of(sequence, position, allocation.size);
            access.write(
                    List.of(new Mutation.Upsert(COLLECTION, FIELDS, new @Nullable Object[] {
                        sequence.schema(), sequence.name(), taken.after(), false
                    })),
                    CallContext.NONE);
            return taken;
        });
        allocation.block = block;
        return block;
    }

    private void giveBack(String schema, String name, Allocation allocation) {
        Block block = allocation.block;
        allocation.block = null;
        if (block == null || block.isEmpty()) {
            return;
        }
        change(access -> {
            @Nullable Object @Nullable [] row = read(access, schema, name);
            // Only while nobody else took a block after this one.
            if (row != null && java.util.Objects.equals(row[0], block.after())) {
                access.write(
                        List.of(new Mutation.Update(
                                COLLECTION, new @Nullable Object[] {schema, name}, POSITION, new @Nullable Object[] {
                                    block.unused()
                                })),
                        CallContext.NONE);
            }
            return true;
        });
    }

    private boolean exists(String schema, String name) {
        try {
            return read(store, schema, name) != null;
        } catch (NonrelException e) {
            if (e.code() == ErrorCode.UNDEFINED_TABLE) {
                return false;
            }
            throw e;
        }
    }

    private static @Nullable Object @Nullable [] read(StoreAccess access, String schema, String name) {
        try (RowCursor rows = access.lookup(
                COLLECTION,
                List.<@Nullable Object[]>of(new @Nullable Object[] {schema, name}),
                STATE,
                CallContext.NONE)) {
            return rows.next();
        }
    }

    private interface Work<T> {
        T run(StoreAccess access);
    }

    private <T> T change(Work<T> work) {
        ensurePresent();
        if (!store.capabilities().contains(Capability.TRANSACTIONS)) {
            return work.run(store);
        }
        for (int attempt = 1; ; attempt++) {
            try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
                T result = work.run(transaction);
                transaction.commit();
                return result;
            } catch (NonrelException e) {
                if (e.code() != ErrorCode.WRITE_CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
                // Another process took a block at the same moment.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(50_000, 2_000_000));
            }
        }
    }

    private synchronized void ensurePresent() {
        if (present) {
            return;
        }
        try {
            store.createCollection(DEFINITION);
        } catch (NonrelException e) {
            if (e.code() != ErrorCode.DUPLICATE_TABLE) {
                throw e;
            }
        }
        present = true;
    }
}
