package io.nonrel.adapter.embedded;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns bound constraints into the ranges of a tree that hold all matching entries, disjoint and in the tree's order. */
final class KeyRanges {

    /** The least value of the kind that follows strings. */
    private static final byte[] AFTER_STRINGS = {};

    private KeyRanges() {}

    /**
     * @param listed constraints of the leading fields, each with listed values
     * @param range constraint of the field after them, null for none
     * @param descending directions of all these fields
     */
    static List<KeyRange> of(List<FieldConstraint> listed, @Nullable FieldConstraint range, boolean[] descending) {
        List<@Nullable Object[]> starts = starts(listed, descending);
        List<Predicate.ContainsPrefix> prefixes = range == null ? List.of() : range.elementPrefixes();
        Predicate.ContainsPrefix prefix = longest(prefixes);
        if (prefix == null && !prefixes.isEmpty()) {
            return List.of();
        }
        List<KeyRange> ranges = new ArrayList<>(starts.size());
        for (@Nullable Object[] start : starts) {
            if (range == null) {
                ranges.add(KeyRange.startingWith(start));
            } else if (prefix == null) {
                ranges.add(range(start, range, descending[listed.size()]));
            } else {
                ranges.add(elements(start, prefix, descending[listed.size()]));
            }
        }
        return ranges;
    }

    /** The one whose range stands for all, which different elements may satisfy; null when no list satisfies one. */
    static Predicate.@Nullable ContainsPrefix longest(List<Predicate.ContainsPrefix> prefixes) {
        Predicate.ContainsPrefix longest = null;
        int length = -1;
        for (Predicate.ContainsPrefix candidate : prefixes) {
            if (!(value(candidate.prefix()) instanceof String prefix)) {
                return null;
            }
            if (prefix.length() > length) {
                longest = candidate;
                length = prefix.length();
            }
        }
        return longest;
    }

    /** All elements that are strings with the prefix, and nothing else. */
    private static KeyRange elements(
            @Nullable Object[] start, Predicate.ContainsPrefix containsPrefix, boolean descending) {
        String prefix = String.valueOf(value(containsPrefix.prefix()));
        String end = successor(prefix);
        @Nullable Object[] low = KeyType.plus(start, new Element(prefix));
        @Nullable Object[] high = KeyType.plus(start, new Element(end == null ? AFTER_STRINGS : end));
        return descending ? new KeyRange(KeyType.after(high), KeyType.after(low)) : new KeyRange(low, high);
    }

    /** Every combination of the listed values, in the tree's order and each once. */
    static List<@Nullable Object[]> starts(List<FieldConstraint> listed, boolean[] descending) {
        List<@Nullable Object[]> starts = List.<@Nullable Object[]>of(new @Nullable Object[0]);
        for (int i = 0; i < listed.size(); i++) {
            List<@Nullable Object> values = values(listed.get(i).listing(), descending[i]);
            List<@Nullable Object[]> longer = new ArrayList<>(starts.size() * values.size());
            for (@Nullable Object[] start : starts) {
                for (Object value : values) {
                    longer.add(KeyType.plus(start, value));
                }
            }
            starts = longer;
        }
        return starts;
    }

    private static List<@Nullable Object> values(@Nullable Predicate listing, boolean descending) {
        List<@Nullable Object> values = new ArrayList<>();
        if (listing instanceof Predicate.Comparison c) {
            addNonNull(values, c.operand());
        } else if (listing instanceof Predicate.Contains contains) {
            Object element = value(contains.element());
            if (element != null) {
                values.add(new Element(element));
            }
        } else if (listing instanceof Predicate.In in) {
            in.operands().forEach(operand -> addNonNull(values, operand));
            values.sort(descending ? ValueOrder.NULLS_FIRST.reversed() : ValueOrder.NULLS_FIRST);
            for (int i = values.size() - 1; i > 0; i--) {
                if (ValueOrder.same(values.get(i), values.get(i - 1))) {
                    values.remove(i);
                }
            }
        } else {
            values.add(null);
        }
        return values;
    }

    private static void addNonNull(List<@Nullable Object> values, Operand operand) {
        Object value = value(operand);
        if (value != null) {
            values.add(value);
        }
    }

    private static KeyRange range(@Nullable Object[] start, FieldConstraint constraint, boolean descending) {
        // The bounds as positions in an ascending order of the field; NULL is before all values.
        @Nullable Object[] low = KeyType.after(KeyType.plus(start, null));
        @Nullable Object[] high = KeyType.after(start);
        if (descending) {
            low = KeyType.plus(start, null);
            high = start;
        }
        FieldConstraint.Bound lower = tightest(constraint.lower(), 1);
        FieldConstraint.Bound upper = tightest(constraint.upper(), -1);
        for (Operand operand : constraint.prefixes()) {
            if (value(operand) instanceof String prefix) {
                lower = tighter(lower, new FieldConstraint.Bound(operand, true), 1);
                String end = successor(prefix);
                if (end != null) {
                    upper = tighter(upper, new FieldConstraint.Bound(Operand.of(end), false), -1);
                }
            }
        }
        if (upper == null && constraint.isValueRange()) {
            @Nullable Object[] elements = KeyType.plus(start, Element.NONE);
            high = descending ? KeyType.after(elements) : elements;
        }
        if (lower != null) {
            @Nullable Object[] at = KeyType.plus(start, value(lower.operand()));
            low = lower.inclusive() != descending ? at : KeyType.after(at);
        }
        if (upper != null) {
            @Nullable Object[] at = KeyType.plus(start, value(upper.operand()));
            high = upper.inclusive() != descending ? KeyType.after(at) : at;
        }
        return descending ? new KeyRange(high, low) : new KeyRange(low, high);
    }

    private static FieldConstraint.@Nullable Bound tightest(List<FieldConstraint.Bound> bounds, int direction) {
        FieldConstraint.Bound best = null;
        for (FieldConstraint.Bound bound : bounds) {
            best = tighter(best, bound, direction);
        }
        return best;
    }

    /**
     * @param direction 1 when a greater bound is tighter, -1 when a smaller one is
     */
    private static FieldConstraint.Bound tighter(
            FieldConstraint.@Nullable Bound a, FieldConstraint.Bound b, int direction) {
        if (a == null) {
            return b;
        }
        int order = ValueOrder.compareNullsFirst(value(a.operand()), value(b.operand())) * direction;
        return order > 0 || (order == 0 && !a.inclusive()) ? a : b;
    }

    private static @Nullable Object value(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return constant.value();
        }
        throw new AssertionError("Unbound parameter " + operand + " reached the store");
    }

    /** The first string after all that start with the prefix, null when there is none. */
    static @Nullable String successor(String prefix) {
        // Surrogates stand for the code points above all others, see ValueOrder.
        for (int i = prefix.length() - 1; i >= 0; i--) {
            char c = prefix.charAt(i);
            char next =
                    switch (c) {
                        case Character.MIN_SURROGATE - 1 -> Character.MAX_SURROGATE + 1;
                        case Character.MAX_VALUE -> Character.MIN_SURROGATE;
                        case Character.MAX_SURROGATE -> 0;
                        default -> (char) (c + 1);
                    };
            if (next != 0) {
                return prefix.substring(0, i) + next;
            }
        }
        return null;
    }
}
