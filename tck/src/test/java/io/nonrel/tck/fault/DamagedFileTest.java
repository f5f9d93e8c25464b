package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that lost bytes or got others is refused, or holds all rows: never fewer in silence. */
class DamagedFileTest {

    /** Damaged, or what can't be opened. */
    private static final Set<String> STATES = Set.of("58030", "08001");

    private static final int ROWS = 2_000;

    @TempDir
    Path folder = Path.of("");

    private byte[] whole = {};

    @BeforeEach
    void makeFile() throws SQLException, IOException {
        Path file = folder.resolve("whole.db");
        try (Connection connection = DriverManager.getConnection("jdbc:nonrel:embedded:file:" + file)) {
            Rows.run(
                    connection,
                    "CREATE TABLE item (id BIGINT PRIMARY KEY, text VARCHAR(100), number INTEGER)",
                    "CREATE INDEX item_number ON item (number)");
            connection.setAutoCommit(false);
            for (int i = 0; i < ROWS; i++) {
                Rows.update(connection, "INSERT INTO item VALUES (?, ?, ?)", i, "text " + i * 7919L, i % 100);
                if (i % 100 == 99) {
                    connection.commit();
                }
            }
            connection.commit();
        }
        whole = Files.readAllBytes(file);
    }

    @Test
    void refusesAFileThatLostItsEnd() throws Exception {
        for (int percent = 1; percent < 100; percent += 7) {
            byte[] cut = Arrays.copyOf(whole, (int) (whole.length * (long) percent / 100));
            assertThat(outcome(cut)).as("%d %% of the file", percent).isIn(STATES);
        }
        assertThat(outcome(Arrays.copyOf(whole, whole.length - 1))).isIn("58030", "whole");
        assertThat(outcome(Arrays.copyOf(whole, whole.length - 4096))).isIn("58030", "whole");
    }

    @Test
    void refusesOtherBytesOrHoldsAllRows() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = whole.clone();
            int length = List.of(1, 16, 4096, 20_000).get(round % 4);
            int at = round < 4 ? 0 : round < 8 ? whole.length - length : random.nextInt(whole.length - length);
            byte[] garbage = new byte[length];
            random.nextBytes(garbage);
            System.arraycopy(garbage, 0, damaged, at, length);
            assertThat(outcome(damaged))
                    .as("%d bytes at %d of %d", length, at, whole.length)
                    .isIn("58030", "08001", "whole");
        }
    }

    @Test
    void takesBytesBehindTheEndOrRefusesThem() throws Exception {
        byte[] more = Arrays.copyOf(whole, whole.length + 10_000);
        new Random(1).ints(10_000, 0, 256).forEach(i -> more[whole.length + i] = (byte) i);
        assertThat(outcome(more)).isIn("58030", "whole");
    }

    @Test
    void refusesAFileOfAnotherKind() throws Exception {
        assertThat(outcome("id;name\n1;Ann\n".repeat(1_000).getBytes(StandardCharsets.UTF_8)))
                .isIn(STATES);
        assertThat(outcome(new byte[100_000])).isIn(STATES);
        assertThat(outcome(new byte[] {'x'})).isIn(STATES);
    }

    @Test
    void namesWhatIsWrongWithThePath() throws Exception {
        Path file = Files.writeString(folder.resolve("plain"), "text");
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:nonrel:embedded:file:" + file.resolve("below.db")))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
                .hasMessageContaining("plain");
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:nonrel:embedded:file:" + folder))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
                .hasMessageContaining("data.db");
    }

    /** The SQLState that a file ends up with, or "whole" when all rows are there. */
    private String outcome(byte[] bytes) throws IOException {
        Path file = folder.resolve("damaged.db");
        Files.write(file, bytes);
        String url = "jdbc:nonrel:embedded:file:" + file;
        try (Connection connection = DriverManager.getConnection(url);
                Connection scanning = DriverManager.getConnection(url + "?nonrel.pushDown=off")) {
            List<String> rows = Rows.texts(connection, "SELECT id, text, number FROM item ORDER BY id");
            assertThat(rows).hasSize(ROWS);
            for (int i = 0; i < ROWS; i++) {
                assertThat(rows.get(i)).isEqualTo(i + "|text " + i * 7919L + "|" + i % 100);
            }
            IndexCheck.verify(connection, scanning);
            return "whole";
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("damaged");
            assertThat(e.getSQLState()).as(e.getMessage()).isNotNull();
            return e.getSQLState();
        }
    }
}
