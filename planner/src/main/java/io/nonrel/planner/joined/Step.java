package io.nonrel.planner.joined;

import io.nonrel.planner.catalog.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * A join that adds at most one row. Immutable.
 *
 * @param way from the tree's root to the read of the other table: which input of each node
 * @param reference path of the column that refers
 * @param key the column of the other table that it is equal to
 * @param declared whether a foreign key says so; else only the other side's uniqueness is known
 * @param inner whether base rows without such a row disappear
 */
record Step(List<Integer> way, List<String> reference, Column key, boolean declared, boolean inner) {

    Step {
        way = List.copyOf(way);
        reference = List.copyOf(reference);
    }

    /** This join in a tree that is an input of a node. */
    Step within(int input) {
        return new Step(longer(input, way), reference, key, declared, inner);
    }

    static List<Integer> longer(int first, List<Integer> rest) {
        List<Integer> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    /** How many rows are reached when it found one. */
    int depth() {
        return reference.size();
    }

    /** This join, as one that leaves rows without such a row in. */
    Step outer() {
        return new Step(way, reference, key, declared, false);
    }

    /** This join seen from a row before it. */
    Step from(Step before) {
        List<String> longer = new ArrayList<>(before.reference);
        longer.addAll(reference);
        return new Step(way, longer, key, declared && before.declared, inner);
    }
}
