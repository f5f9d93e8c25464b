package io.nonrel.bench.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A condition that no index helps, over all rows. */
final class LikeCount implements Work {

    @Override
    public String name() {
        return "count over LIKE '%99%', 10^5 rows";
    }

    @Override
    public double goal() {
        return 0.8;
    }

    @Override
    public Run prepare(Connection connection) throws SQLException {
        PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM items WHERE name LIKE '%99%'");
        return n -> {
            long sum = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sum += rows.getLong(1);
                }
            }
            return sum;
        };
    }
}
