package io.nonrel.tck.random;

import static io.nonrel.tck.random.Fragment.extra;

import io.nonrel.tck.random.Fragment.Query;
import io.nonrel.tck.random.Scope.Reference;
import java.util.ArrayList;
import java.util.List;

/** Makes grouped queries. Not thread-safe. */
final class Groupings {

    private final Dice dice;
    private final Generators generators;

    Groupings(Dice dice, Generators generators) {
        this.dice = dice;
        this.generators = generators;
    }

    Fragment grouped(List<Kind> kinds, List<Reference> outer, int depth) {
        Selects selects = generators.selects();
        From from = generators.from(outer, selects.joins());
        List<Reference> keys = dice.some(from.scope().near(), dice.below(4));
        List<Reference> columns = new ArrayList<>(keys);
        // One aggregate at least of each wanted kind, so that items and HAVING find something to name.
        for (Kind kind : kinds) {
            columns.add(aggregate(kind, from.scope(), depth));
        }
        columns.add(new Reference("COUNT(*)", Kind.BIGINT, Fragment.of("COUNT(*)")));
        Scope groups = new Scope(columns, List.of(), true);
        String groupBy = keys.isEmpty()
                ? ""
                : " GROUP BY " + sets(keys.stream().map(Reference::sql).toList());
        Fragment having = dice.oneIn(3)
                ? extra(" HAVING ", generators.expressions().predicates().predicate(groups, depth - 1))
                : Fragment.nothing();
        return new Query(Fragment.of(
                "SELECT ",
                selects.items(kinds, groups, dice.oneIn(3) ? 1 : 0),
                from.fragment(),
                selects.where(from.scope(), depth - 1),
                groupBy,
                having));
    }

    private String sets(List<String> keys) {
        String all = String.join(", ", keys);
        return switch (dice.below(12)) {
            case 0 -> "ROLLUP(" + all + ")";
            case 1 -> "CUBE(" + all + ")";
            case 2 ->
                "GROUPING SETS (("
                        + all
                        + "), "
                        + dice.pick(keys.stream().map(key -> "(" + key + ")").toList())
                        + dice.pick(", ())", ")");
            default -> all;
        };
    }

    private Reference aggregate(Kind kind, Scope scope, int depth) {
        Expressions expressions = generators.expressions();
        Scope near = Scope.of(scope.near(), List.of());
        Fragment filter = dice.oneIn(5)
                ? extra(
                        " FILTER (WHERE ",
                        expressions.predicates().predicate(new Scope(scope.near(), List.of(), true), 0),
                        ")")
                : Fragment.nothing();
        Fragment call =
                switch (dice.below(4)) {
                    case 0 ->
                        kind == Kind.BIGINT
                                ? Fragment.of(
                                        "COUNT(",
                                        dice.pick("", "DISTINCT "),
                                        expressions.leaf(Kind.any(dice), near),
                                        ")")
                                : extreme(kind, near, depth);
                    case 1 ->
                        kind == Kind.BIGINT
                                ? Fragment.of(
                                        "SUM(", dice.pick("", "DISTINCT "), expressions.leaf(Kind.INTEGER, near), ")")
                                : extreme(kind, near, depth);
                    case 2 ->
                        kind == Kind.DECIMAL || kind == Kind.DOUBLE
                                ? Fragment.of(dice.pick("SUM(", "AVG("), expressions.leaf(kind, near), ")")
                                : extreme(kind, near, depth);
                    default -> extreme(kind, near, depth);
                };
        return new Reference("", kind, Fragment.of(call, filter));
    }

    private Fragment extreme(Kind kind, Scope scope, int depth) {
        return Fragment.of(
                dice.pick("MIN(", "MAX("),
                generators.expressions().value(kind, scope, dice.oneIn(3) ? depth - 2 : 0),
                ")");
    }
}
