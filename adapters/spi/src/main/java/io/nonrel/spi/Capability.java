package io.nonrel.spi;

/** What a store may be able to do; declared by {@link Store#capabilities}. */
public enum Capability {
    /** {@link Store#begin} for writing: several calls take effect together. */
    TRANSACTIONS,
    /** {@link TransactionMode#SERIALIZABLE} is honoured. */
    SERIALIZABLE,
    /** A transaction, also a read-only one, sees one state of the store in all its reads. */
    SNAPSHOT_READS,
    /** A transaction's reads see what it wrote; without it they see the state that the transaction began with. */
    OWN_WRITES,
    /** {@link Transaction#savepoint}. */
    SAVEPOINTS,
    /** One call of {@link StoreAccess#write} takes effect as a whole or not at all. */
    ATOMIC_WRITES,
    /** Unique {@link IndexDefinition}s are enforced by the store. */
    UNIQUE_INDEXES,
    /** {@link Store#createIndex} makes equality, range and order on the fields fast. */
    INDEXES,
    /** {@link Mutation.UpdateWhere} and {@link Mutation.DeleteWhere}. */
    SET_WRITES,
    /** {@link Mutation.Update} may change fields of the key. */
    KEY_UPDATES,
    /** {@link Transaction#protect}: documents that were read, and what scans gave, must be the same at commit. */
    ROW_CHECKS,
    /** A document that is {@linkplain Transaction#protect protected} can't change until the transaction ends. */
    ROW_LOCKS
}
