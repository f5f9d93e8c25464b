package io.nonrel.adapter.embedded;

import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Picks how to read a collection: the tree that the predicate restricts most, among those that give the order asked for.
 * On a tie the documents' own tree wins, then the index with fewer fields, then the first created. Stateless.
 */
final class AccessChooser {

    private AccessChooser() {}

    /** The best way when no order is asked for. */
    static AccessChoice choose(CollectionSchema schema, Predicate predicate) {
        AccessChoice choice = find(schema, predicate, List.of());
        if (choice == null) {
            throw new AssertionError("Every tree of " + schema.name() + " gives no order at all");
        }
        return choice;
    }

    /** The best way that gives the order, or null when none does. */
    static @Nullable AccessChoice find(CollectionSchema schema, Predicate predicate, List<SortField> order) {
        return best(schema, FieldConstraint.of(predicate), order);
    }

    static Verdict check(CollectionSchema schema, Scan scan) {
        if (scan.order().isEmpty()) {
            return Verdict.EXACT;
        }
        Map<String, FieldConstraint> constraints = FieldConstraint.of(scan.predicate());
        AccessChoice ordered = best(schema, constraints, scan.order());
        if (ordered == null) {
            return new Verdict.Rejected("neither the key nor an index of " + schema.name() + " gives this order");
        }
        AccessChoice any = best(schema, constraints, List.of());
        if (any != null && isStronger(any, ordered)) {
            return new Verdict.Rejected(
                    any.describe(List.of()).description() + " finds the rows, but does not give this order");
        }
        return Verdict.EXACT;
    }

    /** Whether sorting what {@code a} finds costs less than reading all that {@code b} goes through. */
    private static boolean isStronger(AccessChoice a, AccessChoice b) {
        return a.listed().size() > b.listed().size() || (b.isFull() && !a.isFull());
    }

    private static @Nullable AccessChoice best(
            CollectionSchema schema, Map<String, FieldConstraint> constraints, List<SortField> order) {
        AccessChoice best = null;
        for (int i = -1; i < schema.indexes().size(); i++) {
            AccessChoice choice = new AccessChoice(schema, i, constraints);
            if (choice.isKeys() && order.isEmpty()) {
                return choice;
            }
            if (choice.direction(order) != 0 && (best == null || isBetter(choice, best))) {
                best = choice;
            }
        }
        return best;
    }

    private static boolean isBetter(AccessChoice a, AccessChoice b) {
        if (a.strength() != b.strength()) {
            return a.strength() > b.strength();
        }
        return b.index() >= 0 && width(a) < width(b);
    }

    private static int width(AccessChoice choice) {
        return choice.schema().indexes().get(choice.index()).width();
    }
}
