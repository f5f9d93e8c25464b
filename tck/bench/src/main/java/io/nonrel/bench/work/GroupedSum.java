package io.nonrel.bench.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** All rows in a thousand groups. */
final class GroupedSum implements Work {

    @Override
    public String name() {
        return "group by 1,000 keys with SUM, 10^5 rows";
    }

    @Override
    public double goal() {
        return 0.6;
    }

    @Override
    public Run prepare(Connection connection) throws SQLException {
        PreparedStatement select = connection.prepareStatement("SELECT grp, SUM(price) FROM items GROUP BY grp");
        return n -> {
            long sum = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sum += rows.getLong(1) + rows.getBigDecimal(2).longValue();
                }
            }
            return sum;
        };
    }
}
