package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is one process's at a time. */
class TwoProcessesTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void refusesAFileThatAnotherProcessHasOpenUntilThatEnds() throws Exception {
        String url = "jdbc:nonrel:embedded:file:" + folder.resolve("shared.db");
        try (ChildJvm child = ChildJvm.start(HoldingChild.class, url)) {
            assertThat(child.line()).isEqualTo("open");
            assertThatThrownBy(() -> DriverManager.getConnection(url))
                    .isInstanceOfSatisfying(SQLTransientConnectionException.class, e -> assertThat(e.getSQLState())
                            .isEqualTo("08001"))
                    .hasMessageContaining("shared.db")
                    .hasMessageContaining("open in another process");
            child.tell("insert 1");
            assertThat(child.line()).isEqualTo("inserted");
            child.tell("close");
            assertThat(child.line()).isEqualTo("closed");
            try (Connection connection = DriverManager.getConnection(url)) {
                assertThat(Rows.numbers(connection, "SELECT id FROM item")).containsExactly(1L);
                child.tell("open");
                assertThat(child.line()).startsWith("08001 ");
            }
            child.tell("open");
            assertThat(child.line()).isEqualTo("open");
        }
        // Killed with the file open.
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(Rows.numbers(connection, "SELECT id FROM item")).containsExactly(1L);
        }
    }

    /** Does what it is told. */
    static final class HoldingChild {
        private HoldingChild() {}

        public static void main(String[] arguments) throws Exception {
            Connection connection = DriverManager.getConnection(arguments[0]);
            Rows.run(connection, "CREATE TABLE item (id BIGINT PRIMARY KEY)");
            ChildJvm.say("open");
            java.util.Scanner input = new java.util.Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8);
            while (input.hasNextLine()) {
                String[] command = input.nextLine().split(" ", 2);
                switch (command[0]) {
                    case "insert" -> {
                        Rows.update(connection, "INSERT INTO item VALUES (?)", Long.parseLong(command[1]));
                        ChildJvm.say("inserted");
                    }
                    case "close" -> {
                        connection.close();
                        ChildJvm.say("closed");
                    }
                    default -> {
                        try {
                            connection = DriverManager.getConnection(arguments[0]);
                            ChildJvm.say("open");
                        } catch (SQLException e) {
                            ChildJvm.say(e.getSQLState() + " " + e.getMessage());
                        }
                    }
                }
            }
            connection.close();
        }
    }
}
