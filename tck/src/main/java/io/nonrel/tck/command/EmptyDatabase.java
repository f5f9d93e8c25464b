package io.nonrel.tck.command;

import io.nonrel.shell.console.UsageException;
import io.nonrel.tck.suite.StoreContents;
import io.nonrel.tck.suite.StoreUnderTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A database that held nothing when the run began, so that all that is ever dropped is the suite's own. A connection is held
 * open, which keeps a database in memory and others' hands off a file.
 */
final class EmptyDatabase implements StoreUnderTest, AutoCloseable {

    private static final int NAMES_SHOWN = 5;

    private final String url;
    private final Connection held;

    private EmptyDatabase(String url, Connection held) {
        this.url = url;
        this.held = held;
    }

    /** Opens the database and refuses one that holds anything. */
    static EmptyDatabase open(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try {
            List<String> names = StoreContents.names(connection);
            if (!names.isEmpty()) {
                throw new UsageException("The database holds " + some(names)
                        + "; the suite drops all that it finds, so it runs on empty databases only. Name another one, or"
                        + " drop what is there.");
            }
            return new EmptyDatabase(url, connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
                + (names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : "");
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public void clean() throws SQLException {
        StoreContents.drop(held);
    }

    @Override
    public void close() throws SQLException {
        held.close();
    }
}
