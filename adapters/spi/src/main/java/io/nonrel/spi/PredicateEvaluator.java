package io.nonrel.spi;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reference of what a predicate means: evaluates a bound predicate on one document in three-valued logic. The
 * embedded store, the transaction overlay and the conformance suite's oracle all use it. Stateless but for the document
 * it looks at: one instance for each thread.
 */
@SuppressWarnings("NullAway") // UNKNOWN is null; NullAway sees nullable type arguments only on JDK 22 and later
public final class PredicateEvaluator implements PredicateVisitor<@Nullable Boolean> {

    private final Function<String, @Nullable Object> document;

    /**
     * @param document gives the value of a field by name, null when it is NULL or missing
     */
    public PredicateEvaluator(Function<String, @Nullable Object> document) {
        this.document = document;
    }

    /** Whether the predicate is TRUE for the document. */
    public boolean matches(Predicate predicate) {
        return Boolean.TRUE.equals(predicate.accept(this));
    }

    @Override
    public @Nullable Boolean visitComparison(Predicate.Comparison comparison) {
        return compare(document.apply(comparison.field()), comparison.operator(), value(comparison.operand()));
    }

    @Override
    public @Nullable Boolean visitIn(Predicate.In in) {
        if (in.operands().isEmpty()) {
            return false;
        }
        Object field = document.apply(in.field());
        if (field == null) {
            return null;
        }
        boolean unknown = false;
        for (Operand operand : in.operands()) {
            Boolean equal = compare(field, Predicate.Operator.EQUAL, value(operand));
            if (equal == null) {
                unknown = true;
            } else if (equal) {
                return true;
            }
        }
        return unknown ? null : Boolean.FALSE;
    }

    @Override
    public @Nullable Boolean visitRange(Predicate.Range range) {
        Object field = document.apply(range.field());
        Predicate.Operator low =
                range.lowerInclusive() ? Predicate.Operator.GREATER_OR_EQUAL : Predicate.Operator.GREATER;
        Predicate.Operator high = range.upperInclusive() ? Predicate.Operator.LESS_OR_EQUAL : Predicate.Operator.LESS;
        return and(compare(field, low, value(range.lower())), compare(field, high, value(range.upper())));
    }

    @Override
    public @Nullable Boolean visitPrefix(Predicate.Prefix prefix) {
        Object field = document.apply(prefix.field());
        Object start = value(prefix.prefix());
        return field instanceof String s && start instanceof String p ? s.startsWith(p) : null;
    }

    @Override
    public @Nullable Boolean visitIsNull(Predicate.IsNull isNull) {
        return document.apply(isNull.field()) == null;
    }

    @Override
    public @Nullable Boolean visitContains(Predicate.Contains contains) {
        Object element = value(contains.element());
        if (element == null || !(document.apply(contains.field()) instanceof List<?> list)) {
            return null;
        }
        boolean unknown = false;
        for (Object candidate : list) {
            Boolean equal = compare(candidate, Predicate.Operator.EQUAL, element);
            if (equal == null) {
                unknown = true;
            } else if (equal) {
                return true;
            }
        }
        return unknown ? null : Boolean.FALSE;
    }

    @Override
    public @Nullable Boolean visitContainsPrefix(Predicate.ContainsPrefix prefix) {
        if (!(value(prefix.prefix()) instanceof String start)
                || !(document.apply(prefix.field()) instanceof List<?> list)) {
            return null;
        }
        boolean unknown = false;
        for (Object candidate : list) {
            if (!(candidate instanceof String s)) {
                unknown = true;
            } else if (s.startsWith(start)) {
                return true;
            }
        }
        return unknown ? null : Boolean.FALSE;
    }

    @Override
    public @Nullable Boolean visitAnd(Predicate.And and) {
        Boolean result = true;
        for (Predicate operand : and.operands()) {
            result = and(result, operand.accept(this));
            if (Boolean.FALSE.equals(result)) {
                return false;
            }
        }
        return result;
    }

    @Override
    public @Nullable Boolean visitOr(Predicate.Or or) {
        boolean unknown = false;
        for (Predicate operand : or.operands()) {
            Boolean result = operand.accept(this);
            if (result == null) {
                unknown = true;
            } else if (result) {
                return true;
            }
        }
        return unknown ? null : Boolean.FALSE;
    }

    @Override
    public @Nullable Boolean visitNot(Predicate.Not not) {
        Boolean result = not.operand().accept(this);
        return result == null ? null : !result;
    }

    private static @Nullable Boolean compare(
            @Nullable Object field, Predicate.Operator operator, @Nullable Object value) {
        if (field == null || value == null || !ValueOrder.comparable(field, value)) {
            return null;
        }
        return operator.accepts(ValueOrder.compare(field, value));
    }

    private static @Nullable Boolean and(@Nullable Boolean a, @Nullable Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return a == null || b == null ? null : Boolean.TRUE;
    }

    private static @Nullable Object value(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return constant.value();
        }
        throw new AssertionError("Unbound parameter " + operand + " reached the evaluator");
    }
}
