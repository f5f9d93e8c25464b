package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many rows in a process with a heap of 64 MiB: they stream; what has to be kept stays inside {@code maxRowsInMemory} or
 * says so, and what says so has written nothing. {@code -Dnonrel.rows=1000000} takes more rows.
 */
class SmallHeapTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void streamsOrSaysWhatItCannotKeep() throws Exception {
        int rows = Integer.getInteger("nonrel.rows", 100_000);
        String url = "jdbc:nonrel:embedded:file:" + folder.resolve("rows.db")
                + "?nonrel.maxRowsInMemory=20000&nonrel.durability=interval";
        try (ChildJvm child =
                ChildJvm.start(List.of(), List.of("-Xmx64m"), SmallHeapChild.class, url, String.valueOf(rows))) {
            assertThat(child.lines())
                    .containsExactly(
                            "filled",
                            "SELECT * FROM item: " + rows,
                            "SELECT id, text FROM item ORDER BY id: " + rows,
                            "SELECT * FROM item WHERE number >= 0: " + rows,
                            "SELECT COUNT(*), SUM(number) FROM item: 1",
                            "SELECT number, COUNT(*) FROM item GROUP BY number: 100",
                            "SELECT * FROM item ORDER BY text FETCH FIRST 5 ROWS ONLY: 5",
                            "SELECT i.id FROM item i JOIN small s ON i.number = s.id: " + rows / 10,
                            "SELECT * FROM item ORDER BY text: 54N01",
                            "SELECT text, COUNT(*) FROM item GROUP BY text: 54N01",
                            "SELECT DISTINCT text FROM item: 54N01",
                            "SELECT COUNT(*) FROM item i JOIN item j ON i.text = j.text || '': 54N01",
                            "SELECT RANK() OVER (ORDER BY text) FROM item: 54N01",
                            "SELECT text FROM item EXCEPT SELECT text || 'x' FROM item: 54N01",
                            "UPDATE item SET number = -1 - id % 7 WHERE text > '': 54N01",
                            "DELETE FROM item WHERE text || '' > '': 54N01",
                            "MERGE INTO item t USING item s ON t.id = s.id WHEN MATCHED THEN UPDATE SET number = -1: 54N01",
                            "SELECT COUNT(*) FROM item WHERE number < 0: 1 = 0",
                            "SELECT COUNT(*) FROM item: 1 = " + rows);
            assertThat(child.exitCode()).isZero();
        }
    }

    @Test
    void theLimitIsWhatTheHeapHoldsUnlessItIsSet() throws Exception {
        String url = "jdbc:nonrel:embedded:mem:small";
        try (ChildJvm child = ChildJvm.start(List.of(), List.of("-Xmx64m"), ManyGroupsChild.class, url)) {
            assertThat(child.lines())
                    .containsExactly(
                            "GROUP BY: 54N01 Limit maxRowsInMemory",
                            "DISTINCT: 54N01 Limit maxRowsInMemory",
                            "ORDER BY: 54N01 Limit maxRowsInMemory",
                            "1");
            assertThat(child.exitCode()).isZero();
        }
    }

    @Test
    void fillsDerivedIndexesRowByRow() throws Exception {
        String url = "jdbc:nonrel:embedded:file:" + folder.resolve("indexed.db") + "?nonrel.durability=interval";
        int rows = Integer.getInteger("nonrel.rows", 100_000);
        try (ChildJvm child =
                ChildJvm.start(List.of(), List.of("-Xmx64m"), BackfillChild.class, url, String.valueOf(rows))) {
            assertThat(child.lines()).containsExactly("filled", "indexed", "1", String.valueOf(rows / 100));
            assertThat(child.exitCode()).isZero();
        }
    }

    /** Creates a derived index on a table that is filled. */
    static final class BackfillChild {
        private BackfillChild() {}

        public static void main(String[] arguments) throws SQLException {
            try (Connection connection = DriverManager.getConnection(arguments[0])) {
                SmallHeapChild.fill(connection, Integer.parseInt(arguments[1]));
                ChildJvm.say("filled");
                Rows.run(connection, "CREATE INDEX item_text ON item (text) FOR (IEXACT, ENDSWITH)");
                ChildJvm.say("indexed");
                ChildJvm.say(String.valueOf(Rows.number(
                        connection,
                        "SELECT COUNT(*) FROM NONREL.INDEXES WHERE INDEX_NAME = 'item_text' AND STATE = 'READY'")));
                ChildJvm.say(
                        String.valueOf(Rows.number(connection, "SELECT COUNT(*) FROM item WHERE text LIKE '%99'")));
            }
        }
    }

    /** Makes a million rows of five digits, and keeps them in many ways. */
    static final class ManyGroupsChild {
        private static final String DIGITS = "(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))";

        private ManyGroupsChild() {}

        public static void main(String[] arguments) throws SQLException {
            String rows = DIGITS + " AS a (x), " + DIGITS + " AS b (x), " + DIGITS + " AS c (x), " + DIGITS
                    + " AS d (x), " + DIGITS + " AS e (x), " + DIGITS + " AS f (x)";
            String key = "a.x || '' || b.x || c.x || d.x || e.x || f.x";
            try (Connection connection = DriverManager.getConnection(arguments[0])) {
                ChildJvm.say("GROUP BY: "
                        + refusal(
                                connection,
                                "SELECT k, COUNT(*) FROM (SELECT " + key + " AS k FROM " + rows + ") AS t GROUP BY k"));
                ChildJvm.say("DISTINCT: " + refusal(connection, "SELECT DISTINCT " + key + " AS k FROM " + rows));
                ChildJvm.say(
                        "ORDER BY: " + refusal(connection, "SELECT " + key + " AS k FROM " + rows + " ORDER BY k"));
                ChildJvm.say(String.valueOf(Rows.number(connection, "VALUES 1")));
            }
        }

        private static String refusal(Connection connection, String sql) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    rows.getString(1);
                }
                return "done";
            } catch (SQLException e) {
                return e.getSQLState() + " " + String.valueOf(e.getMessage()).substring(0, 21);
            }
        }
    }

    /** Fills a table and reads it in many ways. */
    static final class SmallHeapChild {
        private SmallHeapChild() {}

        public static void main(String[] arguments) throws SQLException {
            try (Connection connection = DriverManager.getConnection(arguments[0])) {
                fill(connection, Integer.parseInt(arguments[1]));
                ChildJvm.say("filled");
                for (String sql : new String[] {
                    "SELECT * FROM item",
                    "SELECT id, text FROM item ORDER BY id",
                    "SELECT * FROM item WHERE number >= 0",
                    "SELECT COUNT(*), SUM(number) FROM item",
                    "SELECT number, COUNT(*) FROM item GROUP BY number",
                    "SELECT * FROM item ORDER BY text FETCH FIRST 5 ROWS ONLY",
                    "SELECT i.id FROM item i JOIN small s ON i.number = s.id",
                    "SELECT * FROM item ORDER BY text",
                    "SELECT text, COUNT(*) FROM item GROUP BY text",
                    "SELECT DISTINCT text FROM item",
                    "SELECT COUNT(*) FROM item i JOIN item j ON i.text = j.text || ''",
                    "SELECT RANK() OVER (ORDER BY text) FROM item",
                    "SELECT text FROM item EXCEPT SELECT text || 'x' FROM item",
                    "UPDATE item SET number = -1 - id % 7 WHERE text > ''",
                    "DELETE FROM item WHERE text || '' > ''",
                    "MERGE INTO item t USING item s ON t.id = s.id WHEN MATCHED THEN UPDATE SET number = -1"
                }) {
                    ChildJvm.say(sql + ": " + outcome(connection, sql));
                }
                for (String sql :
                        new String[] {"SELECT COUNT(*) FROM item WHERE number < 0", "SELECT COUNT(*) FROM item"}) {
                    ChildJvm.say(sql + ": 1 = " + Rows.number(connection, sql));
                }
            }
        }

        private static void fill(Connection connection, int rows) throws SQLException {
            Rows.run(
                    connection,
                    "CREATE TABLE item (id BIGINT PRIMARY KEY, text VARCHAR(60), number BIGINT)",
                    "CREATE TABLE small (id BIGINT PRIMARY KEY)",
                    "INSERT INTO small VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO item VALUES (?, ?, ?)")) {
                for (int i = 0; i < rows; i++) {
                    statement.setLong(1, i);
                    statement.setString(2, "some text of a common length " + i * 7919L % rows);
                    statement.setLong(3, i % 100);
                    statement.addBatch();
                    if (i % 1_000 == 999) {
                        statement.executeBatch();
                    }
                }
                statement.executeBatch();
            }
        }

        /** The number of rows or the SQLState. */
        private static String outcome(Connection connection, String sql) {
            try (Statement statement = connection.createStatement()) {
                if (!statement.execute(sql)) {
                    return "changed " + statement.getLargeUpdateCount();
                }
                long count = 0;
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        count++;
                    }
                }
                return String.valueOf(count);
            } catch (SQLException e) {
                return e.getSQLState();
            } catch (OutOfMemoryError e) {
                return "out of memory";
            }
        }
    }
}
