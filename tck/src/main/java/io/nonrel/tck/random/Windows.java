package io.nonrel.tck.random;

import io.nonrel.tck.random.Fragment.Extra;
import io.nonrel.tck.random.Fragment.Listed;
import io.nonrel.tck.random.Fragment.Query;
import io.nonrel.tck.random.Scope.Reference;
import java.util.ArrayList;
import java.util.List;

/** Makes queries with window functions over orders that decide them. Not thread-safe. */
final class Windows {

    private final Dice dice;
    private final Generators generators;

    Windows(Dice dice, Generators generators) {
        this.dice = dice;
        this.generators = generators;
    }

    Fragment windowed(List<Kind> kinds, List<Reference> outer, int depth) {
        Selects selects = generators.selects();
        From from = generators.from(outer, 0);
        List<Fragment> items = new ArrayList<>();
        for (Kind kind : kinds) {
            Fragment value = from.isTable() && !dice.oneIn(3)
                    ? call(kind, from)
                    : generators.expressions().value(kind, from.scope(), 1);
            items.add(Fragment.of(value, " AS x" + (items.size() + 1)));
        }
        return new Query(Fragment.of(
                "SELECT ",
                new Listed(", ", 1, items),
                from.fragment(),
                selects.where(from.scope(), Math.min(depth, 2))));
    }

    private Fragment call(Kind kind, From from) {
        Scope near = Scope.of(from.scope().near(), List.of());
        Expressions expressions = generators.expressions();
        Fragment operand = expressions.leaf(kind, near);
        if (kind == Kind.BIGINT && dice.oneIn(2)) {
            return switch (dice.below(4)) {
                case 0 -> Fragment.of("ROW_NUMBER() OVER (", partition(near), total(from), ")");
                case 1 -> Fragment.of(dice.pick("RANK()", "DENSE_RANK()"), " OVER (", partition(near), by(near), ")");
                case 2 -> Fragment.of("COUNT(*) OVER (", partition(near), new Extra(Fragment.of(by(near))), ")");
                default ->
                    Fragment.of(
                            "SUM(",
                            expressions.leaf(Kind.INTEGER, near),
                            ") OVER (",
                            partition(near),
                            total(from),
                            frame(),
                            ")");
            };
        }
        return switch (dice.below(5)) {
            case 0 ->
                Fragment.of(
                        dice.pick("LAG(", "LEAD("),
                        operand,
                        dice.pick("", ", 2"),
                        ") OVER (",
                        partition(near),
                        total(from),
                        ")");
            case 1 ->
                Fragment.of(
                        dice.pick("FIRST_VALUE(", "LAST_VALUE("),
                        operand,
                        ") OVER (",
                        partition(near),
                        total(from),
                        frame(),
                        ")");
            case 2 -> Fragment.of(dice.pick("MIN(", "MAX("), operand, ") OVER (", partition(near), ")");
            case 3 -> Fragment.of(dice.pick("MIN(", "MAX("), operand, ") OVER (", partition(near), by(near), ")");
            default ->
                Fragment.of(dice.pick("MIN(", "MAX("), operand, ") OVER (", partition(near), total(from), frame(), ")");
        };
    }

    private Fragment partition(Scope scope) {
        return dice.oneIn(3)
                ? Fragment.nothing()
                : new Extra(Fragment.of("PARTITION BY ", dice.pick(scope.near()).sql()));
    }

    private Fragment by(Scope scope) {
        return Fragment.of(" ORDER BY " + dice.pick(scope.near()).sql()
                + generators.selects().direction());
    }

    private Fragment total(From from) {
        return Fragment.of(
                " ORDER BY ",
                dice.oneIn(2)
                        ? new Extra(Fragment.of(
                                dice.pick(from.scope().near()).sql(),
                                generators.selects().direction(),
                                ", "))
                        : Fragment.nothing(),
                from.keys());
    }

    private String frame() {
        return dice.pick(
                "",
                " ROWS BETWEEN 2 PRECEDING AND CURRENT ROW",
                " ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
                " ROWS BETWEEN 1 FOLLOWING AND 3 FOLLOWING",
                " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING");
    }
}
