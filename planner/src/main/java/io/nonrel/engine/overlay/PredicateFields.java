package io.nonrel.engine.overlay;

import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateVisitor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of the fields that a predicate looks at. */
final class PredicateFields implements PredicateVisitor<@Nullable Void> {

    private final Set<String> names = new LinkedHashSet<>();

    private PredicateFields() {}

    static Set<String> of(Predicate predicate) {
        PredicateFields fields = new PredicateFields();
        predicate.accept(fields);
        return fields.names;
    }

    private @Nullable Void add(String field) {
        names.add(field);
        return null;
    }

    private @Nullable Void addAll(List<Predicate> operands) {
        operands.forEach(o -> o.accept(this));
        return null;
    }

    @Override
    public @Nullable Void visitComparison(Predicate.Comparison comparison) {
        return add(comparison.field());
    }

    @Override
    public @Nullable Void visitIn(Predicate.In in) {
        return add(in.field());
    }

    @Override
    public @Nullable Void visitRange(Predicate.Range range) {
        return add(range.field());
    }

    @Override
    public @Nullable Void visitPrefix(Predicate.Prefix prefix) {
        return add(prefix.field());
    }

    @Override
    public @Nullable Void visitIsNull(Predicate.IsNull isNull) {
        return add(isNull.field());
    }

    @Override
    public @Nullable Void visitContains(Predicate.Contains contains) {
        return add(contains.field());
    }

    @Override
    public @Nullable Void visitContainsPrefix(Predicate.ContainsPrefix prefix) {
        return add(prefix.field());
    }

    @Override
    public @Nullable Void visitAnd(Predicate.And and) {
        return addAll(and.operands());
    }

    @Override
    public @Nullable Void visitOr(Predicate.Or or) {
        return addAll(or.operands());
    }

    @Override
    public @Nullable Void visitNot(Predicate.Not not) {
        return not.operand().accept(this);
    }
}
