package io.nonrel.tck.store;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Predicates over the {@link Samples}, the same for the same seed, with constants or with parameters in their place. */
final class GeneratedPredicates {

    private static final int LONG_LIST = 40;

    private final Random random;
    private final boolean asParameters;
    private final List<@Nullable Object> parameters = new ArrayList<>();

    GeneratedPredicates(long seed, boolean asParameters) {
        this.random = new Random(seed);
        this.asParameters = asParameters;
    }

    /** The values of the parameters made so far. */
    @Nullable
    Object[] parameters() {
        return parameters.toArray();
    }

    /** A predicate with at most so many AND, OR and NOT inside of each other. */
    Predicate next(int depth) {
        int dice = depth == 0 ? 0 : random.nextInt(10);
        if (dice < 4) {
            return leaf();
        }
        if (dice == 4) {
            return new Predicate.Not(next(depth - 1));
        }
        int size = 1 + random.nextInt(3);
        List<Predicate> operands = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            operands.add(next(depth - 1));
        }
        return dice < 8 ? new Predicate.And(operands) : new Predicate.Or(operands);
    }

    private Predicate leaf() {
        String field = Samples.FIELDS.get(random.nextInt(Samples.FIELDS.size()));
        if (Samples.type(field) == ValueType.LIST) {
            return ofElements(field);
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Predicate.Comparison(field, Predicate.Operator.EQUAL, operand(field));
            case 2, 3 -> new Predicate.Comparison(field, operator(), operand(field));
            case 4 -> new Predicate.In(field, operands(field));
            case 5 ->
                new Predicate.Range(field, operand(field), random.nextBoolean(), operand(field), random.nextBoolean());
            case 6 -> new Predicate.IsNull(field);
            default -> new Predicate.Prefix(random.nextBoolean() ? "name" : Samples.UNKNOWN, operand("name"));
        };
    }

    private Predicate ofElements(String field) {
        return switch (random.nextInt(3)) {
            case 0 -> new Predicate.Contains(field, operand("name"));
            case 1 -> new Predicate.ContainsPrefix(field, operand("name"));
            default -> new Predicate.IsNull(field);
        };
    }

    private Predicate.Operator operator() {
        Predicate.Operator[] all = Predicate.Operator.values();
        return all[random.nextInt(all.length)];
    }

    private List<Operand> operands(String field) {
        int size = random.nextInt(20) == 0 ? LONG_LIST : random.nextInt(5);
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            operands.add(operand(field));
        }
        return operands;
    }

    private Operand operand(String field) {
        ValueType type = Samples.type(field);
        int dice = random.nextInt(30);
        if (dice == 0) {
            ValueType[] all = ValueType.values();
            type = all[random.nextInt(all.length)];
        }
        Object value = dice == 1 ? null : value(field, type);
        if (!asParameters) {
            return Operand.of(value);
        }
        parameters.add(value);
        return new Operand.Parameter(parameters.size() - 1, type);
    }

    private Object value(String field, ValueType type) {
        if (field.equals(Samples.KEY) && type == ValueType.INTEGER) {
            return (long) random.nextInt(Samples.COUNT + 2) - 1;
        }
        List<Object> values = Samples.values(type);
        return values.get(random.nextInt(values.size()));
    }
}
