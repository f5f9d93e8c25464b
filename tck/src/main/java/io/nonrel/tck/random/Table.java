package io.nonrel.tck.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A generated table.
 *
 * @param key the columns of the primary key, which come first
 * @param rows SQL literals, one list for each row
 */
record Table(String name, List<Column> columns, List<Column> key, List<List<String>> rows, List<String> indexes) {

    Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        rows = List.copyOf(rows);
        indexes = List.copyOf(indexes);
    }

    Table withRows(List<List<String>> others) {
        return new Table(name, columns, key, others, indexes);
    }

    Table withIndexes(List<String> others) {
        return new Table(name, columns, key, rows, others);
    }

    /** The statements that make it. */
    List<String> script() {
        List<String> statements = new ArrayList<>();
        String definitions = columns.stream()
                .map(column -> column.name() + " " + column.kind().type() + (column.nullable() ? "" : " NOT NULL"))
                .collect(Collectors.joining(", "));
        String keys = key.stream().map(Column::name).collect(Collectors.joining(", "));
        statements.add("CREATE TABLE " + name + " (" + definitions + ", PRIMARY KEY (" + keys + "))");
        statements.addAll(indexes);
        statements.addAll(rowScript());
        return statements;
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
