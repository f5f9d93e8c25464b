package io.nonrel.adapter.mongodb;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateVisitor;
import io.nonrel.spi.ValueType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why a predicate, bound or not, can't become a filter that is right for whatever values arrive. */
final class FilterCheck implements PredicateVisitor<Optional<String>> {

    private final Shape shape;
    private final ServerProfile server;

    /** Whether the node stands under an odd number of NOTs. */
    private final boolean negated;

    private FilterCheck(Shape shape, ServerProfile server, boolean negated) {
        this.shape = shape;
        this.server = server;
        this.negated = negated;
    }

    /** The reason, for EXPLAIN; null when there is none. */
    static @Nullable String refusal(Predicate predicate, Shape shape, ServerProfile server) {
        return predicate.accept(new FilterCheck(shape, server, false)).orElse(null);
    }

    /** Why the server's order of a field's values is not the driver's; null when it is. */
    static @Nullable String orderRefusal(FieldForm form, ServerProfile server, String field) {
        if (FieldForm.ORDERED.contains(form)) {
            return null;
        }
        return switch (form) {
            case DOUBLE -> null;
            case STRING ->
                server.ordersStrings() ? null : server.product() + " orders strings by UTF-16 units: " + field;
            case UUID -> server.ordersUuids() ? null : server.product() + " orders UUIDs in another way: " + field;
            case BINARY -> "MongoDB orders binary values by their length first: " + field;
            case OBJECT_ID -> "ids of MongoDB are not ordered as texts: " + field;
            case LIST -> "MongoDB orders lists by one of their elements: " + field;
            default -> "values of several types may stand in " + field;
        };
    }

    @Override
    public Optional<String> visitComparison(Predicate.Comparison comparison) {
        return switch (comparison.operator()) {
            case EQUAL, NOT_EQUAL -> equality(comparison.field(), List.of(comparison.operand()));
            default -> order(comparison.field(), List.of(comparison.operand()));
        };
    }

    @Override
    public Optional<String> visitIn(Predicate.In in) {
        return equality(in.field(), in.operands());
    }

    @Override
    public Optional<String> visitRange(Predicate.Range range) {
        return order(range.field(), List.of(range.lower(), range.upper()));
    }

    @Override
    public Optional<String> visitPrefix(Predicate.Prefix prefix) {
        FieldForm form = shape.form(prefix.field());
        return form == FieldForm.TEXT || form == FieldForm.DOCUMENT || form == FieldForm.OBJECT_ID
                ? severalTypes(prefix.field())
                : Optional.empty();
    }

    @Override
    public Optional<String> visitIsNull(Predicate.IsNull isNull) {
        return shape.form(isNull.field()) == FieldForm.DOCUMENT ? severalTypes(isNull.field()) : Optional.empty();
    }

    @Override
    public Optional<String> visitContains(Predicate.Contains contains) {
        return elements(contains.field(), List.of(contains.element()));
    }

    @Override
    public Optional<String> visitContainsPrefix(Predicate.ContainsPrefix prefix) {
        return elements(prefix.field(), List.of());
    }

    @Override
    public Optional<String> visitAnd(Predicate.And and) {
        return first(and.operands());
    }

    @Override
    public Optional<String> visitOr(Predicate.Or or) {
        return first(or.operands());
    }

    @Override
    public Optional<String> visitNot(Predicate.Not not) {
        return not.operand().accept(new FilterCheck(shape, server, !negated));
    }

    private Optional<String> first(List<Predicate> operands) {
        return operands.stream()
                .map(o -> o.accept(this))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> equality(String field, List<Operand> operands) {
        FieldForm form = shape.form(field);
        if (form == FieldForm.TEXT || form == FieldForm.DOCUMENT) {
            return severalTypes(field);
        }
        if (form == FieldForm.LIST
                || form == FieldForm.OPEN && operands.stream().anyMatch(FilterCheck::isList)) {
            return Optional.of("MongoDB compares a list with each element of " + field);
        }
        return Optional.empty();
    }

    private Optional<String> order(String field, List<Operand> operands) {
        FieldForm form = shape.form(field);
        if (form != FieldForm.OPEN) {
            return Optional.ofNullable(orderRefusal(form, server, field));
        }
        // The value says what is compared.
        return operands.stream()
                .map(FilterCheck::type)
                .flatMap(Optional::stream)
                .map(FieldForm::of)
                .map(f -> Optional.ofNullable(orderRefusal(f, server, field)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> elements(String field, List<Operand> operands) {
        if (shape.form(field) == FieldForm.TEXT) {
            return severalTypes(field);
        }
        if (negated) {
            return Optional.of("a list that lacks an element may hold NULL: " + field);
        }
        return operands.stream().anyMatch(FilterCheck::isList)
                ? Optional.of("a list as an element of " + field)
                : Optional.empty();
    }

    private static Optional<String> severalTypes(String field) {
        return Optional.of("values of several types may stand in " + field);
    }

    private static boolean isList(Operand operand) {
        return type(operand).filter(t -> t == ValueType.LIST).isPresent();
    }

    private static Optional<ValueType> type(Operand operand) {
        if (operand instanceof Operand.Parameter parameter) {
            return Optional.of(parameter.type());
        }
        Object value = ((Operand.Constant) operand).value();
        for (ValueType type : ValueType.values()) {
            if (type.javaClass().isInstance(value)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
