package io.nonrel.bench.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One row by its key, prepared once. */
final class KeyRead implements Work {

    @Override
    public String name() {
        return "prepared get by key";
    }

    @Override
    public double goal() {
        return 1.0;
    }

    @Override
    public Run prepare(Connection connection) throws SQLException {
        PreparedStatement select = connection.prepareStatement("SELECT name, price FROM items WHERE id = ?");
        return n -> {
            select.setInt(1, Tables.key(n));
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1).length() + rows.getBigDecimal(2).longValue();
            }
        };
    }
}
