package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.NavigableMap;

/**
 * Rows take, exchange and give back values that markers keep unique: in a transaction with the rows, or where the store is
 * said to have none, on a lease. A value whose writer was killed may be refused for a while, never given twice.
 */
final class UniqueValues implements WriteLoop {

    private static final int VALUES = 40;

    private final String table;
    private final String profile;

    /** @param profile the store to stand in for, empty for none */
    UniqueValues(String table, String profile) {
        this.table = table;
        this.profile = profile;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        try (Connection own = as(connection)) {
            Rows.run(
                    own,
                    "CREATE TABLE " + table + " (id BIGINT PRIMARY KEY, n BIGINT, used BOOLEAN)",
                    "CREATE UNIQUE INDEX " + table + "_n ON " + table + " (n) WHERE used");
        }
    }

    /** With a profile in a file of its own: what a database leaves unfinished belongs to who opens it next. */
    private Connection as(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        return DriverManager.getConnection(
                profile.isEmpty() ? url : url + "." + profile + "?nonrel.profile=" + profile);
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        try (Connection own = as(connection)) {
            // As many steps as a connection is worth.
            for (long i = number * 10; i < number * 10 + 10; i++) {
                try {
                    step(own, i % VALUES, i * 7 % VALUES, i);
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).as(e.getMessage()).isIn("23505", "40001");
                }
            }
        }
        return "";
    }

    private void step(Connection own, long a, long b, long number) throws SQLException {
        switch ((int) (number % 5)) {
            case 0, 1 -> Rows.update(own, "INSERT INTO " + table + " VALUES (?, ?, TRUE)", a, b);
            case 2 ->
                Rows.update(
                        own,
                        "UPDATE " + table + " SET n = CASE id WHEN ? THEN ? ELSE ? END WHERE id IN (?, ?)",
                        a,
                        b,
                        a,
                        a,
                        b);
            case 3 -> Rows.update(own, "UPDATE " + table + " SET n = ?, used = NOT used WHERE id = ?", a, b);
            default -> Rows.update(own, "DELETE FROM " + table + " WHERE id = ?", a);
        }
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        try (Connection own = as(connection)) {
            verify(own);
        }
    }

    private void verify(Connection connection) throws SQLException {
        assertThat(Rows.texts(connection, "SELECT n FROM " + table + " WHERE used GROUP BY n HAVING COUNT(*) > 1"))
                .isEmpty();
        String verify = "ALTER INDEX " + table + "_n ON " + table + " VERIFY";
        if (!profile.equals("keyvalue")) {
            assertThat(Rows.texts(connection, verify)).isEmpty();
        } else {
            // What was on its way leaves markers without rows, which stand in nobody's way; never a row without its
            // own.
            assertThat(Rows.texts(connection, verify)).allMatch(row -> row.contains("ORPHAN"));
        }
    }
}
