package io.nonrel.tck.random;

import io.nonrel.tck.random.Fragment.Listed;
import io.nonrel.tck.random.Fragment.Typed;
import java.util.ArrayList;
import java.util.List;

/** Makes conditions of every shape. Not thread-safe. */
final class Predicates {

    private static final List<String> DATE_UNITS = List.of("YEAR", "MONTH", "DAY", "ISODOW");
    private static final List<String> TIME_UNITS = List.of("YEAR", "MONTH", "DAY", "ISODOW", "HOUR");

    private final Dice dice;
    private final Literals literals;
    private final Expressions expressions;
    private final Generators generators;

    Predicates(Dice dice, Literals literals, Expressions expressions, Generators generators) {
        this.dice = dice;
        this.literals = literals;
        this.expressions = expressions;
        this.generators = generators;
    }

    Typed predicate(Scope scope, int depth) {
        return new Typed(Kind.BOOLEAN, depth <= 0 || dice.oneIn(3) ? simple(scope, depth) : composed(scope, depth - 1));
    }

    private Fragment composed(Scope scope, int depth) {
        return switch (dice.below(9)) {
            case 0, 1 -> several(" AND ", scope, depth);
            case 2, 3 -> several(" OR ", scope, depth);
            case 4, 5 -> Fragment.of("NOT (", predicate(scope, depth), ")");
            case 6 ->
                Fragment.of(
                        "(",
                        predicate(scope, depth),
                        ")",
                        dice.pick(
                                " IS TRUE",
                                " IS NOT TRUE",
                                " IS FALSE",
                                " IS NOT FALSE",
                                " IS UNKNOWN",
                                " IS NOT UNKNOWN"));
            case 7 ->
                generators.mayNest()
                        ? expressions.subQueries().condition(scope, depth)
                        : Fragment.of("(", predicate(scope, depth), " = ", predicate(scope, depth), ")");
            default ->
                Fragment.of(
                        "CASE WHEN ",
                        predicate(scope, depth),
                        " THEN ",
                        predicate(scope, depth),
                        " ELSE ",
                        predicate(scope, depth),
                        " END");
        };
    }

    private Fragment several(String separator, Scope scope, int depth) {
        List<Fragment> parts = new ArrayList<>();
        int count = dice.between(2, 3);
        for (int i = 0; i < count; i++) {
            parts.add(predicate(scope, depth));
        }
        return Fragment.of("(", new Listed(separator, 1, parts), ")");
    }

    private Fragment simple(Scope scope, int depth) {
        Kind kind = Kind.any(dice);
        // Most of the time what a store could take: a bare column on one side.
        Typed left = dice.oneIn(3) ? expressions.value(kind, scope, depth) : expressions.leaf(kind, scope);
        return switch (dice.below(13)) {
            case 11, 12 -> lookedUp(scope, depth);
            case 0, 1, 2 ->
                Fragment.of(
                        "(",
                        left,
                        dice.pick(" = ", " <> ", " < ", " <= ", " > ", " >= "),
                        other(kind, scope, depth),
                        ")");
            case 3 -> Fragment.of("(", left, dice.pick(" = ", " < ", " >= "), expressions.literal(kind), ")");
            case 4 -> Fragment.of("(", left, dice.pick(" IS NULL", " IS NOT NULL"), ")");
            case 5 ->
                Fragment.of(
                        "(",
                        left,
                        dice.pick(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM "),
                        other(kind, scope, depth),
                        ")");
            case 6 ->
                Fragment.of(
                        "(",
                        left,
                        dice.pick(" BETWEEN ", " NOT BETWEEN "),
                        other(kind, scope, depth - 1),
                        " AND ",
                        other(kind, scope, depth - 1),
                        ")");
            case 7 -> in(left, kind);
            case 8, 9 ->
                Fragment.of(
                        "(",
                        dice.oneIn(2)
                                ? expressions.leaf(Kind.VARCHAR, scope)
                                : expressions.value(Kind.VARCHAR, scope, depth),
                        dice.pick(" LIKE ", " NOT LIKE "),
                        pattern(scope),
                        ")");
            default -> expressions.leaf(Kind.BOOLEAN, scope);
        };
    }

    /** What derived indexes are for: parts of dates, and texts without regard to case or by what stands in them. */
    private Fragment lookedUp(Scope scope, int depth) {
        Typed text =
                dice.oneIn(4) ? expressions.value(Kind.VARCHAR, scope, depth) : expressions.leaf(Kind.VARCHAR, scope);
        return switch (dice.below(8)) {
            case 0 ->
                Fragment.of(
                        "(",
                        dice.pick("LOWER(", "UPPER("),
                        text,
                        dice.pick(") = ", ") <> ", ") < ", ") >= "),
                        literals.value(Kind.VARCHAR),
                        ")");
            case 1 ->
                Fragment.of(
                        "(",
                        dice.pick("LOWER(", "UPPER("),
                        text,
                        dice.pick(") LIKE ", ") NOT LIKE "),
                        pattern(scope),
                        ")");
            case 2 -> Fragment.of("(", text, dice.pick(" ILIKE ", " NOT ILIKE "), literals.pattern(), ")");
            case 3 -> Fragment.of("(POSITION(", literals.value(Kind.VARCHAR), " IN ", text, ") > 0)");
            case 4 -> Fragment.of("REGEXP_LIKE(", text, ", ", dice.pick("'^a')", "'b')", "'b', 'i')", "'a.*b')"));
            default -> {
                Kind kind = dice.pick(List.of(Kind.DATE, Kind.TIMESTAMP));
                String unit = dice.pick(kind == Kind.DATE ? DATE_UNITS : TIME_UNITS);
                yield Fragment.of(
                        "(EXTRACT(" + unit + " FROM ",
                        expressions.leaf(kind, scope),
                        dice.pick(") = ", ") = ", ") > ", ") <> "),
                        unit.equals("YEAR") ? Fragment.of("2020") : literals.small(12),
                        ")");
            }
        };
    }

    private Fragment pattern(Scope scope) {
        return switch (dice.below(10)) {
            case 0 -> expressions.leaf(Kind.VARCHAR, scope);
            case 1 -> Fragment.of(literals.escapedPattern(), " ESCAPE '!'");
            default -> literals.pattern();
        };
    }

    private Fragment in(Typed left, Kind kind) {
        List<Fragment> values = new ArrayList<>();
        int count = dice.between(1, 4);
        for (int i = 0; i < count; i++) {
            values.add(dice.oneIn(8) ? Literals.missing(kind) : literals.value(kind));
        }
        return Fragment.of("(", left, dice.pick(" IN (", " NOT IN ("), new Listed(", ", 1, values), "))");
    }

    private Typed other(Kind kind, Scope scope, int depth) {
        return dice.oneIn(2) ? expressions.literal(kind) : expressions.value(kind.comparable(dice), scope, depth);
    }
}
