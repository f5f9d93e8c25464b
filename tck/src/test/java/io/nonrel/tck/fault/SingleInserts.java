package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/** One row at a time, in autocommit. */
final class SingleInserts implements WriteLoop {

    @Override
    public void create(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE single (id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL UNIQUE, price INTEGER)",
                "CREATE INDEX single_price ON single (price DESC)");
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        Rows.update(connection, "INSERT INTO single VALUES (?, ?, ?)", number, "row " + number, number % 50);
        return "";
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        addLastSteps(Rows.numbers(connection, "SELECT id FROM single"), acknowledged);
    }

    /** All acknowledged steps are found, and at most one more of each round. */
    static void addLastSteps(List<Long> found, NavigableMap<Long, String> acknowledged) {
        assertThat(found).containsAll(acknowledged.keySet()).doesNotHaveDuplicates();
        List<Long> more = new ArrayList<>(found);
        more.removeAll(acknowledged.keySet());
        for (long number : more) {
            assertThat(number % ROUND == 0 || acknowledged.containsKey(number - 1))
                    .as("step %d was nobody's last", number)
                    .isTrue();
        }
        more.forEach(number -> acknowledged.put(number, ""));
    }
}
