package io.nonrel.adapter.embedded;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.ValueOrder;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the conjuncts of a predicate say about one field, as far as an order of keys can use it. The operands may still be
 * parameters.
 */
final class FieldConstraint {

    /**
     * The conjunct that lists the field's only values: an equality, an IN or IS NULL; or the one element to look for, of
     * a Contains; null for none.
     */
    private @Nullable Predicate listing;

    private final List<Bound> lower = new ArrayList<>(2);
    private final List<Bound> upper = new ArrayList<>(2);
    private final List<Predicate> bounding = new ArrayList<>(2);

    private final List<Operand> prefixes = new ArrayList<>(1);
    private final List<Predicate.ContainsPrefix> elementPrefixes = new ArrayList<>(1);

    /** Whether a conjunct says that the field is not NULL. */
    private boolean present;

    /** One side of a range. */
    record Bound(Operand operand, boolean inclusive) {}

    private FieldConstraint() {}

    /** The constraints of each field that a conjunct of the predicate restricts. */
    static Map<String, FieldConstraint> of(Predicate predicate) {
        List<Predicate> conjuncts = predicate.conjuncts();
        if (conjuncts.isEmpty()) {
            return Map.of();
        }
        Map<String, FieldConstraint> constraints = new HashMap<>();
        for (Predicate conjunct : conjuncts) {
            if (conjunct instanceof Predicate.Comparison c) {
                if (!isList(c.operand())) {
                    addComparison(constraints, c);
                }
            } else if (conjunct instanceof Predicate.In in) {
                if (in.operands().stream().noneMatch(FieldConstraint::isList)) {
                    at(constraints, in.field()).list(in);
                }
            } else if (conjunct instanceof Predicate.IsNull isNull) {
                at(constraints, isNull.field()).list(isNull);
            } else if (conjunct instanceof Predicate.Contains contains) {
                at(constraints, contains.field()).list(contains);
            } else if (conjunct instanceof Predicate.ContainsPrefix prefix) {
                at(constraints, prefix.field()).elementPrefixes.add(prefix);
            } else if (conjunct instanceof Predicate.Range range && !isList(range.lower()) && !isList(range.upper())) {
                FieldConstraint constraint = at(constraints, range.field());
                constraint.lower.add(new Bound(range.lower(), range.lowerInclusive()));
                constraint.upper.add(new Bound(range.upper(), range.upperInclusive()));
                constraint.bounding.add(range);
            } else if (conjunct instanceof Predicate.Not not && not.operand() instanceof Predicate.IsNull isNull) {
                at(constraints, isNull.field()).present = true;
            } else if (conjunct instanceof Predicate.Prefix prefix) {
                at(constraints, prefix.field()).prefixes.add(prefix.prefix());
            }
        }
        return constraints;
    }

    /** Lists stand in no index as a whole. */
    private static boolean isList(Operand operand) {
        return operand instanceof Operand.Parameter parameter
                ? parameter.type() == ValueType.LIST
                : ((Operand.Constant) operand).value() instanceof List;
    }

    private static FieldConstraint at(Map<String, FieldConstraint> constraints, String field) {
        return constraints.computeIfAbsent(field, f -> new FieldConstraint());
    }

    private static void addComparison(Map<String, FieldConstraint> constraints, Predicate.Comparison c) {
        switch (c.operator()) {
            case EQUAL -> at(constraints, c.field()).list(c);
            case GREATER, GREATER_OR_EQUAL -> at(constraints, c.field()).bound(c, FieldConstraint::lower);
            case LESS, LESS_OR_EQUAL -> at(constraints, c.field()).bound(c, FieldConstraint::upper);
            case NOT_EQUAL -> {
                // Excludes too little to be worth two seeks.
            }
        }
    }

    private void bound(Predicate.Comparison c, Function<FieldConstraint, List<Bound>> side) {
        side.apply(this).add(new Bound(c.operand(), c.operator().accepts(0)));
        bounding.add(c);
    }

    private void list(Predicate conjunct) {
        if (listing == null || size(conjunct) < size(listing)) {
            listing = conjunct;
        }
    }

    private static int size(Predicate conjunct) {
        return conjunct instanceof Predicate.In in ? in.operands().size() : 1;
    }

    @Nullable
    Predicate listing() {
        return listing;
    }

    /** How many values the field can have, 0 when they are not listed. */
    int listed() {
        return listing == null ? 0 : size(listing);
    }

    /**
     * Whether the keys between the two bounds, which have values by now, are exactly those that match: a bound that is
     * left out may be a key itself, and counts as inside of a {@link KeyRange}.
     */
    boolean isExactRange() {
        return lower.size() == 1
                && upper.size() == 1
                && prefixes.isEmpty()
                && elementPrefixes.isEmpty()
                && lower.get(0).inclusive()
                && upper.get(0).inclusive()
                && lower.get(0).operand() instanceof Operand.Constant low
                && upper.get(0).operand() instanceof Operand.Constant high
                && low.value() != null
                && high.value() != null
                && ValueOrder.comparable(low.value(), high.value());
    }

    /** Whether the field has one known value in all documents that match. */
    boolean isFixed() {
        return listing != null && !(listing instanceof Predicate.In) && !isElement();
    }

    /** Whether the field is known to be a list with one known element, apart from what else it has. */
    boolean isElement() {
        return listing instanceof Predicate.Contains;
    }

    boolean isRange() {
        return present || isValueRange() || !elementPrefixes.isEmpty();
    }

    /** Whether it is a range of values, which a list never is in. */
    boolean isValueRange() {
        return elementPrefixes.isEmpty() && !(lower.isEmpty() && upper.isEmpty() && prefixes.isEmpty());
    }

    /** Whether no document matches in which the field is NULL. */
    boolean excludesNull() {
        return isRange() || (listing != null && !(listing instanceof Predicate.IsNull));
    }

    List<Bound> lower() {
        return lower;
    }

    List<Bound> upper() {
        return upper;
    }

    /** The conjuncts that the bounds come from. */
    List<Predicate> bounding() {
        return bounding;
    }

    List<Operand> prefixes() {
        return prefixes;
    }

    /** If there are any, the range is one of elements, and nothing else is part of it. */
    List<Predicate.ContainsPrefix> elementPrefixes() {
        return elementPrefixes;
    }

    /** The conjuncts as text, for EXPLAIN. */
    String describe(String field) {
        List<String> parts = new ArrayList<>();
        if (listing != null) {
            return listing.toString();
        }
        if (!elementPrefixes.isEmpty()) {
            elementPrefixes.forEach(p -> parts.add(p.toString()));
            return String.join(", ", parts);
        }
        lower.forEach(b -> parts.add(field + (b.inclusive() ? " >= " : " > ") + b.operand()));
        upper.forEach(b -> parts.add(field + (b.inclusive() ? " <= " : " < ") + b.operand()));
        prefixes.forEach(p -> parts.add(field + " STARTS WITH " + p));
        return parts.isEmpty() ? field + " IS NOT NULL" : String.join(", ", parts);
    }
}
