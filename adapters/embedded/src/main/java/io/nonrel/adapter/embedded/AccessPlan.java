package io.nonrel.adapter.embedded;

import io.nonrel.spi.Predicate;
import io.nonrel.spi.SortField;
import java.util.ArrayList;
import java.util.List;

/**
 * An access choice with values: the ranges to read and what is left to filter.
 *
 * @param keys whether the ranges are whole keys
 */
record AccessPlan(AccessChoice choice, List<KeyRange> ranges, boolean keys, boolean reverse, Predicate residual) {

    static AccessPlan of(CollectionSchema schema, Predicate predicate, List<SortField> order) {
        AccessChoice choice = AccessChooser.choose(schema, predicate, order);
        boolean reverse = choice.direction(order) < 0;
        if (choice.isFull()) {
            return new AccessPlan(choice, List.of(KeyRange.ALL), false, reverse, predicate);
        }
        List<KeyRange> ranges = KeyRanges.of(choice.listed(), choice.range(), choice.descending());
        return new AccessPlan(choice, ranges, choice.isKeys(), reverse, residual(choice, predicate));
    }

    /** What the ranges don't say exactly: listed values do, ranges may hold values of other kinds. */
    private static Predicate residual(AccessChoice choice, Predicate predicate) {
        if (choice.listed().isEmpty()) {
            return predicate;
        }
        List<Predicate> left = new ArrayList<>();
        for (Predicate conjunct : predicate.conjuncts()) {
            if (choice.listed().stream().noneMatch(constraint -> conjunct.equals(constraint.listing()))) {
                left.add(conjunct);
            }
        }
        return left.size() == 1 ? left.get(0) : new Predicate.And(left);
    }

    Documents documents(CollectionView view) {
        return keys
                ? new KeyDocuments(view, ranges.stream().map(KeyRange::from).toList(), reverse)
                : new RangeDocuments(view, choice.index(), ranges, reverse);
    }
}
