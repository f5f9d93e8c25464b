package io.nonrel.bench.work;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One row by its key, the key in the text: each text is new, its shape is not. */
final class NewTextKeyRead implements Work {

    @Override
    public String name() {
        return "get by key, a new text of a known shape";
    }

    @Override
    public double goal() {
        return 1.0;
    }

    @Override
    public Run prepare(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        return n -> {
            String sql = "SELECT name, price FROM items WHERE id = " + Tables.key(n);
            try (ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1).length();
            }
        };
    }
}
