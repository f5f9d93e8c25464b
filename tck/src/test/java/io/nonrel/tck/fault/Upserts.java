package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.NavigableMap;

/** MERGE and ON CONFLICT, each of which changes two rows. */
final class Upserts implements WriteLoop {

    @Override
    public void create(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE counter (id BIGINT PRIMARY KEY, hits BIGINT NOT NULL, latest BIGINT)",
                "CREATE INDEX counter_hits ON counter (hits)",
                "CREATE INDEX counter_latest ON counter (latest)");
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        long key = 2 * (number % 30);
        if (number % 2 == 0) {
            Rows.update(
                    connection,
                    "MERGE INTO counter AS c USING (VALUES (" + key + "), (" + (key + 1) + ")) AS n (id) ON c.id = n.id"
                            + " WHEN MATCHED THEN UPDATE SET hits = hits + 1, latest = ?"
                            + " WHEN NOT MATCHED THEN INSERT (id, hits, latest) VALUES (n.id, 1, ?)",
                    number,
                    number);
        } else {
            Rows.update(
                    connection,
                    "INSERT INTO counter VALUES (?, 1, ?), (?, 1, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET hits = counter.hits + 1, latest = EXCLUDED.latest",
                    key,
                    number,
                    key + 1,
                    number);
        }
        return "";
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        assertThat(
                        Rows.texts(
                                connection,
                                "SELECT * FROM counter a LEFT JOIN counter b ON b.id = a.id + 1"
                                        + " WHERE a.id % 2 = 0 AND (a.hits IS DISTINCT FROM b.hits OR a.latest IS DISTINCT FROM b.latest)"))
                .isEmpty();
        long hits = Rows.number(connection, "SELECT COALESCE(SUM(hits), 0) FROM counter") / 2;
        if (hits == acknowledged.size() + 1) {
            acknowledged.put(Rows.number(connection, "SELECT MAX(latest) FROM counter"), "");
        }
        assertThat(hits).isEqualTo(acknowledged.size());
    }
}
