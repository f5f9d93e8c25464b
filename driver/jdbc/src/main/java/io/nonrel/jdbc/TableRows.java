package io.nonrel.jdbc;

import io.nonrel.engine.ExecuteOptions;
import io.nonrel.engine.Prepared;
import io.nonrel.engine.Result;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the table that an updatable result is of, found by their primary key and written with ordinary statements.
 * Guarded by the connection's lock.
 */
final class TableRows {

    private final NonrelStatement statement;
    private final String table;
    /** Names of the result's columns in the table, in quotes. */
    private final List<String> columns;
    /** Positions of the primary key's columns in the result. */
    private final int[] key;

    private TableRows(NonrelStatement statement, String table, List<String> columns, int[] key) {
        this.statement = statement;
        this.table = table;
        this.columns = columns;
        this.key = key;
    }

    /** Empty when rows can't be found again: each column must be one of one table, its primary key among them. */
    static Optional<TableRows> of(NonrelStatement statement, Prepared query, List<ColumnDescriptor> columns) {
        Table table = query.rowsOf().orElse(null);
        if (table == null || table.primaryKey() == null) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (ColumnDescriptor column : columns) {
            String name = column.column();
            if (name == null || !table.name().equals(column.table())) {
                return Optional.empty();
            }
            names.add(name);
        }
        int[] key =
                table.primaryKey().columns().stream().mapToInt(names::indexOf).toArray();
        return Arrays.stream(key).anyMatch(k -> k < 0)
                ? Optional.empty()
                : Optional.of(new TableRows(
                        statement,
                        Quoting.quoted(table.schema()) + "." + Quoting.quoted(table.name()),
                        names.stream().map(Quoting::quoted).toList(),
                        key));
    }

    /** The row as it is now. */
    @Nullable
    Object[] read(@Nullable Object[] row) throws SQLException {
        Result result = run("SELECT " + String.join(", ", columns) + " FROM " + table + byKey(), keyOf(row));
        try {
            @Nullable Object @Nullable [] found = result.rows().next();
            if (found == null) {
                throw gone();
            }
            return found;
        } finally {
            result.close();
        }
    }

    /**
     * Writes some columns of a row.
     *
     * @param values by position from 0
     * @return the row as it is then
     */
    @Nullable
    Object[] update(@Nullable Object[] row, SortedMap<Integer, @Nullable Object> values) throws SQLException {
        String set = values.keySet().stream().map(i -> columns.get(i) + " = ?").collect(Collectors.joining(", "));
        List<@Nullable Object> parameters = new ArrayList<>(values.values());
        parameters.addAll(Arrays.asList(keyOf(row)));
        write("UPDATE " + table + " SET " + set + byKey(), parameters.toArray());
        @Nullable Object[] keyed = row.clone();
        for (int position : key) {
            if (values.containsKey(position)) {
                keyed[position] = values.get(position);
            }
        }
        return read(keyed);
    }

    /** Deletes a row. */
    void delete(@Nullable Object[] row) throws SQLException {
        write("DELETE FROM " + table + byKey(), keyOf(row));
    }

    /** Inserts a row; columns without a value get their defaults. */
    void insert(Map<Integer, @Nullable Object> values) throws SQLException {
        String names = values.keySet().stream().map(columns::get).collect(Collectors.joining(", "));
        String marks = String.join(", ", java.util.Collections.nCopies(values.size(), "?"));
        String what = values.isEmpty() ? " DEFAULT VALUES" : " (" + names + ") VALUES (" + marks + ")";
        write("INSERT INTO " + table + what, values.values().toArray());
    }

    private void write(String sql, @Nullable Object[] parameters) throws SQLException {
        Result result = run(sql, parameters);
        try {
            if (result.updateCount() == 0) {
                throw gone();
            }
        } finally {
            result.close();
        }
    }

    private Result run(String sql, @Nullable Object[] parameters) {
        ExecuteOptions options = statement.ownOptions();
        return statement
                .connection()
                .session()
                .prepare(sql, options.cancellation())
                .execute(parameters, options);
    }

    private String byKey() {
        return Arrays.stream(key)
                .mapToObj(k -> columns.get(k) + " = ?")
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private @Nullable Object[] keyOf(@Nullable Object[] row) {
        @Nullable Object[] values = new @Nullable Object[key.length];
        for (int i = 0; i < key.length; i++) {
            values[i] = row[key[i]];
        }
        return values;
    }

    private static SQLException gone() {
        return SqlExceptions.error(
                ErrorCode.INVALID_CURSOR_STATE, "The row is no longer there: it was deleted, or its key was changed");
    }
}
