package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A foreign key comes and goes on a filled table, sometimes one that a row contradicts: whenever it is there, all rows
 * satisfy it, also those that were there before.
 */
final class ReferencesAdded implements WriteLoop {

    private static final int ROWS = 4_000;
    private static final int STEPS = 4;

    @Override
    public void create(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE referred (id BIGINT PRIMARY KEY)",
                "CREATE TABLE referring (id BIGINT PRIMARY KEY, r BIGINT)",
                "INSERT INTO referred VALUES (0), (1), (2), (3)",
                "INSERT INTO referring WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < "
                        + ROWS + ") SELECT x, MOD(x, 4) FROM n");
    }

    @Override
    public boolean beginsAnew() {
        return true;
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        awaitValidation(connection);
        Rows.run(
                connection,
                "ALTER TABLE referring DROP CONSTRAINT IF EXISTS reference",
                "UPDATE referring SET r = 0 WHERE r = 9");
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        switch ((int) (number % STEPS)) {
            case 0 -> add(connection);
            case 1 -> Rows.run(connection, "ALTER TABLE referring DROP CONSTRAINT reference");
            case 2 -> {
                Rows.update(connection, "UPDATE referring SET r = 9 WHERE id = ?", ROWS);
                try {
                    add(connection);
                    throw new AssertionError("A key was added that a row contradicts");
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("23503");
                }
            }
            default -> Rows.update(connection, "UPDATE referring SET r = ? WHERE id = ?", number % 4, ROWS);
        }
        return "";
    }

    private static void add(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "ALTER TABLE referring ADD CONSTRAINT reference FOREIGN KEY (r) REFERENCES referred (id) ON DELETE"
                        + " RESTRICT");
    }

    /** While it is validated it isn't said to be enforced. */
    private static void awaitValidation(Connection connection) throws SQLException {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (Rows.number(
                        connection,
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE CONSTRAINT_NAME = 'reference'"
                                + " AND ENFORCED = 'NO'")
                > 0) {
            assertThat(Instant.now()).as("the validation ends").isBefore(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        awaitValidation(connection);
        if (Rows.number(
                        connection,
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE CONSTRAINT_NAME = 'reference'")
                > 0) {
            assertThat(Rows.number(
                            connection, "SELECT COUNT(*) FROM referring WHERE r NOT IN (SELECT id FROM referred)"))
                    .isZero();
        }
    }
}
