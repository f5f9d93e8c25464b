package io.nonrel.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database in memory. The first is ours, the second the one that goals are set against. */
enum Peer {
    NONREL("nonrel", "jdbc:nonrel:embedded:mem:", "", ""),
    /** Without its cache of the last result, which would measure nothing. */
    H2("H2", "jdbc:h2:mem:", ";OPTIMIZE_REUSE_RESULTS=0", "sa"),
    HSQLDB("HSQLDB", "jdbc:hsqldb:mem:", "", "SA");

    private final String title;
    private final String prefix;
    private final String suffix;
    private final String user;

    Peer(String title, String prefix, String suffix, String user) {
        this.title = title;
        this.prefix = prefix;
        this.suffix = suffix;
        this.user = user;
    }

    /** The name that readers know. */
    String title() {
        return title;
    }

    /** A connection to the database of that name, which is made if it is not there. */
    Connection connect(String database) throws SQLException {
        String url = prefix + database + suffix;
        return user.isEmpty() ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, "");
    }
}
