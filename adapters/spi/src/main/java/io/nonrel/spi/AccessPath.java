package io.nonrel.spi;

/**
 * How a store answers a scan.
 *
 * @param kind what restricts it
 * @param description in the store's own words, for EXPLAIN, for example {@code index by_name (name = ?0)}
 */
public record AccessPath(Kind kind, String description) {

    /** What restricts the documents that the store reads. */
    public enum Kind {
        /** The key: at most one document for each key given. */
        KEY,
        /** A range of the key's order. */
        KEY_RANGE,
        /** A native index. */
        INDEX,
        /** Nothing: every document is read. */
        FULL
    }
}
