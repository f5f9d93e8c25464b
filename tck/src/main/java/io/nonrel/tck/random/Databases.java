package io.nonrel.tck.random;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Where tables are made: a store under test, and perhaps others that must agree with it.
 *
 * @param freshUrl gives the URL of an empty database. What an earlier URL led to is not used any more, so it may be the same
 *     database, emptied
 * @param referenceUrl likewise of a store of ours that answers each statement as the one under test
 * @param peerUrl likewise of another database that knows better, where it understands the statement
 */
public record Databases(
        Supplier<String> freshUrl, Optional<Supplier<String>> referenceUrl, Optional<Supplier<String>> peerUrl) {

    static Connection connect(String url, String... properties) throws SQLException {
        Properties all = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty(properties[i], properties[i + 1]);
        }
        return DriverManager.getConnection(url, all);
    }
}
