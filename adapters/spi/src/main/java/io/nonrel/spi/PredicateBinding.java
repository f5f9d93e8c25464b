package io.nonrel.spi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts parameter values into a predicate and folds what they decide: a comparison with NULL is UNKNOWN and keeps no
 * document. The result is in negation normal form and holds no parameter and no NULL operand.
 */
final class PredicateBinding implements PredicateVisitor<Predicate> {

    private final @Nullable Object[] parameters;

    /** Whether the node stands under an odd number of NOTs. */
    private final boolean negated;

    private PredicateBinding(@Nullable Object[] parameters, boolean negated) {
        this.parameters = parameters;
        this.negated = negated;
    }

    static Predicate bind(Predicate predicate, @Nullable Object[] parameters) {
        return predicate.accept(new PredicateBinding(parameters, false));
    }

    @Override
    public Predicate visitComparison(Predicate.Comparison comparison) {
        Operand.Constant value = comparison.operand().bind(parameters);
        if (value.value() == null) {
            return Predicate.none();
        }
        Predicate.Operator operator = comparison.operator();
        return new Predicate.Comparison(comparison.field(), negated ? operator.negated() : operator, value);
    }

    @Override
    public Predicate visitIn(Predicate.In in) {
        List<Operand> values = new ArrayList<>(in.operands().size());
        boolean hasNull = false;
        for (Operand operand : in.operands()) {
            Operand.Constant value = operand.bind(parameters);
            if (value.value() == null) {
                hasNull = true;
            } else {
                values.add(value);
            }
        }
        if (negated) {
            return hasNull ? Predicate.none() : new Predicate.Not(new Predicate.In(in.field(), values));
        }
        return values.isEmpty() ? Predicate.none() : new Predicate.In(in.field(), values);
    }

    @Override
    public Predicate visitRange(Predicate.Range range) {
        Predicate.Operator low =
                range.lowerInclusive() ? Predicate.Operator.GREATER_OR_EQUAL : Predicate.Operator.GREATER;
        Predicate.Operator high = range.upperInclusive() ? Predicate.Operator.LESS_OR_EQUAL : Predicate.Operator.LESS;
        Operand.Constant lower = range.lower().bind(parameters);
        Operand.Constant upper = range.upper().bind(parameters);
        if (negated || lower.value() == null || upper.value() == null) {
            // One bound alone may still decide the negation, so fall back to the two comparisons.
            return new Predicate.And(List.of(
                            new Predicate.Comparison(range.field(), low, lower),
                            new Predicate.Comparison(range.field(), high, upper)))
                    .accept(this);
        }
        return new Predicate.Range(range.field(), lower, range.lowerInclusive(), upper, range.upperInclusive());
    }

    @Override
    public Predicate visitPrefix(Predicate.Prefix prefix) {
        Operand.Constant value = prefix.prefix().bind(parameters);
        if (value.value() == null) {
            return Predicate.none();
        }
        Predicate bound = new Predicate.Prefix(prefix.field(), value);
        return negated ? new Predicate.Not(bound) : bound;
    }

    @Override
    public Predicate visitIsNull(Predicate.IsNull isNull) {
        return negated ? new Predicate.Not(isNull) : isNull;
    }

    @Override
    public Predicate visitContains(Predicate.Contains contains) {
        Operand.Constant value = contains.element().bind(parameters);
        if (value.value() == null) {
            return Predicate.none();
        }
        Predicate bound = new Predicate.Contains(contains.field(), value);
        return negated ? new Predicate.Not(bound) : bound;
    }

    @Override
    public Predicate visitContainsPrefix(Predicate.ContainsPrefix prefix) {
        Operand.Constant value = prefix.prefix().bind(parameters);
        if (value.value() == null) {
            return Predicate.none();
        }
        Predicate bound = new Predicate.ContainsPrefix(prefix.field(), value);
        return negated ? new Predicate.Not(bound) : bound;
    }

    @Override
    public Predicate visitAnd(Predicate.And and) {
        return negated ? any(and.operands()) : all(and.operands());
    }

    @Override
    public Predicate visitOr(Predicate.Or or) {
        return negated ? all(or.operands()) : any(or.operands());
    }

    @Override
    public Predicate visitNot(Predicate.Not not) {
        return not.operand().accept(new PredicateBinding(parameters, !negated));
    }

    private Predicate all(List<Predicate> operands) {
        List<Predicate> kept = new ArrayList<>(operands.size());
        for (Predicate operand : operands) {
            Predicate bound = operand.accept(this);
            if (bound.equals(Predicate.none())) {
                return Predicate.none();
            }
            kept.addAll(bound.conjuncts());
        }
        return kept.size() == 1 ? kept.get(0) : new Predicate.And(kept);
    }

    private Predicate any(List<Predicate> operands) {
        List<Predicate> kept = new ArrayList<>(operands.size());
        for (Predicate operand : operands) {
            Predicate bound = operand.accept(this);
            if (bound.equals(Predicate.all())) {
                return Predicate.all();
            }
            if (!bound.equals(Predicate.none())) {
                kept.add(bound);
            }
        }
        return kept.size() == 1 ? kept.get(0) : new Predicate.Or(kept);
    }
}
