package io.nonrel.spi;

/** A store's answer to a proposed {@link Scan} or {@link Aggregation}. */
public sealed interface Verdict {

    /** The store gives exactly the rows asked for. */
    record Exact() implements Verdict {}

    /**
     * The store gives all the rows asked for and maybe more: the predicate is checked again in memory, and no limit,
     * count or aggregate can stand on it.
     *
     * @param reason why not exact, for EXPLAIN
     */
    record Superset(String reason) implements Verdict {}

    /**
     * The store can't do it.
     *
     * @param reason why, for EXPLAIN; names the limit or the missing feature
     */
    record Rejected(String reason) implements Verdict {}

    /** The one exact verdict. */
    Verdict EXACT = new Exact();
}
