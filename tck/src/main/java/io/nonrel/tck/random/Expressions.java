package io.nonrel.tck.random;

import io.nonrel.tck.random.Fragment.Typed;
import io.nonrel.tck.random.Fragment.Words;
import java.util.List;

/** Makes expressions of a wanted kind. Numbers stay far from overflow. Not thread-safe. */
final class Expressions {

    private final Dice dice;
    private final Literals literals;
    private final Predicates predicates;
    private final SubQueries subQueries;

    Expressions(Dice dice, Literals literals, Generators generators) {
        this.dice = dice;
        this.literals = literals;
        this.predicates = new Predicates(dice, literals, this, generators);
        this.subQueries = new SubQueries(dice, this, predicates, generators);
    }

    Predicates predicates() {
        return predicates;
    }

    SubQueries subQueries() {
        return subQueries;
    }

    /** A column of the kind where there is one, else a literal. */
    Typed leaf(Kind kind, Scope scope) {
        List<Scope.Reference> far = scope.farOf(kind);
        List<Scope.Reference> near = scope.nearOf(kind);
        if (!far.isEmpty() && dice.oneIn(3)) {
            return new Typed(kind, dice.pick(far).fragment());
        }
        if (!near.isEmpty() && !dice.oneIn(8)) {
            return new Typed(kind, dice.pick(near).fragment());
        }
        // Fixed words: a parameter that stands alone has no type.
        return dice.oneIn(15)
                ? Literals.missing(kind)
                : new Typed(kind, new Words(literals.value(kind).sql()));
    }

    /** A literal beside something that has a type. */
    Typed literal(Kind kind) {
        return dice.oneIn(15) ? Literals.missing(kind) : new Typed(kind, literals.value(kind));
    }

    Typed value(Kind kind, Scope scope, int depth) {
        if (depth <= 0 || dice.oneIn(2)) {
            return leaf(kind, scope);
        }
        return new Typed(kind, dice.oneIn(3) ? choice(kind, scope, depth - 1) : operation(kind, scope, depth - 1));
    }

    private Fragment choice(Kind kind, Scope scope, int depth) {
        return switch (dice.below(5)) {
            case 0 ->
                Fragment.of(
                        "CASE WHEN ",
                        predicates.predicate(scope, depth),
                        " THEN ",
                        value(kind, scope, depth),
                        " ELSE ",
                        value(kind, scope, depth),
                        " END");
            case 1 ->
                Fragment.of(
                        "CASE WHEN ", predicates.predicate(scope, depth), " THEN ", value(kind, scope, depth), " END");
            case 2 -> Fragment.of("COALESCE(", value(kind, scope, depth), ", ", value(kind, scope, depth), ")");
            case 3 -> Fragment.of("NULLIF(", value(kind, scope, depth), ", ", leaf(kind, scope), ")");
            default -> subQueries.scalar(kind, scope, depth);
        };
    }

    private Fragment operation(Kind kind, Scope scope, int depth) {
        return switch (kind) {
            case INTEGER -> integer(scope, depth);
            case BIGINT -> dice.oneIn(2) ? sum(kind, scope, depth) : cast(Kind.INTEGER, kind, scope, depth);
            case DECIMAL -> dice.oneIn(2) ? sum(kind, scope, depth) : cast(Kind.INTEGER, kind, scope, depth);
            case DOUBLE ->
                dice.oneIn(2)
                        ? sum(kind, scope, depth)
                        : cast(dice.pick(List.of(Kind.INTEGER, Kind.DECIMAL)), kind, scope, depth);
            case VARCHAR -> text(scope, depth);
            case BOOLEAN -> Fragment.of("(", predicates.predicate(scope, depth), ")");
            case DATE ->
                dice.oneIn(2)
                        ? Fragment.of("CAST(", leaf(Kind.TIMESTAMP, scope), " AS DATE)")
                        : Fragment.of(
                                "(",
                                leaf(kind, scope),
                                dice.pick(" + ", " - "),
                                "INTERVAL '" + dice.between(1, 400) + "' DAY)");
            case TIMESTAMP ->
                dice.oneIn(3)
                        ? Fragment.of("CAST(", leaf(Kind.DATE, scope), " AS TIMESTAMP)")
                        : Fragment.of(
                                "(",
                                leaf(kind, scope),
                                dice.pick(" + ", " - "),
                                "INTERVAL '" + dice.between(1, 40) + "' HOUR)");
        };
    }

    private Fragment integer(Scope scope, int depth) {
        return switch (dice.below(7)) {
            case 0 -> Fragment.of("CHAR_LENGTH(", value(Kind.VARCHAR, scope, depth), ")");
            case 1 ->
                Fragment.of(
                        "EXTRACT(", dice.pick("YEAR", "MONTH", "DAY"), " FROM ", value(Kind.DATE, scope, depth), ")");
            case 2 -> Fragment.of("ABS(", value(Kind.INTEGER, scope, depth), ")");
            case 3 ->
                Fragment.of(
                        "MOD(",
                        value(Kind.INTEGER, scope, depth),
                        ", ",
                        literals.small(5).sql(),
                        ")");
            case 4 ->
                Fragment.of(
                        "(",
                        value(Kind.INTEGER, scope, depth),
                        dice.pick(" * ", " / "),
                        literals.small(5).sql(),
                        ")");
            case 5 -> Fragment.of("(- ", value(Kind.INTEGER, scope, depth), ")");
            default -> sum(Kind.INTEGER, scope, depth);
        };
    }

    private Fragment text(Scope scope, int depth) {
        return switch (dice.below(6)) {
            case 0 -> Fragment.of("UPPER(", value(Kind.VARCHAR, scope, depth), ")");
            case 1 -> Fragment.of("LOWER(", value(Kind.VARCHAR, scope, depth), ")");
            case 2 -> Fragment.of("TRIM(", value(Kind.VARCHAR, scope, depth), ")");
            case 3 -> Fragment.of("(", value(Kind.VARCHAR, scope, depth), " || ", leaf(Kind.VARCHAR, scope), ")");
            case 4 ->
                Fragment.of(
                        "SUBSTRING(",
                        value(Kind.VARCHAR, scope, depth),
                        " FROM ",
                        literals.small(3).sql(),
                        " FOR ",
                        literals.small(3).sql(),
                        ")");
            default -> cast(Kind.INTEGER, Kind.VARCHAR, scope, depth);
        };
    }

    private Fragment sum(Kind kind, Scope scope, int depth) {
        return Fragment.of(
                "(", value(kind, scope, depth), new Words(dice.pick(" + ", " - ")), value(kind, scope, depth), ")");
    }

    private Fragment cast(Kind from, Kind to, Scope scope, int depth) {
        return Fragment.of("CAST(", value(from, scope, depth), " AS " + to.type() + ")");
    }
}
