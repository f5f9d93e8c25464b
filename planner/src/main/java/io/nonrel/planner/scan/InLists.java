package io.nonrel.planner.scan;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns {@code a = 1 OR a = 2} into {@code a IN (1, 2)}, which stores answer with one look-up each. */
final class InLists {

    private InLists() {}

    /** The disjunction of the predicates, with the equalities of each field as one IN. */
    static Predicate collapse(List<Predicate> disjuncts) {
        Map<String, Set<Operand>> equalities = new LinkedHashMap<>();
        List<Predicate> others = new ArrayList<>();
        for (Predicate disjunct : disjuncts) {
            if (disjunct instanceof Predicate.Comparison c && c.operator() == Predicate.Operator.EQUAL) {
                equalities
                        .computeIfAbsent(c.field(), f -> new LinkedHashSet<>())
                        .add(c.operand());
            } else if (disjunct instanceof Predicate.In in) {
                equalities
                        .computeIfAbsent(in.field(), f -> new LinkedHashSet<>())
                        .addAll(in.operands());
            } else {
                others.add(disjunct);
            }
        }
        List<Predicate> collapsed = new ArrayList<>();
        equalities.forEach((field, operands) -> collapsed.add(
                operands.size() == 1
                        ? new Predicate.Comparison(
                                field,
                                Predicate.Operator.EQUAL,
                                operands.iterator().next())
                        : new Predicate.In(field, List.copyOf(operands))));
        collapsed.addAll(others);
        return collapsed.size() == 1 ? collapsed.get(0) : new Predicate.Or(collapsed);
    }
}
