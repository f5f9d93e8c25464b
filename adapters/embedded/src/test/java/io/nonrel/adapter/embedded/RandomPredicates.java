package io.nonrel.adapter.embedded;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Predicates and values over the fields id, a, b, c: few values, so that they meet. */
final class RandomPredicates {

    private static final String[] FIELDS = {"id", "a", "b", "c", "d"};
    private static final String[] TEXTS = {"", "a", "ab", "abc", "b", "\uD83D\uDE00", "\uFFFD", "z"};

    private final Random random;

    RandomPredicates(Random random) {
        this.random = random;
    }

    Predicate next(int depth) {
        int kind = random.nextInt(depth > 0 ? 14 : 9);
        return switch (kind) {
            case 0, 1 -> new Predicate.Comparison(field(), operator(), operand());
            case 2 -> new Predicate.In(field(), operands());
            case 3 -> new Predicate.Range(field(), operand(), random.nextBoolean(), operand(), random.nextBoolean());
            case 4 -> new Predicate.Prefix(field(), operand());
            case 5 -> new Predicate.IsNull(field());
            case 6 -> new Predicate.Comparison(field(), Predicate.Operator.EQUAL, operand());
            case 7 -> new Predicate.Contains(listField(), operand());
            case 8 -> new Predicate.ContainsPrefix(listField(), operand());
            case 9, 10, 11 -> new Predicate.And(List.of(next(depth - 1), next(depth - 1)));
            case 12 -> new Predicate.Or(List.of(next(depth - 1), next(depth - 1)));
            default -> new Predicate.Not(next(depth - 1));
        };
    }

    String field() {
        return FIELDS[random.nextInt(FIELDS.length)];
    }

    private Predicate.Operator operator() {
        return List.of(Predicate.Operator.values()).get(random.nextInt(6));
    }

    private List<Operand> operands() {
        List<Operand> operands = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            operands.add(operand());
        }
        return operands;
    }

    private Operand operand() {
        return Operand.of(random.nextInt(12) == 0 ? null : value());
    }

    /** The one field that may be a list, or another one. */
    private String listField() {
        return random.nextInt(4) == 0 ? field() : "c";
    }

    /** A value of a field that is not the key. */
    @Nullable
    Object nullableValue(String field) {
        if (field.equals("c") && random.nextBoolean()) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                list.add(random.nextInt(8) == 0 ? null : value());
            }
            return list;
        }
        return random.nextInt(4) == 0 ? null : value();
    }

    private Object value() {
        return switch (random.nextInt(9)) {
            case 0, 8 -> TEXTS[random.nextInt(TEXTS.length)];
            case 1 -> BigDecimal.valueOf(random.nextInt(60), 1);
            case 2 -> random.nextInt(12) == 0 ? Double.NaN : random.nextInt(12) / 2.0 - 1;
            case 3 -> random.nextBoolean();
            default -> (long) random.nextInt(8) - 1;
        };
    }
}
