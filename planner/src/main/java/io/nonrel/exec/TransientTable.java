package io.nonrel.exec;

/**
 * A table that one operator fills for another while a plan runs: the last rows of a recursive query, or the keys of a
 * look-up. The rows are in {@link Execution#transientRows}. Immutable; each instance is a table of its own.
 */
public final class TransientTable {

    private final String name;

    public TransientTable(String name) {
        this.name = name;
    }

    /** A name for EXPLAIN. */
    public String name() {
        return name;
    }
}
