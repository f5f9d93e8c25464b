package io.nonrel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binding keeps the documents that the predicate with its values written in keeps, and leaves a normal form. */
class PredicateBindingTest {

    private static final List<String> FIELDS = List.of("a", "b");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheSameDocuments(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            @Nullable Object[] parameters = new @Nullable Object[6];
            for (int k = 0; k < parameters.length; k++) {
                parameters[k] = value(random);
            }
            Predicate predicate = predicate(random, 3);
            Predicate bound = PredicateBinding.bind(predicate, parameters);
            assertNormal(bound, bound);
            for (int k = 0; k < 8; k++) {
                Map<String, @Nullable Object> document = new HashMap<>();
                FIELDS.forEach(field -> document.put(field, value(random)));
                PredicateEvaluator evaluator = new PredicateEvaluator(document::get);
                assertThat(evaluator.matches(bound))
                        .as("seed %d: %s with %s on %s", seed, predicate, List.of(parameters.length), document)
                        .isEqualTo(evaluator.matches(substitute(predicate, parameters)));
            }
        }
    }

    private static @Nullable Object value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> random.nextInt(3) == 0 ? "a" : "ab";
            case 2 -> random.nextBoolean() ? List.of("ab", "b") : List.of(1L);
            default -> (long) random.nextInt(3);
        };
    }

    private static Operand operand(Random random) {
        return random.nextBoolean()
                ? Operand.of(value(random))
                : new Operand.Parameter(random.nextInt(6), ValueType.INTEGER);
    }

    private static Predicate predicate(Random random, int depth) {
        String field = FIELDS.get(random.nextInt(2));
        return switch (random.nextInt(depth == 0 ? 5 : 10)) {
            case 0 ->
                new Predicate.Comparison(
                        field, List.of(Predicate.Operator.values()).get(random.nextInt(6)), operand(random));
            case 1 -> new Predicate.In(field, operands(random));
            case 2 ->
                new Predicate.Range(
                        field, operand(random), random.nextBoolean(), operand(random), random.nextBoolean());
            case 3 -> new Predicate.Prefix(field, operand(random));
            case 4 -> new Predicate.IsNull(field);
            case 5 -> new Predicate.Not(predicate(random, depth - 1));
            case 6 -> new Predicate.Not(new Predicate.Contains(field, operand(random)));
            case 7 -> new Predicate.ContainsPrefix(field, operand(random));
            case 8 -> new Predicate.And(predicates(random, depth));
            default -> new Predicate.Or(predicates(random, depth));
        };
    }

    private static List<Operand> operands(Random random) {
        List<Operand> operands = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            operands.add(operand(random));
        }
        return operands;
    }

    private static List<Predicate> predicates(Random random, int depth) {
        List<Predicate> predicates = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            predicates.add(predicate(random, depth - 1));
        }
        return predicates;
    }

    /** The predicate with its values written in and nothing simplified. */
    private static Predicate substitute(Predicate predicate, @Nullable Object[] parameters) {
        if (predicate instanceof Predicate.Comparison c) {
            return new Predicate.Comparison(c.field(), c.operator(), c.operand().bind(parameters));
        }
        if (predicate instanceof Predicate.In in) {
            List<Operand> operands = new ArrayList<>();
            in.operands().forEach(operand -> operands.add(operand.bind(parameters)));
            return new Predicate.In(in.field(), operands);
        }
        if (predicate instanceof Predicate.Range r) {
            return new Predicate.Range(
                    r.field(),
                    r.lower().bind(parameters),
                    r.lowerInclusive(),
                    r.upper().bind(parameters),
                    r.upperInclusive());
        }
        if (predicate instanceof Predicate.Prefix p) {
            return new Predicate.Prefix(p.field(), p.prefix().bind(parameters));
        }
        if (predicate instanceof Predicate.Contains c) {
            return new Predicate.Contains(c.field(), c.element().bind(parameters));
        }
        if (predicate instanceof Predicate.ContainsPrefix p) {
            return new Predicate.ContainsPrefix(p.field(), p.prefix().bind(parameters));
        }
        if (predicate instanceof Predicate.Not not) {
            return new Predicate.Not(substitute(not.operand(), parameters));
        }
        if (predicate instanceof Predicate.And and) {
            return new Predicate.And(
                    and.operands().stream().map(p -> substitute(p, parameters)).toList());
        }
        if (predicate instanceof Predicate.Or or) {
            return new Predicate.Or(
                    or.operands().stream().map(p -> substitute(p, parameters)).toList());
        }
        return predicate;
    }

    /** No parameter, no NULL operand, NOT only before what has no negation of its own. */
    private static void assertNormal(Predicate predicate, Predicate whole) {
        if (predicate instanceof Predicate.And and) {
            assertThat(and.operands()).as("%s", whole).noneMatch(Predicate.And.class::isInstance);
            and.operands().forEach(operand -> assertNormal(operand, whole));
        } else if (predicate instanceof Predicate.Or or) {
            or.operands().forEach(operand -> assertNormal(operand, whole));
        } else if (predicate instanceof Predicate.Not not) {
            assertThat(not.operand())
                    .as("%s", whole)
                    .isInstanceOfAny(
                            Predicate.In.class,
                            Predicate.Prefix.class,
                            Predicate.IsNull.class,
                            Predicate.Contains.class,
                            Predicate.ContainsPrefix.class);
            assertNormal(not.operand(), whole);
        } else if (predicate instanceof Predicate.Comparison c) {
            assertBound(c.operand());
        } else if (predicate instanceof Predicate.In in) {
            in.operands().forEach(PredicateBindingTest::assertBound);
        } else if (predicate instanceof Predicate.Range r) {
            assertBound(r.lower());
            assertBound(r.upper());
        } else if (predicate instanceof Predicate.ContainsPrefix p) {
            assertBound(p.prefix());
        }
    }

    private static void assertBound(Operand operand) {
        assertThat(operand).isInstanceOfSatisfying(Operand.Constant.class, c -> assertThat(c.value())
                .isNotNull());
    }
}
