package io.nonrel.bench.work;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that derived and joined indexes help or cost, on tables of its own. */
public final class LookUps {

    /** Look-ups whose cost is measured one by one. */
    public static final List<String> KINDS = List.of(
            "IEXACT",
            "STARTSWITH",
            "ISTARTSWITH",
            "ENDSWITH",
            "IENDSWITH",
            "CONTAINS",
            "ICONTAINS",
            "REGEX '[0-9]7'",
            "MONTH");

    private static final int BATCH = 1_000;

    private static final int ROWS = 100_000;
    private static final int AUTHORS = 1_000;
    private static final AtomicInteger TABLES = new AtomicInteger();

    private final Connection connection;

    /** Makes and fills the tables of the reads. */
    public LookUps(Connection connection) throws SQLException {
        this.connection = connection;
        run(
                connection,
                "CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(40))",
                "CREATE TABLE looked (id INTEGER PRIMARY KEY, name VARCHAR(40), author_id INTEGER REFERENCES author)",
                "CREATE TABLE plain (id INTEGER PRIMARY KEY, name VARCHAR(40), author_id INTEGER REFERENCES author,"
                        + " author_name VARCHAR(40))");
        try (PreparedStatement author = connection.prepareStatement("INSERT INTO author VALUES (?, ?)");
                PreparedStatement looked = connection.prepareStatement("INSERT INTO looked VALUES (?, ?, ?)");
                PreparedStatement plain = connection.prepareStatement("INSERT INTO plain VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < AUTHORS; i++) {
                author.setInt(1, i);
                author.setString(2, "Author " + i);
                author.addBatch();
            }
            author.executeBatch();
            for (int i = 0; i < ROWS; i++) {
                for (PreparedStatement insert : List.of(looked, plain)) {
                    insert.setInt(1, i);
                    insert.setString(2, "Item number " + i);
                    insert.setInt(3, i * 7 % AUTHORS);
                }
                plain.setString(4, "Author " + i * 7 % AUTHORS);
                looked.addBatch();
                plain.addBatch();
                if (i % BATCH == BATCH - 1) {
                    looked.executeBatch();
                    plain.executeBatch();
                }
            }
        }
        run(
                connection,
                "CREATE INDEX plain_name ON plain (name)",
                "CREATE INDEX plain_author ON plain (author_name)",
                "CREATE INDEX plain_ref ON plain (author_id)",
                "CREATE INDEX author_by_name ON author (name)",
                "CREATE INDEX looked_name ON looked (name) FOR (CONTAINS, IEXACT)",
                "CREATE INDEX looked_author ON looked (author_id.name)");
    }

    /** By the index. */
    public Work.Run contains() throws SQLException {
        return query(
                "SELECT COUNT(*) FROM looked WHERE name LIKE ?", n -> "%r " + (10_000 + Tables.key(n) % 90_000) + "%");
    }

    /** By looking at each row. */
    public Work.Run scan() throws SQLException {
        return query(
                "SELECT COUNT(*) FROM plain WHERE name LIKE ?", n -> "%r " + (10_000 + Tables.key(n) % 90_000) + "%");
    }

    /** Without regard to case. */
    public Work.Run folded() throws SQLException {
        return query("SELECT id FROM looked WHERE LOWER(name) = ?", n -> "item number " + Tables.key(n));
    }

    /** By a native index. */
    public Work.Run equal() throws SQLException {
        return query("SELECT id FROM plain WHERE name = ?", n -> "Item number " + Tables.key(n));
    }

    /** A join that is none. */
    public Work.Run copied() throws SQLException {
        return query(
                "SELECT b.id FROM looked b JOIN author a ON b.author_id = a.id WHERE a.name = ?",
                n -> "Author " + n % AUTHORS);
    }

    /** A column of the table. */
    public Work.Run own() throws SQLException {
        return query("SELECT id FROM plain WHERE author_name = ?", n -> "Author " + n % AUTHORS);
    }

    /** A join with indexes on both sides. */
    public Work.Run joined() throws SQLException {
        return query(
                "SELECT b.id FROM plain b JOIN author a ON b.author_id = a.id WHERE a.name = ?",
                n -> "Author " + n % AUTHORS);
    }

    private interface Value {
        String of(int n);
    }

    private Work.Run query(String sql, Value value) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        return n -> {
            long sum = 0;
            select.setString(1, value.of(n));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sum += rows.getLong(1);
                }
            }
            return sum;
        };
    }

    private static long insert(PreparedStatement insert, AtomicInteger keys) throws SQLException {
        for (int i = 0; i < BATCH; i++) {
            int key = keys.getAndIncrement();
            insert.setInt(1, key);
            insert.setString(2, "Item number " + key);
            insert.setObject(3, LocalDate.of(2020, 1, 1).plusDays(key % 2_000));
            insert.addBatch();
        }
        return Arrays.stream(insert.executeBatch()).sum();
    }

    /** CPU time of so many inserts into an empty table, in nanoseconds. */
    public static double bulk(Connection connection, int rows, List<String> lookUps) throws SQLException {
        String table = table(connection, lookUps);
        long start = cpuNanos();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?)")) {
            AtomicInteger keys = new AtomicInteger();
            while (keys.get() < rows) {
                insert(insert, keys);
            }
        }
        double nanos = cpuNanos() - start;
        run(connection, "DROP TABLE " + table);
        return nanos;
    }

    /** CPU time to create an index on a table of 10^5 rows, in nanoseconds. */
    public static double backfill(Connection connection, String lookUp) throws SQLException {
        String table = table(connection, List.of());
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?)")) {
            AtomicInteger keys = new AtomicInteger();
            while (keys.get() < ROWS) {
                insert(insert, keys);
            }
        }
        long start = cpuNanos();
        index(connection, table, lookUp);
        double nanos = cpuNanos() - start;
        run(connection, "DROP TABLE " + table);
        return nanos;
    }

    private static String table(Connection connection, List<String> lookUps) throws SQLException {
        String table = "t" + TABLES.incrementAndGet();
        run(connection, "CREATE TABLE " + table + " (id INTEGER PRIMARY KEY, name VARCHAR(40), created DATE)");
        for (String lookUp : lookUps) {
            index(connection, table, lookUp);
        }
        return table;
    }

    private static void index(Connection connection, String table, String lookUp) throws SQLException {
        String column = lookUp.equals("MONTH") ? "created" : "name";
        String index = table + "_" + lookUp.substring(0, 5).toLowerCase(java.util.Locale.ROOT);
        run(connection, "CREATE INDEX " + index + " ON " + table + " (" + column + ") FOR (" + lookUp + ")");
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
