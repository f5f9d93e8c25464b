package io.nonrel.tck.suite;

import io.nonrel.spi.Capability;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;

/** A store that the suite is run on. Everything in it may be dropped: give the suite a database of its own. */
public interface StoreUnderTest {

    /** The URL of the database. */
    String url();

    /** Makes the database empty; called before each feature and after the last. Drops all that it finds unless overridden. */
    default void clean() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url())) {
            StoreContents.drop(connection);
        }
    }

    /** What the store can do: what is declared must work, what isn't must be refused or emulated. */
    default Set<Capability> declares() throws SQLException {
        Set<Capability> declared = EnumSet.noneOf(Capability.class);
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT name FROM NONREL.CAPABILITIES WHERE is_declared = 'YES'")) {
            while (rows.next()) {
                declared.add(Capability.valueOf(rows.getString(1)));
            }
        }
        return declared;
    }
}
