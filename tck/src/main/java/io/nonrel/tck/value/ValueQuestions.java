package io.nonrel.tck.value;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store for the values of a type, of which it got each twice, as a literal and as a parameter, and one NULL; column
 * {@code x} has no index, {@code y} has one where the store has indexes. Not thread-safe.
 */
final class ValueQuestions {

    private static final int SHOWN = 80;

    private final Connection connection;
    private final List<Sample> samples;
    private final List<String> wrong = new ArrayList<>();

    ValueQuestions(Connection connection, List<Sample> samples) {
        this.connection = connection;
        this.samples = samples;
    }

    /** What was not as it should be. */
    List<String> wrong() {
        return wrong;
    }

    /** The rows have the keys 0, 2, 4 … for literals and 1, 3, 5 … for parameters; the last row has no value. */
    void fill(String type) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE v (id INTEGER PRIMARY KEY, x " + type + ", y " + type + ")");
            index(statement);
            statement.execute("INSERT INTO v VALUES (" + 2 * samples.size() + ", NULL, NULL)");
            for (int i = 0; i < samples.size(); i++) {
                String literal = samples.get(i).literal();
                statement.execute("INSERT INTO v VALUES (" + 2 * i + ", " + literal + ", " + literal + ")");
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO v VALUES (?, ?, ?)")) {
            for (int i = 0; i < samples.size(); i++) {
                statement.setInt(1, 2 * i + 1);
                statement.setObject(2, samples.get(i).value());
                statement.setObject(3, samples.get(i).value());
                statement.executeUpdate();
            }
        }
    }

    private static void index(Statement statement) throws SQLException {
        try {
            statement.execute("CREATE INDEX v_y ON v (y)");
        } catch (SQLException e) {
            if (!"HYC00".equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** By value: what was put in comes out, in every row. */
    void askForValues() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, x, y FROM v ORDER BY id")) {
            for (int id = 0; id < 2 * samples.size(); id++) {
                Object value = samples.get(id / 2).value();
                expect("row " + id, true, rows.next());
                expect("value of " + samples.get(id / 2).literal(), value, rows.getObject(2, value.getClass()));
                expect("value of " + samples.get(id / 2).literal(), value, rows.getObject(3, value.getClass()));
                expect("wasNull of " + samples.get(id / 2).literal(), false, rows.wasNull());
            }
            expect("the row with NULL", true, rows.next());
            expect("NULL", null, rows.getObject(2));
            expect("wasNull of NULL", true, rows.wasNull());
            expect("row after the last", false, rows.next());
        }
    }

    /** By predicate: comparisons with one value, as a literal and as a parameter. */
    void askWithPredicates(Sample sample) {
        int rank = sample.rank();
        for (String column : List.of("x", "y")) {
            compare(column + " = ", sample, "", r -> r == rank);
            compare(column + " < ", sample, "", r -> r < rank);
            compare(column + " >= ", sample, "", r -> r >= rank);
            compare(column + " <> ", sample, "", r -> r != rank);
            compare(column + " IS NOT DISTINCT FROM ", sample, "", r -> r == rank);
            compare(column + " IN (" + samples.get(0).literal() + ", ", sample, ")", r -> r == rank || r == 0);
            compare(column + " BETWEEN " + samples.get(0).literal() + " AND ", sample, "", r -> r <= rank);
        }
    }

    private void compare(String before, Sample sample, String after, IntPredicate ranks) {
        List<Integer> expected = IntStream.range(0, 2 * samples.size())
                .filter(id -> ranks.test(samples.get(id / 2).rank()))
                .boxed()
                .toList();
        String sql = "SELECT id FROM v WHERE " + before + sample.literal() + after;
        expect(sql, expected, ids(sql, null));
        String prepared = "SELECT id FROM v WHERE " + before + "?" + after;
        expect(prepared + " with " + sample.literal(), expected, ids(prepared, sample.value()));
    }

    private Object ids(String sql, @Nullable Object parameter) {
        List<Integer> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (parameter != null) {
                statement.setObject(1, parameter);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getInt(1));
                }
            }
        } catch (SQLException e) {
            return e.getSQLState() + " " + e.getMessage();
        }
        Collections.sort(ids);
        return ids;
    }

    /** By order and group: NULL first, equal values together. */
    void askForOrderAndGroups() throws SQLException {
        for (String column : List.of("x", "y")) {
            List<Integer> ranks = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT id FROM v WHERE " + column + " IS NOT NULL ORDER BY " + column)) {
                while (rows.next()) {
                    ranks.add(samples.get(rows.getInt(1) / 2).rank());
                }
            }
            expect(
                    "ORDER BY " + column,
                    samples.stream().flatMap(s -> Stream.of(s.rank(), s.rank())).toList(),
                    ranks);
            List<Integer> counts = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT " + column + ", COUNT(*) FROM v GROUP BY " + column + " ORDER BY 1 NULLS FIRST")) {
                while (rows.next()) {
                    counts.add(rows.getInt(2));
                }
            }
            List<Integer> expected = new ArrayList<>(List.of(1));
            samples.stream()
                    .collect(Collectors.groupingBy(Sample::rank, TreeMap::new, Collectors.counting()))
                    .values()
                    .forEach(count -> expected.add(2 * count.intValue()));
            expect("GROUP BY " + column, expected, counts);
        }
    }

    private void expect(String question, @Nullable Object expected, @Nullable Object actual) {
        boolean same = expected instanceof byte[] bytes && actual instanceof byte[] others
                ? Arrays.equals(bytes, others)
                : Objects.equals(expected, actual);
        if (!same) {
            wrong.add(shown(question) + ": expected " + shown(text(expected)) + ", got " + shown(text(actual)));
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
