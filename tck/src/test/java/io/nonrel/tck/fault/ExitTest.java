package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends in order without closing its connections loses nothing, even if commits wait for their interval. */
class ExitTest {

    private static final long ROWS = 20;

    @TempDir
    Path folder = Path.of("");

    @Test
    void makesDurableWhatIsCommitted() throws Exception {
        String url = "jdbc:nonrel:embedded:file:" + folder.resolve("exit.db");
        try (ChildJvm child = ChildJvm.start(ForgettingChild.class, url + "?nonrel.durability=interval")) {
            assertThat(child.lines()).containsExactly("committed");
            assertThat(child.exitCode()).isZero();
        }
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(Rows.number(connection, "SELECT COUNT(*) FROM item")).isEqualTo(ROWS);
        }
    }

    /** Commits and ends. */
    static final class ForgettingChild {
        private ForgettingChild() {}

        public static void main(String[] arguments) throws Exception {
            Connection connection = DriverManager.getConnection(arguments[0]);
            Rows.run(connection, "CREATE TABLE item (id BIGINT PRIMARY KEY)");
            for (long i = 0; i < ROWS; i++) {
                Rows.update(connection, "INSERT INTO item VALUES (?)", i);
            }
            connection.setAutoCommit(false);
            Rows.update(connection, "INSERT INTO item VALUES (?)", -1);
            ChildJvm.say("committed");
            System.exit(0);
        }
    }
}
