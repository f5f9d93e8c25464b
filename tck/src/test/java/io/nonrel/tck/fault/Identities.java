package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/** Values that the database makes: of an identity column and of a sequence. None comes twice. */
final class Identities implements WriteLoop {

    @Override
    public void create(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE generated (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, number BIGINT UNIQUE,"
                        + " ticket BIGINT)",
                "CREATE SEQUENCE ticket");
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        long ticket = Rows.number(connection, "VALUES NEXT VALUE FOR ticket");
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO generated (number, ticket) VALUES (?, ?)", Statement.RETURN_GENERATED_KEYS)) {
            statement.setLong(1, number);
            statement.setLong(2, ticket);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1) + "|" + ticket;
            }
        }
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        List<String> rows = Rows.texts(connection, "SELECT number, id, ticket FROM generated ORDER BY number");
        List<String> expected = new ArrayList<>();
        acknowledged.forEach((number, values) -> expected.add(number + "|" + values));
        assertThat(rows).containsAll(expected);
        assertThat(Rows.number(connection, "SELECT COUNT(DISTINCT ticket) FROM generated"))
                .as("tickets that differ")
                .isEqualTo(rows.size());
        rows.forEach(row -> {
            int end = row.indexOf('|');
            acknowledged.put(Long.parseLong(row.substring(0, end)), row.substring(end + 1));
        });
        long ticket = Rows.number(connection, "VALUES NEXT VALUE FOR ticket");
        assertThat(ticket).isGreaterThan(Rows.number(connection, "SELECT COALESCE(MAX(ticket), 0) FROM generated"));
    }
}
