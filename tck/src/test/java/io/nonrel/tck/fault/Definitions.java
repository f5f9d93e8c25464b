package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableMap;

/** Tables, columns, views and schemas come and go: each definition statement is there or not. */
final class Definitions implements WriteLoop {

    private static final int STEPS = 9;

    @Override
    public void create(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE template (id BIGINT PRIMARY KEY, name VARCHAR(20))",
                "INSERT INTO template VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    }

    @Override
    public boolean beginsAnew() {
        return true;
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "DROP VIEW IF EXISTS side_view",
                "DROP TABLE IF EXISTS side_copy",
                "DROP TABLE IF EXISTS side");
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        String sql =
                switch ((int) (number % STEPS)) {
                    case 0 ->
                        "CREATE TABLE side (id BIGINT PRIMARY KEY, name VARCHAR(20) UNIQUE,"
                                + " template BIGINT REFERENCES template (id), CHECK (id > 0))";
                    case 1 -> "INSERT INTO side SELECT id, name, id FROM template";
                    case 2 -> "ALTER TABLE side ADD COLUMN more INTEGER DEFAULT 7";
                    case 3 -> "CREATE TABLE side_copy AS SELECT id, name FROM side";
                    case 4 -> "CREATE VIEW side_view AS SELECT s.id FROM side s JOIN side_copy c ON s.id = c.id";
                    case 5 -> "DROP VIEW side_view";
                    case 6 -> "ALTER TABLE side DROP COLUMN more";
                    case 7 -> "DROP TABLE side_copy";
                    default -> "DROP TABLE side";
                };
        // A round begins anywhere in the cycle.
        if (number % STEPS == 0 || exists(connection, "SIDE")) {
            Rows.run(connection, sql);
        }
        return "";
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        for (String table : Rows.texts(
                connection,
                "SELECT TABLE_SCHEMA || '.' || TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'")) {
            Rows.number(connection, "SELECT COUNT(*) FROM " + table);
        }
        if (exists(connection, "SIDE_COPY")) {
            assertThat(Rows.number(connection, "SELECT COUNT(*) FROM side_copy"))
                    .isEqualTo(3);
        }
        if (exists(connection, "SIDE")) {
            assertThat(Rows.number(connection, "SELECT COUNT(*) FROM side")).isIn(0L, 3L);
        }
        if (acknowledged.isEmpty() || acknowledged.lastKey() % ROUND < STEPS) {
            return;
        }
        long last = acknowledged.lastKey();
        assertThat(state(connection)).isIn(List.of(state(last), state(last + 1)));
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        return Rows.number(
                        connection,
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC' AND UPPER(TABLE_NAME) = ?",
                        name)
                > 0;
    }

    /** Which objects there are. */
    private static String state(Connection connection) throws SQLException {
        boolean side = exists(connection, "SIDE");
        boolean more = Rows.number(
                        connection,
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS WHERE UPPER(TABLE_NAME) = 'SIDE'"
                                + " AND UPPER(COLUMN_NAME) = 'MORE'")
                > 0;
        boolean rows = side && Rows.number(connection, "SELECT COUNT(*) FROM side") > 0;
        return text(side, rows, more, exists(connection, "SIDE_COPY"), exists(connection, "SIDE_VIEW"));
    }

    /** Which objects there have to be after a step. */
    private static String state(long number) {
        int step = (int) (number % STEPS);
        return text(step < 8, step > 0 && step < 8, step > 1 && step < 6, step > 2 && step < 7, step == 4);
    }

    private static String text(boolean side, boolean rows, boolean more, boolean copy, boolean view) {
        return (side ? "side " : "")
                + (rows ? "rows " : "")
                + (more ? "more " : "")
                + (copy ? "copy " : "")
                + (view ? "view" : "");
    }
}
