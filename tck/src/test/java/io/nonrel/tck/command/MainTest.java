package io.nonrel.tck.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.shell.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);

    @TempDir
    Path folder;

    private int run(String... arguments) {
        return Main.run(List.of(arguments), console);
    }

    @Test
    void testsWhatIsAskedForAndWritesTheReports() throws Exception {
        Path report = folder.resolve("report.md");
        Path junit = folder.resolve("report.xml");
        int status = run(
                "embedded:mem:command",
                "--only",
                "query/in",
                "--report",
                report.toString(),
                "--junit",
                junit.toString());
        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("emulated")
                .contains("query/in ")
                .endsWith("0 pass, 1 emulated, 0 declared unsupported, 0 FAIL\n")
                .doesNotContain("\r");
        assertThat(Files.readString(report)).contains("(`query/in`) | emulated | 5 |");
        assertThat(Files.readString(junit)).contains("name=\"query/in PLAIN\"");
    }

    @Test
    void setsSeveralDatabasesSideBySide() throws Exception {
        Path report = folder.resolve("report.md");
        String[] arguments = {
            "embedded:mem:one",
            "embedded:mem:two?nonrel.profile=keyvalue",
            "--only",
            "query/in",
            "--report",
            report.toString()
        };
        assertThat(run(arguments)).isZero();
        assertThat(Files.readString(report))
                .contains("1. `./nonrel tck jdbc:nonrel:embedded:mem:one`, ")
                .contains("2. `./nonrel tck 'jdbc:nonrel:embedded:mem:two?nonrel.profile=keyvalue'`, ")
                .contains("| Query | (1) | (2) |")
                .contains("| `query/in` | emulated ");
    }

    @Test
    void refusesADatabaseThatHoldsAnythingAndLeavesItAlone() throws Exception {
        String url = "jdbc:nonrel:embedded:mem:full";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine (id INTEGER PRIMARY KEY)");
            assertThat(run(url, "--only", "query/in")).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("The database holds PUBLIC.mine;");
            try (ResultSet rows = statement.executeQuery("SELECT * FROM mine")) {
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void leavesAFileEmpty() throws Exception {
        String url = "jdbc:nonrel:embedded:file:" + folder.resolve("db");
        assertThat(run(url, "--only", "definition/schema", "--variant", "plain"))
                .isZero();
        assertThat(run(url, "--random", "25", "--seed", "3")).isZero();
        try (EmptyDatabase database = EmptyDatabase.open(url)) {
            assertThat(database.declares()).isNotEmpty();
        }
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("embedded:mem:x", "--variant", "sideways")).isEqualTo(2);
        assertThat(run("embedded:mem:x", "--random", "-1")).isEqualTo(2);
        assertThat(run("embedded:mem:x", "--only", "no/such")).isEqualTo(2);
        assertThat(run("embedded:mem:x", "embedded:mem:y", "--junit", "z.xml")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("needs the URL of a database")
                .contains("--junit takes the report of one database, not of 2.")
                .contains("There is no variant sideways; there are PLAIN, ")
                .contains("--random takes a whole number from 0 on, not -1.")
                .contains("No feature has a name like no/such.");
    }
}
