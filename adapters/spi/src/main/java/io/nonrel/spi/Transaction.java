package io.nonrel.spi;

/**
 * Calls that take effect together. Used by one thread at a time. Its reads see one snapshot of the store and its own
 * writes. After it has ended every call but {@link #close} fails with {@link ErrorCode#NO_ACTIVE_TRANSACTION}.
 */
public interface Transaction extends StoreAccess, AutoCloseable {

    /**
     * Makes all writes durable and visible to others. Afterwards the transaction has ended.
     *
     * @throws NonrelException {@link ErrorCode#WRITE_CONFLICT}: nothing took effect, the transaction may be tried again
     */
    void commit();

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
