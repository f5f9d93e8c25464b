package io.nonrel.tck.random;

import static io.nonrel.tck.random.Fragment.extra;

import io.nonrel.tck.random.Fragment.Listed;
import io.nonrel.tck.random.Scope.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes statements that change rows. Not thread-safe. */
final class Changes {

    private final Dice dice;
    private final Generators generators;

    Changes(Dice dice, Generators generators) {
        this.dice = dice;
        this.generators = generators;
    }

    Fragment change() {
        generators.begin();
        Table table = dice.pick(generators.tables());
        Scope scope = Scope.of(FromClauses.columns(table.name(), table), List.of());
        return switch (dice.below(6)) {
            case 0, 1, 2 -> Fragment.of("UPDATE " + table.name() + " SET ", assignments(table, scope), where(scope));
            case 3 -> Fragment.of("DELETE FROM " + table.name(), where(scope));
            case 4 -> insert(table);
            default -> merge(table);
        };
    }

    private Fragment where(Scope scope) {
        return extra(" WHERE ", generators.expressions().predicates().predicate(scope, dice.between(0, 2)));
    }

    private Fragment assignments(Table table, Scope scope) {
        List<Fragment> assignments = new ArrayList<>();
        List<Column> free = free(table);
        for (Column column : dice.some(free, dice.between(1, 2))) {
            assignments.add(Fragment.of(column.name() + " = ", value(column, scope)));
        }
        return new Listed(", ", 1, assignments);
    }

    /** The columns that may take any value. */
    private static List<Column> free(Table table) {
        return table.columns().stream()
                .filter(column ->
                        !table.key().contains(column) && !column.name().equals("u"))
                .toList();
    }

    private Fragment value(Column column, Scope scope) {
        Fragment value = generators.expressions().value(column.kind(), scope, dice.between(0, 2));
        return column.nullable()
                ? value
                : Fragment.of("COALESCE(", value, ", ", new Literals(dice, false).value(column.kind()), ")");
    }

    private Fragment insert(Table table) {
        From from = generators.from(List.of(), 0);
        Column key = table.key().get(0);
        Reference anyInteger = from.scope().nearOf(Kind.INTEGER).isEmpty()
                ? Reference.column("1", Kind.INTEGER)
                : dice.pick(from.scope().nearOf(Kind.INTEGER));
        // Keys that are free in every generated table, if only a few may meet.
        Fragment newKey = key.kind() == Kind.VARCHAR
                ? Fragment.of("'n' || CAST(", anyInteger.fragment(), " AS VARCHAR(20))")
                : Fragment.of(anyInteger.fragment(), " + 1000");
        List<Fragment> values = new ArrayList<>(List.of(newKey));
        List<Column> others = table.columns().subList(1, table.columns().size()).stream()
                .filter(column -> !column.name().equals("u"))
                .toList();
        for (Column column : others) {
            values.add(Fragment.of(", ", value(column, from.scope())));
        }
        String names = others.stream().map(column -> ", " + column.name()).collect(Collectors.joining());
        return Fragment.of(
                "INSERT INTO " + table.name() + " (" + key.name() + names + ") SELECT ",
                new Fragment.Phrase(values),
                from.fragment(),
                where(from.scope()));
    }

    private Fragment merge(Table table) {
        Table source = generators.tables().get(0);
        Scope scope = Scope.of(FromClauses.columns("s", source), List.of());
        Scope both = Scope.of(
                java.util.stream.Stream.concat(FromClauses.columns(table.name(), table).stream(), scope.near().stream())
                        .toList(),
                List.of());
        if (table.key().size() > 1 || table.key().get(0).kind() == Kind.VARCHAR) {
            return Fragment.of(
                    "UPDATE " + table.name() + " SET ",
                    assignments(table, Scope.of(FromClauses.columns(table.name(), table), List.of())));
        }
        List<Column> columns = table.columns().stream()
                .filter(column -> !column.name().equals("u"))
                .toList();
        List<Fragment> values = new ArrayList<>(List.of(Fragment.of("s.id + 6")));
        for (Column column : columns.subList(1, columns.size())) {
            values.add(Fragment.of(", ", value(column, scope)));
        }
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        return Fragment.of(
                "MERGE INTO " + table.name() + " USING t1 AS s ON " + table.name() + ".id = s.id + 6",
                extra(" WHEN MATCHED THEN UPDATE SET ", assignments(table, both)),
                extra(" WHEN NOT MATCHED THEN INSERT (" + names + ") VALUES (", new Fragment.Phrase(values), ")"));
    }
}
