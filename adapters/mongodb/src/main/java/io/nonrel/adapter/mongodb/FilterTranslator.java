package io.nonrel.adapter.mongodb;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateVisitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Turns a bound predicate, in which NOT stands only before what has no opposite, into a filter that is true just where the
 * predicate is TRUE. What {@link FilterCheck} refuses never comes here.
 */
final class FilterTranslator implements PredicateVisitor<Filter> {

    private final Shape shape;

    private FilterTranslator(Shape shape) {
        this.shape = shape;
    }

    static Filter translate(Predicate predicate, Shape shape) {
        return predicate.accept(new FilterTranslator(shape));
    }

    @Override
    public Filter visitComparison(Predicate.Comparison comparison) {
        return field(comparison.field()).compare(comparison.operator(), value(comparison.operand()));
    }

    @Override
    public Filter visitIn(Predicate.In in) {
        return field(in.field()).oneOf(values(in));
    }

    @Override
    public Filter visitRange(Predicate.Range range) {
        return field(range.field())
                .between(value(range.lower()), range.lowerInclusive(), value(range.upper()), range.upperInclusive());
    }

    @Override
    public Filter visitPrefix(Predicate.Prefix prefix) {
        return value(prefix.prefix()) instanceof String start
                ? field(prefix.field()).startsWith(start)
                : Filter.NOTHING;
    }

    @Override
    public Filter visitIsNull(Predicate.IsNull isNull) {
        return field(isNull.field()).isNull();
    }

    @Override
    public Filter visitContains(Predicate.Contains contains) {
        return field(contains.field()).contains(value(contains.element()));
    }

    @Override
    public Filter visitContainsPrefix(Predicate.ContainsPrefix prefix) {
        return value(prefix.prefix()) instanceof String start
                ? field(prefix.field()).containsPrefix(start)
                : Filter.NOTHING;
    }

    @Override
    public Filter visitAnd(Predicate.And and) {
        List<Filter> filters = new ArrayList<>();
        Filter byKey = wholeKey(and.operands());
        if (byKey != null) {
            filters.add(byKey);
        }
        for (Predicate operand : and.operands()) {
            if (byKey == null || keyEquality(operand) == null) {
                filters.add(operand.accept(this));
            }
        }
        return Filter.allOf(filters);
    }

    @Override
    public Filter visitOr(Predicate.Or or) {
        List<Filter> filters = new ArrayList<>();
        for (Predicate operand : or.operands()) {
            Filter filter = operand.accept(this);
            if (!filter.equals(Filter.NOTHING)) {
                filters.add(filter);
            }
        }
        return Filter.anyOf(filters);
    }

    @Override
    public Filter visitNot(Predicate.Not not) {
        Predicate negated = not.operand();
        if (negated instanceof Predicate.In in) {
            // Nothing is in an empty list, not even NULL.
            return in.operands().isEmpty()
                    ? Filter.EVERYTHING
                    : field(in.field()).differsFromAll(values(in));
        }
        if (negated instanceof Predicate.IsNull isNull) {
            return field(isNull.field()).notNull();
        }
        if (negated instanceof Predicate.Prefix prefix) {
            return value(prefix.prefix()) instanceof String start
                    ? field(prefix.field()).startsOtherwise(start)
                    : Filter.NOTHING;
        }
        throw new AssertionError("Not bound: " + not);
    }

    /** Equality of the whole document that a key of several fields is: the one form that the index of keys answers. */
    private @Nullable Filter wholeKey(List<Predicate> conjuncts) {
        if (!shape.hasCompoundKey()) {
            return null;
        }
        Map<String, BsonValue> values = new HashMap<>();
        for (Predicate conjunct : conjuncts) {
            Predicate.Comparison equality = keyEquality(conjunct);
            if (equality != null) {
                BsonValue exact = exact(equality);
                if (exact == null || values.put(equality.field(), exact) != null) {
                    return null;
                }
            }
        }
        return values.size() == shape.key().size()
                ? Filter.field(Shape.ID, new FieldTest.Equal(Keys.compound(shape, values::get)))
                : null;
    }

    private Predicate.@Nullable Comparison keyEquality(Predicate conjunct) {
        return conjunct instanceof Predicate.Comparison c
                        && c.operator() == Predicate.Operator.EQUAL
                        && shape.isKey(c.field())
                ? c
                : null;
    }

    private @Nullable BsonValue exact(Predicate.Comparison equality) {
        Object value = value(equality.operand());
        return Keys.exact(value, shape.form(equality.field()));
    }

    private FieldFilters field(String name) {
        return new FieldFilters(shape, name);
    }

    private static List<Object> values(Predicate.In in) {
        return in.operands().stream().map(FilterTranslator::value).toList();
    }

    private static Object value(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return Objects.requireNonNull(constant.value(), "A bound predicate has no NULL");
        }
        throw new AssertionError("Unbound parameter " + operand + " reached the store");
    }
}
