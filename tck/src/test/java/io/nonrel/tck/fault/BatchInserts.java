package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.NavigableMap;

/** A batch of rows, in autocommit: one commit. */
final class BatchInserts implements WriteLoop {

    private static final int ROWS = 20;

    @Override
    public void create(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE batched (id BIGINT PRIMARY KEY, batch BIGINT, place INTEGER, UNIQUE (batch, place))",
                "CREATE INDEX batched_place ON batched (place, batch DESC)");
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO batched VALUES (?, ?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                statement.setLong(1, number * ROWS + i);
                statement.setLong(2, number);
                statement.setInt(3, i);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return "";
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        assertThat(Rows.texts(connection, "SELECT batch FROM batched GROUP BY batch HAVING COUNT(*) <> " + ROWS))
                .isEmpty();
        SingleInserts.addLastSteps(Rows.numbers(connection, "SELECT DISTINCT batch FROM batched"), acknowledged);
    }
}
