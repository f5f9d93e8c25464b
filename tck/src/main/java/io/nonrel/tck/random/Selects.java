package io.nonrel.tck.random;

import static io.nonrel.tck.random.Fragment.extra;

import io.nonrel.tck.random.Fragment.Listed;
import io.nonrel.tck.random.Fragment.Query;
import io.nonrel.tck.random.Fragment.TotalOrder;
import java.util.ArrayList;
import java.util.List;

/** Makes queries: plain, grouped, with windows, and set operations of these. Not thread-safe. */
final class Selects {

    private final Dice dice;
    private final Generators generators;
    private final Groupings groupings;
    private final Windows windows;

    Selects(Dice dice, Generators generators) {
        this.dice = dice;
        this.generators = generators;
        this.groupings = new Groupings(dice, generators);
        this.windows = new Windows(dice, generators);
    }

    /** A whole statement, often ordered. */
    Fragment statement() {
        if (dice.oneIn(4)) {
            return pages();
        }
        if (dice.oneIn(12)) {
            return named();
        }
        List<Kind> kinds = new ArrayList<>();
        int width = dice.between(1, 4);
        for (int i = 0; i < width; i++) {
            kinds.add(Kind.any(dice));
        }
        Fragment body = body(kinds, List.of(), 3);
        return dice.oneIn(3) ? Fragment.of(body, new Fragment.Extra(byOrdinals(width))) : body;
    }

    /** A query that gives columns {@code x1}, {@code x2} ... of these kinds. */
    Fragment body(List<Kind> kinds, List<Scope.Reference> outer, int depth) {
        return switch (dice.below(8)) {
            case 0, 1 -> groupings.grouped(kinds, outer, depth);
            case 2 -> windows.windowed(kinds, outer, depth);
            case 3 -> union(kinds, outer, depth - 1);
            default -> plain(kinds, outer, depth);
        };
    }

    /** A set operation. */
    Fragment union(List<Kind> kinds, List<Scope.Reference> outer, int depth) {
        String operator =
                dice.pick(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT ", " EXCEPT ALL ", " INTERSECT ALL ");
        Fragment left =
                dice.oneIn(4) && depth > 0 ? union(kinds, outer, depth - 1) : new Query(plain(kinds, outer, depth));
        return new Query(Fragment.of("(", left, operator, new Query(plain(kinds, outer, depth)), ")"));
    }

    /** A query with a name, asked once or joined with itself. */
    private Fragment named() {
        List<Kind> kinds = List.of(Kind.any(dice), Kind.any(dice));
        Fragment query = new Query(body(kinds, List.of(), 2));
        boolean joined = dice.oneIn(2);
        List<Scope.Reference> columns = new ArrayList<>();
        for (String alias : joined ? List.of("w1", "w2") : List.of("w1")) {
            columns.add(Scope.Reference.column(alias + ".x1", kinds.get(0)));
            columns.add(Scope.Reference.column(alias + ".x2", kinds.get(1)));
        }
        Scope scope = Scope.of(columns, List.of());
        return Fragment.of(
                "WITH w AS (",
                query,
                ") SELECT ",
                items(kinds, scope, 1),
                " FROM w AS w1" + (joined ? dice.pick(" JOIN ", " LEFT JOIN ") + "w AS w2 ON w1.x1 = w2.x1" : ""),
                where(scope, 2));
    }

    private Fragment plain(List<Kind> kinds, List<Scope.Reference> outer, int depth) {
        From from = generators.from(outer, joins());
        return new Query(Fragment.of(
                "SELECT ",
                dice.oneIn(5) ? extra("DISTINCT ") : Fragment.nothing(),
                items(kinds, from.scope(), depth - 1),
                from.fragment(),
                where(from.scope(), depth)));
    }

    int joins() {
        return dice.oneIn(2) ? 0 : dice.pick(List.of(1, 1, 1, 2));
    }

    Fragment where(Scope scope, int depth) {
        return dice.oneIn(5)
                ? Fragment.nothing()
                : extra(" WHERE ", generators.expressions().predicates().predicate(scope, depth));
    }

    Fragment items(List<Kind> kinds, Scope scope, int depth) {
        List<Fragment> items = new ArrayList<>();
        for (Kind kind : kinds) {
            items.add(Fragment.of(generators.expressions().value(kind, scope, depth), " AS x" + (items.size() + 1)));
        }
        return new Listed(", ", 1, items);
    }

    /** Rows of one table in the order of some columns and the key, a page of them: what stores do themselves. */
    private Fragment pages() {
        From from = generators.from(List.of(), 0);
        if (!from.isTable()) {
            return plain(List.of(Kind.INTEGER, Kind.VARCHAR), List.of(), 2);
        }
        List<Fragment> order = new ArrayList<>();
        for (Scope.Reference column : dice.some(from.scope().near(), dice.below(3))) {
            order.add(Fragment.of(column.sql(), direction(), ", "));
        }
        String down = dice.pick("", " DESC");
        return Fragment.of(
                "SELECT ",
                dice.oneIn(2) ? Fragment.of("*") : items(List.of(Kind.any(dice), Kind.any(dice)), from.scope(), 1),
                from.fragment(),
                where(from.scope(), dice.between(0, 2)),
                new TotalOrder(Fragment.of(
                        " ORDER BY ",
                        new Listed("", 0, order),
                        from.keys().replace(", ", down + ", ") + down,
                        page())));
    }

    private TotalOrder byOrdinals(int width) {
        List<Fragment> order = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            order.add(Fragment.of(String.valueOf(i), direction()));
        }
        return new TotalOrder(Fragment.of(" ORDER BY ", new Listed(", ", width, order), page()));
    }

    /** A direction with the place of NULLs, which differs between databases when it isn't said. */
    String direction() {
        return dice.pick("", " DESC") + dice.pick(" NULLS FIRST", " NULLS LAST");
    }

    private Fragment page() {
        return switch (dice.below(4)) {
            case 0 -> extra(" LIMIT " + dice.below(12));
            case 1 -> extra(" OFFSET " + dice.below(8) + " ROWS FETCH NEXT " + dice.between(1, 9) + " ROWS ONLY");
            case 2 -> extra(" OFFSET " + dice.below(8) + " ROWS");
            default -> Fragment.nothing();
        };
    }
}
