package io.nonrel.tck.random;

import io.nonrel.tck.random.Fragment.Listed;
import io.nonrel.tck.random.Fragment.Query;
import io.nonrel.tck.random.Scope.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes FROM clauses: tables, derived tables and joins of every kind. Not thread-safe. */
final class FromClauses {

    private final Dice dice;
    private final Generators generators;

    FromClauses(Dice dice, Generators generators) {
        this.dice = dice;
        this.generators = generators;
    }

    From from(List<Reference> outer, int joins) {
        Source first = source();
        List<Reference> near = new ArrayList<>(first.columns());
        List<Fragment> parts = new ArrayList<>();
        for (int i = 0; i < joins; i++) {
            if (generators.mayNest() && dice.oneIn(10)) {
                parts.add(generators.nested(() -> lateral(near)));
                continue;
            }
            Source next = source();
            String join = dice.pick(
                    " JOIN ", " JOIN ", " LEFT JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ", " CROSS JOIN ");
            Fragment on = join.equals(" CROSS JOIN ")
                    ? Fragment.nothing()
                    : Fragment.of(" ON ", condition(near, next.columns()));
            near.addAll(next.columns());
            parts.add(Fragment.of(join, next.fragment(), on));
        }
        return new From(
                Fragment.of(" FROM ", first.fragment(), new Listed("", 0, parts)),
                Scope.of(near, outer),
                joins == 0 ? first.keys() : "");
    }

    /** A query that sees the tables before it; adds its column to them. */
    private Fragment lateral(List<Reference> near) {
        Kind kind = Kind.any(dice);
        Table table = dice.pick(generators.tables());
        String inner = generators.alias();
        Scope scope = Scope.of(columns(inner, table), List.copyOf(near));
        String alias = generators.alias();
        Fragment query = Fragment.of(
                "LATERAL (SELECT ",
                generators.expressions().leaf(kind, scope),
                " AS x1 FROM " + table.name() + " AS " + inner + " WHERE ",
                generators.expressions().predicates().predicate(scope, 1),
                ") AS " + alias);
        near.add(Reference.column(alias + ".x1", kind));
        return dice.oneIn(2) ? Fragment.of(" CROSS JOIN ", query) : Fragment.of(" LEFT JOIN ", query, " ON TRUE");
    }

    private Fragment condition(List<Reference> left, List<Reference> right) {
        List<Reference> both = new ArrayList<>(left);
        both.addAll(right);
        Scope scope = Scope.of(both, List.of());
        List<Fragment> conjuncts = new ArrayList<>();
        if (!dice.oneIn(6)) {
            conjuncts.add(equality(left, right));
        }
        if (conjuncts.isEmpty() || dice.oneIn(2)) {
            int depth = dice.oneIn(3) ? 2 : 0;
            conjuncts.add(
                    generators.flat(() -> generators.expressions().predicates().predicate(scope, depth)));
        }
        if (generators.mayNest() && dice.oneIn(5)) {
            conjuncts.add(
                    dice.oneIn(2)
                            ? generators.expressions().subQueries().condition(scope, 1)
                            : generators.expressions().predicates().predicate(scope, 2));
        }
        return new Listed(" AND ", 1, conjuncts);
    }

    private Fragment equality(List<Reference> left, List<Reference> right) {
        Optional<Fragment> reference = reference(left, right);
        if (reference.isPresent() && dice.oneIn(2)) {
            return reference.get();
        }
        Reference one = dice.pick(right);
        List<Reference> others = left.stream()
                .filter(other -> other.kind() == one.kind()
                        || other.kind().isNumber() && one.kind().isNumber())
                .toList();
        String operator = dice.oneIn(8) ? dice.pick(" IS NOT DISTINCT FROM ", " < ", " >= ") : " = ";
        return others.isEmpty()
                ? Fragment.of(one.sql(), " IS NOT NULL")
                : Fragment.of("(", dice.pick(others).fragment(), operator, one.fragment(), ")");
    }

    /** A reference of one side that leads to a key of the other. */
    private static Optional<Fragment> reference(List<Reference> left, List<Reference> right) {
        return Stream.of(List.of(left, right), List.of(right, left))
                .flatMap(sides -> sides.get(0).stream()
                        .filter(from -> from.sql().endsWith("." + Table.REFERENCE))
                        .flatMap(from -> sides.get(1).stream()
                                .filter(to -> to.sql().endsWith(".id") && to.kind() == Kind.INTEGER)
                                .map(to -> Fragment.of("(", from.fragment(), " = ", to.fragment(), ")"))))
                .findFirst();
    }

    private Source source() {
        if (generators.mayNest() && dice.oneIn(7)) {
            return generators.nested(this::derived);
        }
        Table table = dice.pick(generators.tables());
        String alias = generators.alias();
        String keys =
                table.key().stream().map(column -> alias + "." + column.name()).collect(Collectors.joining(", "));
        return new Source(Fragment.of(table.name() + " AS " + alias), columns(alias, table), keys);
    }

    static List<Reference> columns(String alias, Table table) {
        return table.columns().stream()
                .map(column -> Reference.column(alias + "." + column.name(), column.kind()))
                .toList();
    }

    private Source derived() {
        List<Kind> kinds = new ArrayList<>();
        int width = dice.between(1, 3);
        for (int i = 0; i < width; i++) {
            kinds.add(Kind.any(dice));
        }
        Fragment query = generators.selects().body(kinds, List.of(), 1);
        String alias = generators.alias();
        List<Reference> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(Reference.column(alias + ".x" + (i + 1), kinds.get(i)));
        }
        return new Source(Fragment.of("(", new Query(query), ") AS " + alias), columns, "");
    }

    private record Source(Fragment fragment, List<Reference> columns, String keys) {}
}
