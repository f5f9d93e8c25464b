package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.NavigableMap;

/** A derived index comes, is rebuilt and goes, and the rows change meanwhile. */
final class DerivedIndexCreations implements WriteLoop {

    private static final int ROWS = 4_000;
    private static final int STEPS = 5;

    @Override
    public void create(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE derived (id BIGINT PRIMARY KEY, name VARCHAR(40))",
                "INSERT INTO derived WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < " + ROWS
                        + ") SELECT x, 'name' || x FROM n");
    }

    @Override
    public boolean beginsAnew() {
        return true;
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        Rows.run(connection, "DROP INDEX IF EXISTS derived_name ON derived");
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        switch ((int) (number % STEPS)) {
            case 0 ->
                Rows.run(
                        connection,
                        "CREATE INDEX IF NOT EXISTS derived_name ON derived (name) FOR (IEXACT, ENDSWITH, CONTAINS)");
            case 2 -> Rows.run(connection, "ALTER INDEX derived_name ON derived REBUILD");
            case 4 -> Rows.run(connection, "DROP INDEX IF EXISTS derived_name ON derived");
            default ->
                Rows.update(connection, "UPDATE derived SET name = 'Step' || ? WHERE id % 10 = ?", number, number % 10);
        }
        return "";
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        DerivedChecks.awaitJobs(connection);
        assertThat(Rows.number(connection, "SELECT COUNT(*) FROM derived")).isEqualTo(ROWS);
        if (DerivedChecks.exists(connection, "derived_name")) {
            assertThat(Rows.texts(connection, "ALTER INDEX derived_name ON derived VERIFY"))
                    .isEmpty();
        }
        for (String condition : new String[] {"name LIKE '%7'", "name LIKE '%tep%'", "LOWER(name) = 'name1234'"}) {
            DerivedChecks.agree(connection, "SELECT COUNT(*) FROM derived WHERE " + condition);
        }
    }
}
