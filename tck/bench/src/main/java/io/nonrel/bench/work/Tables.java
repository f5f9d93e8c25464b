package io.nonrel.bench.work;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables that all work is done on. */
public final class Tables {

    static final int ITEMS = 100_000;
    static final int CUSTOMERS = 500;
    static final int GROUPS = 1_000;
    private static final int BATCH = 1_000;

    private Tables() {}

    /** Makes and fills the tables. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(40))");
            statement.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, customer_id INTEGER, grp INTEGER,"
                    + " name VARCHAR(40), price DECIMAL(10, 2), created DATE)");
            statement.execute("CREATE INDEX items_by_group ON items (grp)");
            statement.execute("CREATE TABLE log (id INTEGER PRIMARY KEY, name VARCHAR(40), amount INTEGER)");
        }
        connection.setAutoCommit(false);
        customers(connection);
        items(connection);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void customers(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers VALUES (?, ?)")) {
            for (int i = 0; i < CUSTOMERS; i++) {
                insert.setInt(1, i);
                insert.setString(2, "Customer " + i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void items(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < ITEMS; i++) {
                insert.setInt(1, i);
                insert.setInt(2, i * 7 % CUSTOMERS);
                insert.setInt(3, i % GROUPS);
                insert.setString(4, "Item number " + i);
                insert.setBigDecimal(5, BigDecimal.valueOf(i * 37L % 1_000_000, 2));
                insert.setObject(6, java.time.LocalDate.of(2020, 1, 1).plusDays(i % 2_000));
                insert.addBatch();
                if ((i + 1) % BATCH == 0) {
                    insert.executeBatch();
                }
            }
        }
    }

    /** A key that is there, another one for most numbers. */
    static int key(int n) {
        return (int) (n * 7_919L % ITEMS);
    }
}
