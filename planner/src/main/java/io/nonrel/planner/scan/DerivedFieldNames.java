package io.nonrel.planner.scan;

import io.nonrel.index.DerivedField;
import io.nonrel.spi.Predicate;

/** Looks for fields of derived indexes in a predicate. */
final class DerivedFieldNames {

    private DerivedFieldNames() {}

    static boolean in(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            return and.operands().stream().anyMatch(DerivedFieldNames::in);
        }
        if (predicate instanceof Predicate.Or or) {
            return or.operands().stream().anyMatch(DerivedFieldNames::in);
        }
        if (predicate instanceof Predicate.Not not) {
            return in(not.operand());
        }
        return DerivedField.isDerived(field(predicate));
    }

    private static String field(Predicate predicate) {
        if (predicate instanceof Predicate.Comparison comparison) {
            return comparison.field();
        }
        if (predicate instanceof Predicate.In in) {
            return in.field();
        }
        if (predicate instanceof Predicate.Range range) {
            return range.field();
        }
        if (predicate instanceof Predicate.Prefix prefix) {
            return prefix.field();
        }
        if (predicate instanceof Predicate.IsNull isNull) {
            return isNull.field();
        }
        if (predicate instanceof Predicate.Contains contains) {
            return contains.field();
        }
        if (predicate instanceof Predicate.ContainsPrefix contains) {
            return contains.field();
        }
        throw new AssertionError("Unknown predicate " + predicate);
    }
}
