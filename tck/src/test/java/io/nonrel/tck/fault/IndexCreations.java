package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableMap;

/** Indexes of a table that has rows come and go, and the rows change meanwhile. */
final class IndexCreations implements WriteLoop {

    private static final int ROWS = 300;
    private static final int STEPS = 5;

    @Override
    public void create(Connection connection) throws SQLException {
        Rows.run(connection, "CREATE TABLE indexed (id BIGINT PRIMARY KEY, a INTEGER, b VARCHAR(20))");
        for (int i = 0; i < ROWS; i++) {
            Rows.update(connection, "INSERT INTO indexed VALUES (?, ?, ?)", i, i % 17, "b" + i);
        }
    }

    @Override
    public boolean beginsAnew() {
        return true;
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        Rows.run(connection, "DROP INDEX IF EXISTS indexed_a ON indexed", "DROP INDEX IF EXISTS indexed_b ON indexed");
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        switch ((int) (number % STEPS)) {
            case 0 -> Rows.run(connection, "CREATE INDEX IF NOT EXISTS indexed_a ON indexed (a DESC, id)");
            case 1 -> Rows.update(connection, "UPDATE indexed SET a = a + 1 WHERE id % 10 = ?", number % 10);
            case 2 -> Rows.run(connection, "CREATE UNIQUE INDEX IF NOT EXISTS indexed_b ON indexed (b)");
            case 3 -> Rows.run(connection, "DROP INDEX IF EXISTS indexed_a ON indexed");
            default -> Rows.run(connection, "DROP INDEX IF EXISTS indexed_b ON indexed");
        }
        return "";
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        assertThat(Rows.number(connection, "SELECT COUNT(*) FROM indexed")).isEqualTo(ROWS);
        if (acknowledged.isEmpty() || acknowledged.lastKey() % ROUND < STEPS) {
            return;
        }
        long last = acknowledged.lastKey();
        assertThat(state(connection)).isIn(List.of(state(last), state(last + 1)));
    }

    private static String state(Connection connection) throws SQLException {
        List<String> names = IndexCheck.names(connection, "indexed");
        return (names.contains("indexed_a") ? "a" : "") + (names.contains("indexed_b") ? "b" : "");
    }

    private static String state(long number) {
        int step = (int) (number % STEPS);
        return (step < 3 ? "a" : "") + (step == 2 || step == 3 ? "b" : "");
    }
}
