package io.nonrel.tck.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes tables with NULLs, indexes and keys of one or two columns. Not thread-safe. */
final class TableGenerator {

    private final Dice dice;
    private final Literals literals;

    TableGenerator(Dice dice, Literals literals) {
        this.dice = dice;
        this.literals = literals;
    }

    List<Table> tables() {
        Column id = new Column("id", Kind.INTEGER, false);
        Column second = new Column("id2", dice.oneIn(2) ? Kind.VARCHAR : Kind.DATE, false);
        Column other = new Column("id", dice.pick(List.of(Kind.BIGINT, Kind.VARCHAR, Kind.INTEGER)), false);
        Table first = table("t1", List.of(id), 8, List.of());
        List<String> keys = first.rows().stream().map(row -> row.get(0)).toList();
        Table referring = first.withRows(first.rows().stream()
                .map(row -> Stream.concat(row.subList(0, row.size() - 1).stream(), Stream.of(reference(keys)))
                        .toList())
                .toList());
        List<Table> tables =
                List.of(referring, table("t2", List.of(id, second), 5, keys), table("t3", List.of(other), 3, keys));
        DerivedIndexGenerator derived = new DerivedIndexGenerator(dice, first);
        return tables.stream()
                .map(table -> table.withDerived(derived.of(table)))
                .toList();
    }

    /** @param referred the keys that rows may refer to; of the first table they are known only when it has its rows */
    private Table table(String name, List<Column> key, int width, List<String> referred) {
        List<Column> columns = new ArrayList<>(key);
        for (Kind kind : dice.some(List.of(Kind.values()), width)) {
            columns.add(new Column(
                    "c_" + kind.name().substring(0, 4).toLowerCase(java.util.Locale.ROOT), kind, !dice.oneIn(6)));
        }
        columns.add(new Column("u", Kind.INTEGER, true));
        List<Column> all = new ArrayList<>(columns);
        all.add(new Column(Table.REFERENCE, Kind.INTEGER, true));
        return new Table(name, all, key, rows(columns, key, referred), indexes(name, all), List.of());
    }

    private String reference(List<String> keys) {
        return keys.isEmpty() || dice.oneIn(5) ? "NULL" : dice.pick(keys);
    }

    private List<List<String>> rows(List<Column> columns, List<Column> key, List<String> referred) {
        List<List<String>> rows = new ArrayList<>();
        Set<List<String>> keys = new HashSet<>();
        int attempts = dice.between(8, 25);
        for (int i = 0; i < attempts; i++) {
            List<String> row = new ArrayList<>();
            for (Column column : columns) {
                row.add(cell(column, i, key.size() == 1 && key.contains(column)));
            }
            row.add(reference(referred));
            if (keys.add(List.copyOf(row.subList(0, key.size())))) {
                rows.add(row);
            }
        }
        return rows;
    }

    private String cell(Column column, int number, boolean wholeKey) {
        if (column.nullable() && dice.oneIn(4)) {
            return "NULL";
        }
        // "u" is unique; a key that is a number counts up, with gaps.
        if (column.name().equals("u") || wholeKey && column.kind() == Kind.INTEGER) {
            return String.valueOf(number * 2 - 4);
        }
        return literals.value(column.kind()).sql();
    }

    private List<String> indexes(String table, List<Column> columns) {
        List<String> indexes = new ArrayList<>();
        int count = dice.below(4);
        for (int i = 0; i < count; i++) {
            String fields = dice.some(columns, dice.between(1, 3)).stream()
                    .map(column -> column.name() + (dice.oneIn(3) ? " DESC" : ""))
                    .collect(Collectors.joining(", "));
            indexes.add("CREATE INDEX " + table + "_i" + i + " ON " + table + " (" + fields + ")");
        }
        if (dice.oneIn(2)) {
            indexes.add("CREATE UNIQUE INDEX " + table + "_u ON " + table + " (u)");
        }
        return indexes;
    }
}
