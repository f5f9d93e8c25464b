package io.nonrel.spi;

/** What a transaction is begun for. */
public enum TransactionMode {
    /** One snapshot for several reads; writes are refused. */
    READ_ONLY,
    /** Snapshot isolation: no dirty, non-repeatable or phantom read, no lost update; write skew is possible. */
    SNAPSHOT,
    /** As if one transaction ran after the other. */
    SERIALIZABLE
}
