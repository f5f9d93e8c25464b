package io.nonrel.planner.scan;

import io.nonrel.spi.Predicate;

/** What a condition is in the words of a store. */
sealed interface Translation {

    /** The store's predicate is TRUE for the same documents; under NOT it can be negated. */
    record Exact(Predicate predicate) implements Translation {}

    /** The store's predicate is TRUE for all documents wanted and maybe for more. */
    record Superset(Predicate predicate, String reason) implements Translation {}

    /** No predicate of the contract says it. */
    record None(String reason) implements Translation {}
}
