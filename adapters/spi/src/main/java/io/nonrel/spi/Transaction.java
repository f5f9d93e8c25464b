package io.nonrel.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls that take effect together. Used by one thread at a time. Its reads see one snapshot of the store and, with {@link
 * Capability#OWN_WRITES}, its own writes; without, the driver reads first and writes all at once before it commits. After it
 * has ended every call but {@link #close} fails with {@link ErrorCode#NO_ACTIVE_TRANSACTION}.
 */
public interface Transaction extends StoreAccess, AutoCloseable {

    /**
     * Makes all writes durable and visible to others. Afterwards the transaction has ended.
     *
     * @throws NonrelException {@link ErrorCode#WRITE_CONFLICT}: nothing took effect, the transaction may be tried again
     */
    void commit();

    /**
     * As {@link #commit()}, for a statement that is not to wait for others any longer when it is cancelled or its time is over.
     * Then nothing took effect. What has begun to take effect is finished.
     *
     * @param context says when to stop waiting
     */
    default void commit(CallContext context) {
        commit();
    }

    /**
     * Makes sure that documents which the transaction has read are the same when it commits: the store locks them ({@link
     * Capability#ROW_LOCKS}), or looks at them again ({@link Capability#ROW_CHECKS}). A transaction that writes nothing has
     * nothing to protect. With row locks a transaction that began before can't change such a document afterwards either, as if
     * it had been written.
     *
     * @throws NonrelException {@link ErrorCode#WRITE_CONFLICT}, also of {@link #commit}: one was changed meanwhile; {@link
     *     ErrorCode#UNSUPPORTED} without either capability
     */
    default void protect(String collection, List<@Nullable Object[]> keys, CallContext context) {
        throw ErrorCode.UNSUPPORTED.error("The store does not protect documents from other transactions");
    }

    /**
     * Makes sure that a bound scan which the transaction has made gives the same documents when it commits. A store with {@link
     * Capability#ROW_CHECKS} does so; it may look at more than the scan, and so find a conflict where there is none.
     *
     * @throws NonrelException {@link ErrorCode#WRITE_CONFLICT}, also of {@link #commit}: documents came, went or were changed;
     *     {@link ErrorCode#UNSUPPORTED} without the capability
     */
    default void protect(Scan scan, CallContext context) {
        throw ErrorCode.UNSUPPORTED.error("The store does not protect what a scan gave from other transactions");
    }

    /** Undoes all writes. Afterwards the transaction has ended. */
    void rollback();

    /** A mark to return to; {@link ErrorCode#UNSUPPORTED} without {@link Capability#SAVEPOINTS}. */
    long savepoint();

    /** Undoes what was written since the mark; the mark stays. */
    void rollbackTo(long savepoint);

    /** Rolls back when the transaction has not ended. Never throws. */
    @Override
    void close();
}
