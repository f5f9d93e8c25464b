package io.nonrel.tck.random;

import static io.nonrel.tck.random.Fragment.extra;

import io.nonrel.tck.random.Fragment.Query;
import java.util.List;

/** Makes inner queries: scalar, IN, EXISTS and quantified, correlated or not. Not thread-safe. */
final class SubQueries {

    private final Dice dice;
    private final Expressions expressions;
    private final Predicates predicates;
    private final Generators generators;

    SubQueries(Dice dice, Expressions expressions, Predicates predicates, Generators generators) {
        this.dice = dice;
        this.expressions = expressions;
        this.predicates = predicates;
        this.generators = generators;
    }

    Fragment condition(Scope scope, int depth) {
        Kind kind = Kind.any(dice);
        return generators.nested(() -> switch (dice.below(6)) {
            case 0, 1 ->
                Fragment.of(
                        "(",
                        expressions.leaf(kind, scope),
                        dice.pick(" IN (", " NOT IN ("),
                        column(kind, scope, depth),
                        "))");
            case 2 -> Fragment.of(dice.pick("", "NOT "), "EXISTS (", rows(scope, depth), ")");
            case 3 -> Fragment.of("NOT EXISTS (", rows(scope, depth), ")");
            case 4 ->
                Fragment.of(
                        "(",
                        expressions.leaf(kind, scope),
                        dice.pick(" = ", " < ", " >= ", " <> "),
                        dice.pick("ANY", "SOME", "ALL"),
                        " (",
                        column(kind, scope, depth),
                        "))");
            default ->
                Fragment.of(
                        "(",
                        expressions.leaf(kind, scope),
                        dice.pick(" = ", " < ", " >= "),
                        scalar(kind, scope, depth),
                        ")");
        });
    }

    /** A query of at most one row and one column. */
    Fragment scalar(Kind kind, Scope scope, int depth) {
        if (!generators.mayNest()) {
            return expressions.leaf(kind, scope);
        }
        return generators.nested(() -> {
            From from = generators.from(scope.outer(), 0);
            Fragment where = where(from.scope(), depth);
            if (dice.oneIn(4) && from.isTable()) {
                return Fragment.of(
                        "(",
                        new Query(Fragment.of(
                                "SELECT ",
                                expressions.leaf(kind, from.scope()),
                                from.fragment(),
                                where,
                                " ORDER BY ",
                                from.keys(),
                                dice.pick("", " DESC"),
                                " FETCH FIRST 1 ROWS ONLY")),
                        ")");
            }
            return Fragment.of(
                    "(",
                    new Query(Fragment.of("SELECT ", aggregate(kind, from.scope(), depth), from.fragment(), where)),
                    ")");
        });
    }

    /** An aggregate of the inner rows: one of outer columns alone belongs to the outer query. */
    private Fragment aggregate(Kind kind, Scope scope, int depth) {
        Scope inner = Scope.of(scope.near(), List.of());
        if (kind == Kind.BIGINT && dice.oneIn(2)) {
            return dice.oneIn(2)
                    ? Fragment.of("COUNT(*)")
                    : Fragment.of("COUNT(", expressions.leaf(Kind.any(dice), inner), ")");
        }
        return Fragment.of(dice.pick("MIN(", "MAX("), expressions.value(kind, inner, depth - 1), ")");
    }

    private Fragment column(Kind kind, Scope scope, int depth) {
        if (dice.oneIn(6)) {
            return generators.selects().union(List.of(kind), scope.outer(), depth);
        }
        From from = generators.from(scope.outer(), dice.oneIn(4) ? 1 : 0);
        return new Query(Fragment.of(
                "SELECT ",
                dice.pick("", "", "DISTINCT "),
                expressions.leaf(kind, from.scope()),
                from.fragment(),
                where(from.scope(), depth)));
    }

    private Fragment rows(Scope scope, int depth) {
        From from = generators.from(scope.outer(), dice.oneIn(4) ? 1 : 0);
        return new Query(Fragment.of("SELECT ", dice.pick("1", "*"), from.fragment(), where(from.scope(), depth)));
    }

    private Fragment where(Scope scope, int depth) {
        return dice.oneIn(5) ? Fragment.nothing() : extra(" WHERE ", predicates.predicate(scope, Math.min(depth, 2)));
    }
}
