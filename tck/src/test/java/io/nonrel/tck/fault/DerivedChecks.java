package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** What must hold of derived indexes after a kill. Stateless. */
final class DerivedChecks {

    private DerivedChecks() {}

    /** Waits until all work on indexes that a kill interrupted is done. */
    static void awaitJobs(Connection connection) throws SQLException {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (Rows.number(
                        connection,
                        "SELECT COUNT(*) FROM NONREL.INDEXES WHERE STATE IN ('BUILDING', 'PROPAGATING', 'DROPPING')")
                > 0) {
            assertThat(Instant.now()).as("the jobs end").isBefore(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    static boolean exists(Connection connection, String index) throws SQLException {
        return Rows.number(connection, "SELECT COUNT(*) FROM NONREL.INDEXES WHERE INDEX_NAME = '" + index + "'") > 0;
    }

    /** Whether a count is the same by the indexes and without them. */
    static void agree(Connection connection, String count) throws SQLException {
        String url = connection.getMetaData().getURL();
        try (Connection scanning =
                DriverManager.getConnection(url + (url.contains("?") ? "&" : "?") + "nonrel.pushDown=off")) {
            assertThat(Rows.number(connection, count)).as(count).isEqualTo(Rows.number(scanning, count));
        }
    }
}
