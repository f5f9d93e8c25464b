package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableMap;

/** Statements that change each row of a table: UPDATE, DELETE, INSERT of a query. */
final class WholeTableChanges implements WriteLoop {

    private static final int ROWS = 100;

    @Override
    public void create(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE generation (id BIGINT PRIMARY KEY, number BIGINT)",
                "CREATE INDEX generation_number ON generation (number)",
                "CREATE TABLE copied (id BIGINT PRIMARY KEY, number BIGINT UNIQUE)");
        for (int i = 0; i < ROWS; i++) {
            Rows.update(connection, "INSERT INTO generation VALUES (?, -1)", i);
        }
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        switch ((int) (number % 3)) {
            case 0 -> Rows.run(connection, "DELETE FROM copied");
            case 1 ->
                Rows.run(
                        connection,
                        "INSERT INTO copied SELECT id, id + number FROM generation"
                                + " WHERE NOT EXISTS (SELECT 1 FROM copied)");
            default -> Rows.update(connection, "UPDATE generation SET number = ?", number);
        }
        return "";
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        List<Long> numbers = Rows.numbers(connection, "SELECT DISTINCT number FROM generation");
        long copied = Rows.number(connection, "SELECT COUNT(*) FROM copied");
        assertThat(numbers).hasSize(1);
        assertThat(copied).isIn(0L, (long) ROWS);
        if (acknowledged.isEmpty()) {
            return;
        }
        long last = acknowledged.lastKey();
        long updated = numbers.get(0);
        long expected = acknowledged.keySet().stream()
                .filter(n -> n % 3 == 2)
                .mapToLong(n -> n)
                .max()
                .orElse(-1);
        if (updated != expected) {
            assertThat(updated).isGreaterThan(last).matches(n -> n == last + 1 || n % ROUND == 0);
            acknowledged.put(updated, "");
        }
    }
}
