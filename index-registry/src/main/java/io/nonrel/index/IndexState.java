package io.nonrel.index;

/** Where a derived index stands in its life. */
public enum IndexState {
    /** Writers keep it, older rows are being filled in: not read. */
    BUILDING,
    /** Every row has its fields: read. */
    READY,
    /**
     * A row that many others copy has changed, the copies are being brought up to date: kept, and read for all rows but these
     * where they are known.
     */
    PROPAGATING,
    /** Some rows may be wrong: not read until it was rebuilt. */
    STALE,
    /** Its fields are being removed: neither kept nor read. */
    DROPPING;

    /** Whether writes keep its fields. */
    public boolean isMaintained() {
        return this != DROPPING;
    }

    /** Whether queries may use it. */
    public boolean isReadable() {
        return this == READY;
    }
}
