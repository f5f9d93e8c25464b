package io.nonrel.planner.joined;

import io.nonrel.planner.catalog.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * A join that adds at most one row. Immutable.
 *
 * @param reference path of the column that refers
 * @param key the column of the other table that it is equal to
 * @param declared whether a foreign key says so; else only the other side's uniqueness is known
 * @param inner whether base rows without such a row disappear
 */
record Step(List<String> reference, Column key, boolean declared, boolean inner) {

    Step {
        reference = List.copyOf(reference);
    }

    /** How many rows are reached when it found one. */
    int depth() {
        return reference.size();
    }

    /** This join seen from a row before it. */
    Step from(Step before) {
        List<String> longer = new ArrayList<>(before.reference);
        longer.addAll(reference);
        return new Step(longer, key, declared && before.declared, inner);
    }
}
