package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.NavigableMap;

/** Rows change that many others copy, so that jobs bring the copies up to date; the others change their references. */
final class CopiedColumns implements WriteLoop {

    private static final int ROWS = 3_000;

    @Override
    public void create(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE parent (id BIGINT PRIMARY KEY, name VARCHAR(40))",
                "CREATE TABLE child (id BIGINT PRIMARY KEY, parent_id BIGINT REFERENCES parent)",
                "INSERT INTO parent VALUES (0, 'zero'), (1, 'one')",
                "INSERT INTO child WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < " + ROWS
                        + ") SELECT x, x % 2 FROM n",
                "CREATE INDEX child_parent ON child (parent_id.name) FOR (ENDSWITH)");
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        if (number % 3 == 2) {
            Rows.update(
                    connection, "UPDATE child SET parent_id = ? WHERE id % 20 = ?", number / 3 % 2, number / 3 % 20);
        } else {
            Rows.update(connection, "UPDATE parent SET name = ? WHERE id = ?", "name" + number, number % 2);
        }
        return "";
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        DerivedChecks.awaitJobs(connection);
        assertThat(Rows.texts(connection, "ALTER INDEX child_parent ON child VERIFY"))
                .isEmpty();
        for (int digit = 0; digit < 10; digit++) {
            DerivedChecks.agree(
                    connection,
                    "SELECT COUNT(*) FROM child c JOIN parent p ON c.parent_id = p.id WHERE p.name LIKE '%" + digit
                            + "'");
        }
    }
}
