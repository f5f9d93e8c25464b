package io.nonrel.bench.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Batches of a thousand rows. */
final class BatchInsert implements Work {

    private static final int ROWS = 1_000;

    @Override
    public String name() {
        return "batch insert, per row";
    }

    @Override
    public double goal() {
        return 1.0;
    }

    @Override
    public int parts() {
        return ROWS;
    }

    @Override
    public Run prepare(Connection connection) throws SQLException {
        PreparedStatement insert = connection.prepareStatement("INSERT INTO log (id, name, amount) VALUES (?, ?, ?)");
        AtomicInteger keys = new AtomicInteger();
        return n -> {
            for (int i = 0; i < ROWS; i++) {
                insert.setInt(1, keys.getAndIncrement());
                insert.setString(2, "Entry " + i);
                insert.setInt(3, i);
                insert.addBatch();
            }
            return Arrays.stream(insert.executeBatch()).sum();
        };
    }
}
