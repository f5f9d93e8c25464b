package io.nonrel.spi;

import org.jspecify.annotations.Nullable;

/** One method for each node of {@link Predicate}: a new node breaks every adapter at compile time. */
public interface PredicateVisitor<R extends @Nullable Object> {
    R visitComparison(Predicate.Comparison comparison);

    R visitIn(Predicate.In in);

    R visitRange(Predicate.Range range);

    R visitPrefix(Predicate.Prefix prefix);

    R visitIsNull(Predicate.IsNull isNull);

    R visitContains(Predicate.Contains contains);

    R visitContainsPrefix(Predicate.ContainsPrefix prefix);

    R visitAnd(Predicate.And and);

    R visitOr(Predicate.Or or);

    R visitNot(Predicate.Not not);
}
