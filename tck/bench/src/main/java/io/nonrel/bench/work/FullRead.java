package io.nonrel.bench.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** All rows, each column as the object that the driver prefers. */
final class FullRead implements Work {

    @Override
    public String name() {
        return "read all rows, every column by getObject";
    }

    @Override
    public double goal() {
        return 0.8;
    }

    @Override
    public Run prepare(Connection connection) throws SQLException {
        PreparedStatement select = connection.prepareStatement("SELECT * FROM items");
        return n -> {
            long sum = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    for (int column = 1; column <= 6; column++) {
                        Object value = rows.getObject(column);
                        sum += value instanceof Integer x ? x : 1;
                    }
                }
            }
            return sum;
        };
    }
}
