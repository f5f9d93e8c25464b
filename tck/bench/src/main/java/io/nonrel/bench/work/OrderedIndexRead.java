package io.nonrel.bench.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The ten dearest of a hundred rows that an index finds. */
final class OrderedIndexRead implements Work {

    @Override
    public String name() {
        return "prepared index + order + limit 10";
    }

    @Override
    public double goal() {
        return 1.0;
    }

    @Override
    public Run prepare(Connection connection) throws SQLException {
        PreparedStatement select = connection.prepareStatement(
                "SELECT id, name, price FROM items WHERE grp = ? ORDER BY price DESC, id LIMIT 10");
        return n -> {
            select.setInt(1, n % Tables.GROUPS);
            long sum = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sum = 31 * sum + rows.getInt(1);
                }
            }
            return sum;
        };
    }
}
