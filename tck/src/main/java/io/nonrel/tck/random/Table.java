package io.nonrel.tck.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A generated table.
 *
 * @param key the columns of the primary key, which come first
 * @param rows SQL literals, one list for each row
 * @param indexes statements of standard SQL that every database gets
 * @param derived statements that make derived indexes, which only ours gets
 */
record Table(
        String name,
        List<Column> columns,
        List<Column> key,
        List<List<String>> rows,
        List<String> indexes,
        List<String> derived) {

    /** The column that refers to the first column of the first table's key. */
    static final String REFERENCE = "r";

    Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        rows = List.copyOf(rows);
        indexes = List.copyOf(indexes);
        derived = List.copyOf(derived);
    }

    Table withRows(List<List<String>> others) {
        return new Table(name, columns, key, others, indexes, derived);
    }

    Table withIndexes(List<String> others) {
        return new Table(name, columns, key, rows, others, derived);
    }

    Table withDerived(List<String> others) {
        return new Table(name, columns, key, rows, indexes, others);
    }

    /** The statements that make it in a database of ours. */
    List<String> script() {
        List<String> statements = new ArrayList<>();
        statements.add(definition(", FOREIGN KEY (" + REFERENCE + ") REFERENCES t1 (id)"));
        statements.addAll(indexes);
        int early = derived.size() / 2;
        statements.addAll(derived.subList(0, early));
        statements.addAll(rowScript());
        statements.addAll(derived.subList(early, derived.size()));
        return statements;
    }

    /** The statements that make it in another database. */
    List<String> peerScript() {
        List<String> statements = new ArrayList<>();
        statements.add(definition(""));
        statements.addAll(indexes);
        statements.addAll(rowScript());
        return statements;
    }

    private String definition(String references) {
        String definitions = columns.stream()
                .map(column -> column.name() + " " + column.kind().type() + (column.nullable() ? "" : " NOT NULL"))
                .collect(Collectors.joining(", "));
        String keys = key.stream().map(Column::name).collect(Collectors.joining(", "));
        return "CREATE TABLE " + name + " (" + definitions + ", PRIMARY KEY (" + keys + ")" + references + ")";
    }

    /** The statements that fill it. */
    List<String> rowScript() {
        if (rows.isEmpty()) {
            return List.of();
        }
        return List.of("INSERT INTO " + name + " VALUES "
                + rows.stream().map(row -> "(" + String.join(", ", row) + ")").collect(Collectors.joining(", ")));
    }
}
