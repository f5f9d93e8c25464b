package io.nonrel.tck.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Another way to write, on a store that stands in for another one, in a file of its own: what a database leaves unfinished
 * belongs to who opens it next. It keeps its connection, so it is for one round of one process.
 */
final class UnderProfile implements WriteLoop {

    private final String profile;
    private final WriteLoop loop;
    private @Nullable Connection writing;

    UnderProfile(String profile, WriteLoop loop) {
        this.profile = profile;
        this.loop = loop;
    }

    private Connection open(Connection connection) throws SQLException {
        return DriverManager.getConnection(
                connection.getMetaData().getURL() + "." + profile + "?nonrel.profile=" + profile);
    }

    @Override
    public void create(Connection connection) throws SQLException {
        try (Connection own = open(connection)) {
            loop.create(own);
        }
    }

    @Override
    public boolean beginsAnew() {
        return loop.beginsAnew();
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        Connection own = open(connection);
        writing = own;
        loop.begin(own);
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        return loop.step(java.util.Objects.requireNonNull(writing, "begun"), number);
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        try (Connection own = open(connection)) {
            loop.verify(own, acknowledged);
        }
    }
}
