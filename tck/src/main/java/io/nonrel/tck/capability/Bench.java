package io.nonrel.tck.capability;

import io.nonrel.spi.NoticeCode;
import io.nonrel.tck.WatchedConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Two connections to a store with a table {@code t} of three rows, and what turned out wrong. Not thread-safe. */
final class Bench implements AutoCloseable {

    private static final String UNSUPPORTED = "HYC00";

    private final NavigableSet<Integer> codes = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final Connection one;
    private final Connection two;

    Bench(String url) throws SQLException {
        one = WatchedConnection.of(DriverManager.getConnection(url), codes::add);
        two = WatchedConnection.of(DriverManager.getConnection(url), codes::add);
        run(one, "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER)");
        for (int i = 1; i <= 3; i++) {
            run(one, "INSERT INTO t VALUES (" + i + ", " + i + ")");
        }
        codes.clear();
    }

    Connection one() {
        return one;
    }

    Connection two() {
        return two;
    }

    NavigableSet<Integer> codes() {
        return codes;
    }

    List<String> wrong() {
        return wrong;
    }

    /** Whether a warning told that the driver or the user has to live without. */
    boolean isEmulated() {
        return codes.stream().anyMatch(code -> code != NoticeCode.FULL_SCAN.number());
    }

    void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, which is a number. */
    long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            long number = rows.next() ? rows.getLong(1) : -1;
            while (rows.next()) {
                // To the end: then the warnings are complete.
            }
            return number;
        }
    }

    /** Claims that something is so. */
    void claim(String what, boolean holds) {
        if (!holds) {
            wrong.add(what);
        }
    }

    /** Claims that a warning was raised. */
    void claimWarning(NoticeCode code) {
        claim("no warning " + code.number() + " " + code.name() + ", only " + codes, codes.contains(code.number()));
    }

    /** Claims that something fails with a SQLState. */
    void claimFails(String sqlState, String what, Action action) {
        try {
            action.run();
            wrong.add(what + " did not fail with " + sqlState);
        } catch (SQLException e) {
            claim(
                    what + " failed with " + e.getSQLState() + " " + e.getMessage() + ", not with " + sqlState,
                    sqlState.equals(e.getSQLState()));
        }
    }

    /** Claims that something is refused as a feature that isn't there. */
    void claimRefused(String what, Action action) {
        claimFails(UNSUPPORTED, what, action);
    }

    @Override
    public void close() throws SQLException {
        try (one;
                two) {
            for (Connection connection : List.of(one, two)) {
                if (!connection.getAutoCommit() && connection.getMetaData().supportsTransactions()) {
                    connection.rollback();
                }
            }
        }
    }

    /** Something that may fail. */
    interface Action {
        void run() throws SQLException;
    }
}
