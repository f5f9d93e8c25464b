package io.nonrel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlCommandTest {

    private static final String URL = "jdbc:nonrel:embedded:mem:sqlcommand";

    private final RecordedConsole console = new RecordedConsole("SELECT 'from input' AS a;");

    @Test
    void printsTableByDefault() {
        assertThat(run("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20), price DECIMAL(8, 2));"
                        + "INSERT INTO t VALUES (1, 'tea', 2.50), (2, NULL, 10.00), (3, '日本', 0.05);"
                        + "SELECT * FROM t ORDER BY id"))
                .isZero();
        assertThat(console.out())
                .isEqualTo(
                        """
                        0 rows changed
                        3 rows changed
                        id  name  price
                        --  ----  -----
                         1  tea    2.50
                         2  NULL  10.00
                         3  日本   0.05
                        3 rows
                        """);
    }

    @Test
    void csvFollowsRfc4180AndTellsNullFromEmpty() {
        assertThat(run(
                        "SELECT 'a,\"b' AS \"x,y\", '' AS e, CAST(NULL AS INTEGER) AS n, 'l1\nl2' AS l",
                        "--format",
                        "csv"))
                .isZero();
        assertThat(console.out()).isEqualTo("\"x,y\",e,n,l\r\n\"a,\"\"b\",\"\",,\"l1\nl2\"\r\n");
    }

    @Test
    void jsonKeepsNumbersExactAndSaysNull() {
        assertThat(run(
                        "SELECT 12345678901234567890.12 AS d, CAST(NULL AS INTEGER) AS n, TRUE AS b, 'q\"' AS s,"
                                + " DATE '2024-02-29' AS day_, TIMESTAMP '2024-02-29 10:00:00' AS ts, 1 AS s",
                        "--format=json"))
                .isZero();
        assertThat(console.out())
                .isEqualTo(
                        """
                        [
                        {"d":12345678901234567890.12,"n":null,"b":true,"s":"q\\"","day_":"2024-02-29",\
                        "ts":"2024-02-29T10:00:00","s_2":1}
                        ]
                        """);
    }

    @Test
    void anEmptyResultIsAnEmptyArray() {
        assertThat(run("SELECT 1 AS a FROM (VALUES (1)) AS v (x) WHERE x = 2", "--format", "json"))
                .isZero();
        assertThat(console.out()).isEqualTo("[]\n");
    }

    @Test
    void readsStatementsFromInput() {
        assertThat(run("-")).isZero();
        assertThat(console.out()).contains("from input").endsWith("1 row\n");
    }

    @Test
    void warningsGoToStandardError() {
        assertThat(run("CREATE TABLE w (id INTEGER PRIMARY KEY, x INTEGER); SELECT * FROM w"))
                .isZero();
        assertThat(console.err()).contains("warning 1001 01N01: ");
    }

    @Test
    void anErrorHasItsSqlStateAndStatusOne() {
        assertThat(run("SELECT nothing FROM nowhere")).isEqualTo(1);
        assertThat(console.err()).startsWith("42S02 ").contains("nowhere");
        assertThat(console.out()).isEmpty();
    }

    @Test
    void rowsBeforeAnErrorStay() {
        assertThat(run("SELECT 1 AS a; SELEC 2")).isEqualTo(1);
        assertThat(console.out()).contains("1 row");
        assertThat(console.err()).startsWith("42601 ");
    }

    @Test
    void wrongUseHasStatusTwo() {
        assertThat(run("SELECT 1", "--format", "xml")).isEqualTo(2);
        assertThat(console.err()).contains("There is no format xml, only table, csv, json.");
        assertThat(Main.run(List.of("sql", URL), console.console())).isEqualTo(2);
        assertThat(Main.run(List.of("dance"), console.console())).isEqualTo(2);
        assertThat(Main.run(List.of("sql", URL, "-- only a comment"), console.console()))
                .isEqualTo(2);
    }

    @Test
    void anUnknownUrlIsAnSqlError() {
        assertThat(Main.run(List.of("sql", "jdbc:other:x", "SELECT 1"), console.console()))
                .isEqualTo(1);
        assertThat(console.err()).startsWith("08001 ");
    }

    private int run(String sql, String... options) {
        List<String> arguments = new ArrayList<>(List.of("sql", URL, sql));
        arguments.addAll(List.of(options));
        return Main.run(arguments, console.console());
    }
}
