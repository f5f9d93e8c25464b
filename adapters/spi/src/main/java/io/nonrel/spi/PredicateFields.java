package io.nonrel.spi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of the fields that a predicate looks at. */
final class PredicateFields implements PredicateVisitor<Set<String>> {

    private final Set<String> names = new LinkedHashSet<>();

    private PredicateFields() {}

    static Set<String> of(Predicate predicate) {
        return predicate.accept(new PredicateFields());
    }

    private Set<String> add(String field) {
        names.add(field);
        return names;
    }

    private Set<String> addAll(List<Predicate> operands) {
        operands.forEach(o -> o.accept(this));
        return names;
    }

    @Override
    public Set<String> visitComparison(Predicate.Comparison comparison) {
        return add(comparison.field());
    }

    @Override
    public Set<String> visitIn(Predicate.In in) {
        return add(in.field());
    }

    @Override
    public Set<String> visitRange(Predicate.Range range) {
        return add(range.field());
    }

    @Override
    public Set<String> visitPrefix(Predicate.Prefix prefix) {
        return add(prefix.field());
    }

    @Override
    public Set<String> visitIsNull(Predicate.IsNull isNull) {
        return add(isNull.field());
    }

    @Override
    public Set<String> visitContains(Predicate.Contains contains) {
        return add(contains.field());
    }

    @Override
    public Set<String> visitContainsPrefix(Predicate.ContainsPrefix prefix) {
        return add(prefix.field());
    }

    @Override
    public Set<String> visitAnd(Predicate.And and) {
        return addAll(and.operands());
    }

    @Override
    public Set<String> visitOr(Predicate.Or or) {
        return addAll(or.operands());
    }

    @Override
    public Set<String> visitNot(Predicate.Not not) {
        return not.operand().accept(this);
    }
}
