package io.nonrel.bench.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One row changed by its key, a transaction each. */
final class KeyUpdate implements Work {

    @Override
    public String name() {
        return "prepared update by key";
    }

    @Override
    public double goal() {
        return 1.0;
    }

    @Override
    public Run prepare(Connection connection) throws SQLException {
        PreparedStatement update = connection.prepareStatement("UPDATE customers SET name = ? WHERE id = ?");
        return n -> {
            update.setString(1, "Customer " + n % Tables.CUSTOMERS);
            update.setInt(2, n % Tables.CUSTOMERS);
            return update.executeUpdate();
        };
    }
}
