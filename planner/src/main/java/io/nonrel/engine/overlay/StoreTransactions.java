package io.nonrel.engine.overlay;

import io.nonrel.spi.Capability;
import io.nonrel.spi.Notice;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionLevel;
import io.nonrel.spi.TransactionMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that a store offers, made whole: where its own don't show what they wrote or have no savepoints, the
 * writes wait in an overlay. Immutable and thread-safe.
 */
public final class StoreTransactions {

    private final Store store;
    private final Set<Capability> capabilities;
    private final boolean buffer;
    private final boolean writes;
    private final boolean snapshots;

    /** @param buffer whether writes wait until commit where the store has no transactions */
    public StoreTransactions(Store store, boolean buffer) {
        this.store = store;
        this.capabilities = store.capabilities();
        this.buffer = buffer;
        this.writes = capabilities.contains(Capability.TRANSACTIONS);
        this.snapshots = capabilities.contains(Capability.SNAPSHOT_READS);
    }

    /** How much of transactions the store itself has. */
    public TransactionLevel level() {
        return TransactionLevel.of(capabilities);
    }

    /** Whether what {@link #begin} gives can take back a part of its writes: always, where it gives any. */
    public boolean hasSavepoints() {
        return buffer || level() != TransactionLevel.NONE;
    }

    /** Whether writes wait in memory and are then sent in batches, each for itself. */
    public boolean isBuffer() {
        return buffer && level() == TransactionLevel.NONE;
    }

    /** Commits a transaction for the statement that this thread works on, if any; gives what there is to tell about it. */
    public static List<Notice> commit(Transaction transaction) {
        transaction.commit(CommitWait.INSTANCE);
        return transaction instanceof OverlayTransaction overlay ? overlay.told() : List.of();
    }

    /** Says what has to be done around the commit of a transaction that is a buffer only; nothing for others. */
    public static void guard(Transaction transaction, SendGuard guard) {
        if (transaction instanceof OverlayTransaction overlay) {
            overlay.guard(guard);
        }
    }

    /** A new transaction, null when the store has none to offer. */
    public @Nullable Transaction begin(TransactionMode mode) {
        boolean readOnly = mode == TransactionMode.READ_ONLY;
        Transaction own = beginOwn(mode);
        if (own == null) {
            return isBuffer() ? new OverlayTransaction(store, null, readOnly) : null;
        }
        boolean complete = capabilities.contains(Capability.SAVEPOINTS) && capabilities.contains(Capability.OWN_WRITES);
        return complete ? own : new OverlayTransaction(store, own, readOnly);
    }

    /** One state of the store for several reads, null when the store has none to offer. */
    public @Nullable Transaction beginSnapshot() {
        return beginOwn(TransactionMode.READ_ONLY);
    }

    private @Nullable Transaction beginOwn(TransactionMode mode) {
        boolean offered = mode == TransactionMode.READ_ONLY ? snapshots : writes;
        return offered ? store.begin(mode) : null;
    }
}
