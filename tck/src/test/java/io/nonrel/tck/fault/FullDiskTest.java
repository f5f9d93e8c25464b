package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, and one that can't be written: a real one where this user can mount it. */
class FullDiskTest {

    private static final String FULL = "53100";

    @TempDir
    Path folder = Path.of("");

    private final Random random = new Random(5);

    @Test
    void losesNothingWhenTheDiskIsFullAndGoesOnWhenThereIsSpace() throws Exception {
        assumeTrue(SmallDisk.isPossible(folder, "full disk"));
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 8)) {
            Path mounted = disk.folder();
            Path ballast = mounted.resolve("ballast");
            Files.write(ballast, new byte[3 << 20]);
            String url = "jdbc:nonrel:embedded:file:" + mounted.resolve("full.db");
            long rows;
            try (Connection connection = DriverManager.getConnection(url)) {
                Rows.run(
                        connection,
                        "CREATE TABLE item (id BIGINT PRIMARY KEY, text VARCHAR(10000), number INTEGER)",
                        "CREATE INDEX item_number ON item (number)");
                rows = fill(connection, 0);
                assertThat(rows).isGreaterThan(50);
                checkReads(connection, rows);
                checkRefusals(connection);
                checkReads(connection, rows);
                Files.delete(ballast);
                long more = fill(connection, rows);
                assertThat(more).as("rows after space was made").isGreaterThan(rows + 50);
                rows = more;
                checkReads(connection, rows);
            }
            try (Connection connection = DriverManager.getConnection(url);
                    Connection scanning = DriverManager.getConnection(url + "?nonrel.pushDown=off")) {
                checkReads(connection, rows);
                IndexCheck.verify(connection, scanning);
            }
        }
    }

    /** Inserts rows until the disk is full; returns the number that the next row would have. */
    private long fill(Connection connection, long first) throws SQLException {
        long number = first;
        while (true) {
            try {
                String text = random.ints(800).boxed().toList().toString();
                Rows.update(connection, "INSERT INTO item VALUES (?, ?, ?)", number, text, number % 10);
                number++;
            } catch (SQLException e) {
                assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(FULL);
                assertThat(e.getMessage()).contains("full.db").contains("space");
                return number;
            }
        }
    }

    private static void checkReads(Connection connection, long rows) throws SQLException {
        assertThat(Rows.number(connection, "SELECT COUNT(*) FROM item")).isEqualTo(rows);
        assertThat(Rows.numbers(connection, "SELECT id FROM item WHERE number = 3"))
                .hasSize((int) ((rows + 6) / 10));
        assertThat(Rows.texts(connection, "SELECT id, text FROM item")).hasSize((int) rows);
    }

    private static void checkRefusals(Connection connection) throws SQLException {
        for (String sql : new String[] {
            "DELETE FROM item WHERE id = 1",
            "UPDATE item SET number = number + 1",
            "CREATE TABLE other (id BIGINT PRIMARY KEY)",
            "CREATE INDEX item_text ON item (text)",
            "DROP TABLE item"
        }) {
            assertThatThrownBy(() -> Rows.run(connection, sql))
                    .as(sql)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(FULL));
        }
        connection.setAutoCommit(false);
        Rows.run(connection, "UPDATE item SET number = 0 WHERE id = 1");
        assertThatThrownBy(connection::commit)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(FULL));
        connection.setAutoCommit(true);
    }

    @Test
    void saysThatTheDiskIsReadOnly() throws Exception {
        assumeTrue(SmallDisk.isPossible(folder, "read-only disk"));
        Path mounted = folder.resolve("small");
        try (SmallDisk disk = SmallDisk.mount(mounted, 8)) {
            String old = "jdbc:nonrel:embedded:file:" + mounted.resolve("old.db");
            try (Connection connection = DriverManager.getConnection(old)) {
                Rows.run(connection, "CREATE TABLE item (id BIGINT PRIMARY KEY)");
            }
            disk.makeReadOnly();
            assertThatThrownBy(() -> DriverManager.getConnection(old))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"))
                    .hasMessageContaining("old.db");
            String fresh = "jdbc:nonrel:embedded:file:" + mounted.resolve("new.db");
            assertThatThrownBy(() -> DriverManager.getConnection(fresh))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isIn("25006", "08001"))
                    .hasMessageContaining("new.db");
        }
    }
}
