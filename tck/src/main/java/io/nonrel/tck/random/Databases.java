package io.nonrel.tck.random;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Where tables are made: a store under test, and perhaps another database that knows better.
 *
 * @param freshUrl gives the URL of an empty database, another one with each call
 * @param peerUrl likewise of the other database
 */
public record Databases(Supplier<String> freshUrl, Optional<Supplier<String>> peerUrl) {

    static Connection connect(String url, String... properties) throws SQLException {
        Properties all = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty(properties[i], properties[i + 1]);
        }
        return DriverManager.getConnection(url, all);
    }
}
