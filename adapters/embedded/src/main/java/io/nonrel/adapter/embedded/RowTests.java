package io.nonrel.adapter.embedded;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateVisitor;
import io.nonrel.spi.ValueOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a bound predicate into closures over the positions of a layout. NOT is pushed down on the way, so that each
 * closure only says whether its node is TRUE, or whether it is FALSE: UNKNOWN needs no third value then.
 */
final class RowTests implements PredicateVisitor<RowTest> {

    private static final RowTest ALWAYS = values -> true;
    private static final RowTest NEVER = values -> false;

    private final Layout layout;

    /** Whether the closure says that the node is TRUE, or that it is FALSE. */
    private final boolean wanted;

    private RowTests(Layout layout, boolean wanted) {
        this.layout = layout;
        this.wanted = wanted;
    }

    static RowTest compile(Predicate predicate, Layout layout) {
        return predicate.accept(new RowTests(layout, true));
    }

    @Override
    public RowTest visitComparison(Predicate.Comparison comparison) {
        Predicate.Operator operator =
                wanted ? comparison.operator() : comparison.operator().negated();
        return compare(layout.position(comparison.field()), operator, value(comparison.operand()));
    }

    @Override
    public RowTest visitIn(Predicate.In in) {
        int at = layout.position(in.field());
        @Nullable
        Object[] candidates = in.operands().stream().map(RowTests::value).toArray();
        if (candidates.length == 0) {
            return wanted ? NEVER : ALWAYS;
        }
        if (at < 0) {
            return NEVER;
        }
        if (wanted) {
            return new InTest(at, candidates);
        }
        return values -> {
            Object field = values[at];
            for (Object candidate : candidates) {
                if (field == null
                        || candidate == null
                        || !ValueOrder.comparable(field, candidate)
                        || ValueOrder.compare(field, candidate) == 0) {
                    return false;
                }
            }
            return true;
        };
    }

    @Override
    public RowTest visitRange(Predicate.Range range) {
        Predicate.Operator low =
                range.lowerInclusive() ? Predicate.Operator.GREATER_OR_EQUAL : Predicate.Operator.GREATER;
        Predicate.Operator high = range.upperInclusive() ? Predicate.Operator.LESS_OR_EQUAL : Predicate.Operator.LESS;
        int at = layout.position(range.field());
        RowTest lower = compare(at, wanted ? low : low.negated(), value(range.lower()));
        RowTest upper = compare(at, wanted ? high : high.negated(), value(range.upper()));
        return wanted
                ? values -> lower.test(values) && upper.test(values)
                : values -> lower.test(values) || upper.test(values);
    }

    @Override
    public RowTest visitPrefix(Predicate.Prefix prefix) {
        int at = layout.position(prefix.field());
        return at >= 0 && value(prefix.prefix()) instanceof String start
                ? values -> values[at] instanceof String s && s.startsWith(start) == wanted
                : NEVER;
    }

    @Override
    public RowTest visitIsNull(Predicate.IsNull isNull) {
        int at = layout.position(isNull.field());
        if (at < 0) {
            return wanted ? ALWAYS : NEVER;
        }
        return values -> (values[at] == null) == wanted;
    }

    @Override
    public RowTest visitContains(Predicate.Contains contains) {
        int at = layout.position(contains.field());
        Object element = value(contains.element());
        if (at < 0 || element == null) {
            return NEVER;
        }
        return values -> values[at] instanceof List<?> list && (wanted ? holds(list, element) : lacks(list, element));
    }

    @Override
    public RowTest visitContainsPrefix(Predicate.ContainsPrefix prefix) {
        int at = layout.position(prefix.field());
        return at >= 0 && value(prefix.prefix()) instanceof String start
                ? new ElementPrefixTest(at, start, wanted)
                : NEVER;
    }

    @Override
    public RowTest visitAnd(Predicate.And and) {
        return wanted ? all(and.operands()) : any(and.operands());
    }

    @Override
    public RowTest visitOr(Predicate.Or or) {
        return wanted ? any(or.operands()) : all(or.operands());
    }

    @Override
    public RowTest visitNot(Predicate.Not not) {
        return not.operand().accept(new RowTests(layout, !wanted));
    }

    private RowTest all(List<Predicate> operands) {
        RowTest[] tests = compile(operands);
        if (tests.length == 1) {
            return tests[0];
        }
        return values -> {
            for (RowTest test : tests) {
                if (!test.test(values)) {
                    return false;
                }
            }
            return true;
        };
    }

    private RowTest any(List<Predicate> operands) {
        RowTest[] tests = compile(operands);
        if (tests.length == 1) {
            return tests[0];
        }
        return values -> {
            for (RowTest test : tests) {
                if (test.test(values)) {
                    return true;
                }
            }
            return false;
        };
    }

    private RowTest[] compile(List<Predicate> operands) {
        return operands.stream().map(operand -> operand.accept(this)).toArray(RowTest[]::new);
    }

    private static RowTest compare(int at, Predicate.Operator operator, @Nullable Object value) {
        if (at < 0 || value == null) {
            return NEVER;
        }
        if (operator == Predicate.Operator.EQUAL && value instanceof String s) {
            return values -> s.equals(values[at]);
        }
        return values -> {
            Object field = values[at];
            return field != null
                    && ValueOrder.comparable(field, value)
                    && operator.accepts(ValueOrder.compare(field, value));
        };
    }

    private static boolean holds(List<?> list, Object element) {
        for (Object candidate : list) {
            if (candidate != null
                    && ValueOrder.comparable(candidate, element)
                    && ValueOrder.compare(candidate, element) == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean lacks(List<?> list, Object element) {
        for (Object candidate : list) {
            if (candidate == null
                    || !ValueOrder.comparable(candidate, element)
                    || ValueOrder.compare(candidate, element) == 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object value(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return constant.value();
        }
        throw new AssertionError("Unbound parameter " + operand + " reached the store");
    }
}
