package io.nonrel.adapter.mongodb;

import io.nonrel.spi.Predicate.Operator;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Filters on one field with SQL's meaning: true just where SQL says TRUE. NULL, no field, a value of another type and a list
 * are NULL.
 */
final class FieldFilters {

    static final BsonValue NAN = new BsonDouble(Double.NaN);

    private static final FieldTest NOT_NAN = new FieldTest.NoneOf(List.of(NAN));

    private final String path;
    private final FieldForm form;

    /** Fields of the key are never NULL and never lists. */
    private final boolean key;

    FieldFilters(Shape shape, String field) {
        this.path = shape.path(field);
        this.form = shape.form(field);
        this.key = shape.isKey(field);
    }

    /** The field compared with a value that isn't NULL. */
    Filter compare(Operator operator, Object value) {
        if (!form.compares(value)) {
            return Filter.NOTHING;
        }
        if (value instanceof Double d && d.isNaN()) {
            return compareWithNaN(operator);
        }
        GridPoint point = GridPoint.of(value, form);
        return switch (operator) {
            case EQUAL -> point.exact() == null ? Filter.NOTHING : scalar(new FieldTest.Equal(point.exact()));
            case NOT_EQUAL -> point.exact() == null ? notNull() : noneOf(List.of(point.exact()));
            case LESS, LESS_OR_EQUAL -> order(below(point, operator == Operator.LESS_OR_EQUAL), false, value);
            case GREATER, GREATER_OR_EQUAL -> order(above(point, operator == Operator.GREATER_OR_EQUAL), true, value);
        };
    }

    /** The field between two values that aren't NULL. */
    Filter between(Object lower, boolean lowerInclusive, Object upper, boolean upperInclusive) {
        if (isNaN(lower) || isNaN(upper) || !form.compares(lower) || !form.compares(upper)) {
            Filter low = compare(lowerInclusive ? Operator.GREATER_OR_EQUAL : Operator.GREATER, lower);
            Filter high = compare(upperInclusive ? Operator.LESS_OR_EQUAL : Operator.LESS, upper);
            return Filter.allOf(List.of(low, high));
        }
        FieldTest low = above(GridPoint.of(lower, form), lowerInclusive);
        FieldTest high = below(GridPoint.of(upper, form), upperInclusive);
        if (low == null || high == null) {
            return Filter.NOTHING;
        }
        return mayMeetNaN(upper) ? scalar(low, high, NOT_NAN) : scalar(low, high);
    }

    /** The field is equal to one of some values that aren't NULL. */
    Filter oneOf(List<Object> values) {
        List<BsonValue> exact = exact(values);
        return switch (exact.size()) {
            case 0 -> Filter.NOTHING;
            case 1 -> scalar(new FieldTest.Equal(exact.get(0)));
            default -> scalar(new FieldTest.OneOf(exact));
        };
    }

    /** The field is not NULL, and different from each of some values that aren't NULL. */
    Filter differsFromAll(List<Object> values) {
        // A value of another kind leaves it unknown whether it is equal.
        return values.stream().allMatch(form::compares) ? noneOf(exact(values)) : Filter.NOTHING;
    }

    /** The field is a string with this beginning. */
    Filter startsWith(String prefix) {
        if (form != FieldForm.STRING && form != FieldForm.OPEN) {
            return Filter.NOTHING;
        }
        return scalar(Prefixes.tests(prefix).toArray(FieldTest[]::new));
    }

    /** The field is a string without this beginning. */
    Filter startsOtherwise(String prefix) {
        if (form != FieldForm.STRING && form != FieldForm.OPEN || prefix.isEmpty()) {
            return Filter.NOTHING;
        }
        Filter otherwise =
                Filter.field(path, new FieldTest.OfType("string"), new FieldTest.Not(Prefixes.tests(prefix)));
        return key ? otherwise : Filter.allOf(List.of(otherwise, Filter.field(path, FieldTest.NOT_A_LIST)));
    }

    Filter isNull() {
        if (key) {
            return Filter.NOTHING;
        }
        String alias = form.alias();
        if (alias == null) {
            return scalar(new FieldTest.Equal(BsonNull.VALUE));
        }
        Filter otherType = Filter.field(path, new FieldTest.Not(List.of(new FieldTest.OfType(alias))));
        return form == FieldForm.LIST
                ? otherType
                : Filter.anyOf(List.of(otherType, Filter.field(path, new FieldTest.OfType("array"))));
    }

    Filter notNull() {
        if (key) {
            return Filter.EVERYTHING;
        }
        String alias = form.alias();
        if (alias == null) {
            return Filter.anyOf(List.of(
                    Filter.field(path, new FieldTest.NoneOf(List.of(BsonNull.VALUE))),
                    Filter.field(path, new FieldTest.OfType("array"))));
        }
        return form == FieldForm.LIST
                ? Filter.field(path, new FieldTest.OfType("array"))
                : scalar(new FieldTest.OfType(alias));
    }

    /** The field is a list with this element. */
    Filter contains(Object element) {
        if (form != FieldForm.LIST && form != FieldForm.OPEN) {
            return Filter.NOTHING;
        }
        BsonValue exact =
                isNaN(element) ? NAN : GridPoint.of(element, FieldForm.OPEN).exact();
        return exact == null
                ? Filter.NOTHING
                : Filter.field(path, new FieldTest.Element(List.of(new FieldTest.Equal(exact))));
    }

    /** The field is a list with a string that begins so. */
    Filter containsPrefix(String prefix) {
        if (form != FieldForm.LIST && form != FieldForm.OPEN) {
            return Filter.NOTHING;
        }
        return Filter.field(path, new FieldTest.Element(Prefixes.tests(prefix)));
    }

    private Filter compareWithNaN(Operator operator) {
        // Equal to itself, above all other numbers.
        return switch (operator) {
            case EQUAL, GREATER_OR_EQUAL -> scalar(new FieldTest.Equal(NAN));
            case GREATER -> Filter.NOTHING;
            case LESS, NOT_EQUAL -> scalar(new FieldTest.OfType("number"), new FieldTest.NoneOf(List.of(NAN)));
            case LESS_OR_EQUAL -> scalar(new FieldTest.OfType("number"));
        };
    }

    private Filter order(@Nullable FieldTest test, boolean upwards, Object value) {
        if (!mayMeetNaN(value)) {
            return test == null ? Filter.NOTHING : scalar(test);
        }
        if (!upwards) {
            return test == null ? Filter.NOTHING : scalar(test, NOT_NAN);
        }
        Filter isNaN = scalar(new FieldTest.Equal(NAN));
        return test == null ? isNaN : Filter.anyOf(List.of(scalar(test), isNaN));
    }

    /** NaN is above all numbers here, and on neither side of any in MongoDB; other servers do as they like. */
    private boolean mayMeetNaN(Object value) {
        return form.mayBeNaN() && value instanceof Number;
    }

    private static @Nullable FieldTest below(GridPoint point, boolean inclusive) {
        if (point.exact() != null) {
            return new FieldTest.Order(inclusive ? FieldTest.Side.UP_TO : FieldTest.Side.BELOW, point.exact());
        }
        return point.below() == null ? null : new FieldTest.Order(FieldTest.Side.UP_TO, point.below());
    }

    private static @Nullable FieldTest above(GridPoint point, boolean inclusive) {
        if (point.exact() != null) {
            return new FieldTest.Order(inclusive ? FieldTest.Side.FROM : FieldTest.Side.ABOVE, point.exact());
        }
        return point.above() == null ? null : new FieldTest.Order(FieldTest.Side.FROM, point.above());
    }

    private Filter noneOf(List<BsonValue> values) {
        if (key) {
            return values.isEmpty() ? Filter.EVERYTHING : Filter.field(path, new FieldTest.NoneOf(values));
        }
        return values.isEmpty()
                ? notNull()
                : Filter.allOf(List.of(notNull(), Filter.field(path, new FieldTest.NoneOf(values))));
    }

    private List<BsonValue> exact(List<Object> values) {
        List<BsonValue> exact = new ArrayList<>(values.size());
        for (Object value : values) {
            if (form.compares(value)) {
                BsonValue found = isNaN(value) ? NAN : GridPoint.of(value, form).exact();
                if (found != null) {
                    exact.add(found);
                }
            }
        }
        return exact;
    }

    private Filter scalar(FieldTest... tests) {
        List<FieldTest> all = new ArrayList<>(List.of(tests));
        if (!key) {
            all.add(FieldTest.NOT_A_LIST);
        }
        return new Filter.Field(path, all);
    }

    private static boolean isNaN(Object value) {
        return value instanceof Double d && d.isNaN();
    }
}
