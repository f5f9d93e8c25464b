package io.nonrel.bench.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A hundred rows of one table with what another table of 500 rows has for them. */
final class KeyJoin implements Work {

    @Override
    public String name() {
        return "prepared join of 100 rows to 500 by key";
    }

    @Override
    public double goal() {
        return 1.0;
    }

    @Override
    public Run prepare(Connection connection) throws SQLException {
        PreparedStatement select = connection.prepareStatement("SELECT i.id, c.name FROM items i"
                + " JOIN customers c ON c.id = i.customer_id WHERE i.id BETWEEN ? AND ?");
        return n -> {
            int first = Tables.key(n) / 100 * 100;
            select.setInt(1, first);
            select.setInt(2, first + 99);
            long sum = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sum += rows.getLong(1) + rows.getString(2).length();
                }
            }
            return sum;
        };
    }
}
