package io.nonrel.bench.work;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Work on a table of many rows. Tells in words what it did, since a limit's refusal is an answer, too. */
public final class ManyRows {

    private static final Map<String, String> QUERIES = Map.of(
            "SELECT *", "SELECT * FROM many",
            "ORDER BY without an index", "SELECT * FROM many ORDER BY name DESC",
            "ORDER BY … LIMIT 10", "SELECT * FROM many ORDER BY name DESC LIMIT 10",
            "GROUP BY 1,000 keys", "SELECT grp, COUNT(*), SUM(id) FROM many GROUP BY grp",
            "GROUP BY 10^6 keys", "SELECT name, COUNT(*) FROM many GROUP BY name",
            "join by key", "SELECT a.id, b.name FROM many a JOIN many b ON a.id = b.id",
            "join by another column", "SELECT a.id, b.id FROM many a JOIN many b ON a.name = b.name");

    /** What {@link #run} does on a table that is there. */
    public static final List<String> WORK = QUERIES.keySet().stream().sorted().toList();

    /** What keeps no more than a few rows of the table. */
    public static final List<String> STREAMS = List.of("SELECT *", "ORDER BY … LIMIT 10", "GROUP BY 1,000 keys");

    private static final int BATCH = 5_000;
    private static final int READS = 200_000;

    private ManyRows() {}

    /** Makes the table with so many rows. */
    public static void fill(Connection connection, int rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE many (id INTEGER PRIMARY KEY, grp INTEGER, name VARCHAR(40))");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO many VALUES (?, ?, ?)")) {
            for (int i = 0; i < rows; i++) {
                insert.setInt(1, i);
                insert.setInt(2, i % 1_000);
                insert.setString(3, "Row number " + i);
                insert.addBatch();
                if ((i + 1) % BATCH == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** CPU time of a prepared get by key, keys far apart, after warming up. */
    public static String readByKey(Connection connection, int rows) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT name FROM many WHERE id = ?")) {
            read(select, rows);
            long start = cpuNanos();
            read(select, rows);
            return String.format(Locale.ROOT, "%.2f µs CPU", (cpuNanos() - start) / 1e3 / READS);
        }
    }

    private static void read(PreparedStatement select, int rows) throws SQLException {
        for (int i = 0; i < READS; i++) {
            select.setInt(1, (int) (i * 7_919L % rows));
            try (ResultSet found = select.executeQuery()) {
                found.next();
                found.getString(1);
            }
        }
    }

    /** Does one kind of work, and says how long it took or why it was refused. */
    public static String run(Connection connection, String work, int rows) throws SQLException {
        long start = cpuNanos();
        String done;
        if (QUERIES.containsKey(work)) {
            done = query(connection, QUERIES.getOrDefault(work, ""));
        } else {
            fill(connection, rows);
            done = rows + " rows";
        }
        return String.format(Locale.ROOT, "%s, %.1f s CPU", done, (cpuNanos() - start) / 1e9);
    }

    private static String query(Connection connection, String query) throws SQLException {
        long count = 0;
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                found.getObject(1);
                count++;
            }
        } catch (SQLException e) {
            return "SQLState " + e.getSQLState() + ": " + e.getMessage();
        }
        return count + " rows";
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
