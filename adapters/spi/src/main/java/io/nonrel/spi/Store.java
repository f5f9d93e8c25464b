package io.nonrel.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An open store: one database. Thread-safe. Every method may throw a {@link NonrelException} with {@link
 * ErrorCode#CONNECTION_LOST} or {@link ErrorCode#STORE_FAILED}.
 */
public interface Store extends StoreAccess, AutoCloseable {

    /** The product's name and version as the database administrator knows it, for example {@code MongoDB 8.0.4}. */
    String product();

    /** What this store can do; the conformance suite proves each one both ways. Does not change while it is open. */
    Set<Capability> capabilities();

    /**
     * Whether the store answers this scan. Pure: asks no server, so plans can be tested without one. Parameters in the
     * scan are not bound yet, and the answer must hold for whatever value of their type arrives.
     */
    Verdict check(Scan scan);

    /** Whether the store computes this aggregation; only {@link Verdict.Exact} lets it be pushed down. Pure. */
    default Verdict check(Aggregation aggregation) {
        return new Verdict.Rejected("the store computes no aggregates");
    }

    /** How the store would answer a scan it accepted: for EXPLAIN and for the warnings about full scans. */
    AccessPath accessPath(Scan scan);

    /** Another process changed collections: what is remembered of them is read again. */
    default void catalogChanged() {}

    /** The collections that the store itself knows the fields of, without those that the driver created. */
    default List<CollectionDefinition> discoverCollections() {
        return List.of();
    }

    /**
     * Creates an empty collection.
     *
     * @throws NonrelException {@link ErrorCode#DUPLICATE_TABLE} when there is one of that name
     */
    void createCollection(CollectionDefinition definition);

    /**
     * Whether documents are read as the types that {@linkplain #alterCollection their collection's definition} says, because
     * stored values tell less. Else each value has the type that it was written with, whatever the definition says. Costs
     * nothing.
     */
    default boolean readsAsDefined() {
        return false;
    }

    /** Makes the fields known that a collection has from now on; documents stay as they are. */
    void alterCollection(CollectionDefinition definition);

    /** Removes a collection with its documents and indexes, if it is there. */
    void dropCollection(String collection);

    /** Removes all documents of a collection. Not part of any transaction. */
    void truncateCollection(String collection);

    /**
     * Builds a native index over all documents, present and future.
     *
     * @throws NonrelException {@link ErrorCode#UNIQUE_VIOLATION} when documents contradict it; nothing is left then;
     *     {@link ErrorCode#UNSUPPORTED} without {@link Capability#INDEXES}, or {@link Capability#UNIQUE_INDEXES} for a
     *     unique one
     */
    void createIndex(IndexDefinition index);

    /**
     * As {@link #createIndex(IndexDefinition)}, for a statement that may be cancelled while the index is built.
     *
     * @throws NonrelException also {@link ErrorCode#CANCELLED} and {@link ErrorCode#TIMEOUT}; nothing is left then
     */
    default void createIndex(IndexDefinition index, CallContext context) {
        createIndex(index);
    }

    /** Removes a native index, if it is there. */
    void dropIndex(String collection, String index);

    /** The native indexes of a collection, without the one of its key. */
    List<IndexDefinition> indexes(String collection);

    /** About how many bytes a native index takes, if that can be told in a moment. */
    default OptionalLong indexBytes(String collection, String index) {
        return OptionalLong.empty();
    }

    /** The names of the fields that identify a document of a collection, in the order that keys are given in. */
    List<String> keyFields(String collection);

    /** How many mutations one call of {@link #write} and one commit take. */
    default int mutationsPerCommit() {
        return Integer.MAX_VALUE;
    }

    /**
     * Whether others than the engine that opened it may write at the same time, other processes above all. Then what the engine
     * knows of its own commits doesn't tell of all conflicts. May be asked often and costs nothing.
     */
    default boolean isShared() {
        return true;
    }

    /** About how many documents a collection has, if that can be told in a moment. */
    OptionalLong estimateCount(String collection);

    /**
     * Begins a transaction. Only for stores with {@link Capability#TRANSACTIONS}, or with {@link
     * Capability#SNAPSHOT_READS} when it is read-only.
     *
     * @throws NonrelException {@link ErrorCode#UNSUPPORTED} for a mode that the store doesn't declare
     */
    Transaction begin(TransactionMode mode);

    /** The language that users may ask the store in beside SQL; empty when there is none. */
    default Optional<NativeLanguage> nativeLanguage() {
        return Optional.empty();
    }

    /** Whether the store answers within the given time. */
    boolean isAlive(java.time.Duration timeout);

    /**
     * Ends all work and frees everything; open cursors and transactions end with {@link ErrorCode#CONNECTION_LOST}. Calls
     * after the first do nothing.
     */
    @Override
    void close();
}
