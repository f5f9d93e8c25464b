package io.nonrel.adapter.embedded;

import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access choice with values: the ranges to read and what is left to do.
 *
 * @param keys whether the ranges are whole keys
 * @param order the order to sort by, empty when the tree gives it
 */
record AccessPlan(
        AccessChoice choice,
        List<KeyRange> ranges,
        boolean keys,
        boolean reverse,
        Predicate residual,
        List<SortField> order) {

    static AccessPlan of(CollectionSchema schema, Predicate predicate, List<SortField> order) {
        AccessChoice choice = AccessChooser.find(schema, predicate, order);
        if (choice == null) {
            return of(AccessChooser.choose(schema, predicate), predicate, false, order);
        }
        return of(choice, predicate, choice.direction(order) < 0, List.of());
    }

    private static AccessPlan of(AccessChoice choice, Predicate predicate, boolean reverse, List<SortField> order) {
        if (predicate.equals(Predicate.none())) {
            return new AccessPlan(choice, List.of(), false, reverse, predicate, List.of());
        }
        if (choice.isFull()) {
            return new AccessPlan(choice, List.of(KeyRange.ALL), false, reverse, predicate, order);
        }
        List<KeyRange> ranges = KeyRanges.of(choice.listed(), choice.range(), choice.descending());
        return new AccessPlan(choice, ranges, choice.isKeys(), reverse, residual(choice, predicate), order);
    }

    /**
     * What the ranges don't say exactly: listed values, the range of a prefix of elements and a range between two values
     * do, other ranges may hold values of other kinds.
     */
    private static Predicate residual(AccessChoice choice, Predicate predicate) {
        FieldConstraint range = choice.range();
        Predicate elements = range == null ? null : KeyRanges.longest(range.elementPrefixes());
        List<Predicate> exactBounds = range != null && range.isExactRange() ? range.bounding() : List.of();
        if (choice.listed().isEmpty() && elements == null && exactBounds.isEmpty()) {
            return predicate;
        }
        List<Predicate> left = new ArrayList<>();
        for (Predicate conjunct : predicate.conjuncts()) {
            boolean isListing = choice.listed().stream().anyMatch(constraint -> conjunct.equals(constraint.listing()));
            if (!isListing && !conjunct.equals(elements) && !exactBounds.contains(conjunct)) {
                left.add(conjunct);
            }
        }
        return left.size() == 1 ? left.get(0) : new Predicate.And(left);
    }

    /** For EXPLAIN: also of a scan whose parameters are not bound. */
    static AccessPath describe(CollectionSchema schema, Scan scan) {
        AccessChoice choice = AccessChooser.find(schema, scan.predicate(), scan.order());
        return choice == null
                ? AccessChooser.choose(schema, scan.predicate()).describe(List.of())
                : choice.describe(scan.order());
    }

    /** Empty, for what the ranges give several times; null when they give each document once. */
    @Nullable
    SeenKeys seenKeys() {
        return choice.repeats()
                ? new SeenKeys(choice.schema().indexes().get(choice.index()).width())
                : null;
    }

    Documents documents(CollectionView view) {
        Documents documents = keys
                ? new KeyDocuments(view, ranges.stream().map(KeyRange::from).toList(), reverse)
                : new RangeDocuments(view, choice.index(), ranges, reverse, seenKeys());
        return order.isEmpty() ? documents : new SortedDocuments(documents, order);
    }
}
