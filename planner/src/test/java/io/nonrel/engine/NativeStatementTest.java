package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code TABLE(NONREL.NATIVE('…'))} on the embedded store. */
class NativeStatementTest {

    private static final String STATES = "SELECT INDEX_NAME, STATE FROM NONREL.INDEXES ORDER BY 1";
    private static final String RENAME =
            "SELECT * FROM TABLE(NONREL.NATIVE('{\"put\": \"t\", \"document\": {\"id\": 1, \"name\": \"Xaver\"}}'))";

    private final Sql sql = Sql.open();

    @BeforeEach
    void create() {
        sql.run(
                "CREATE TABLE a (id BIGINT PRIMARY KEY, name VARCHAR(30))",
                "CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR(30), a BIGINT REFERENCES a (id))",
                "INSERT INTO a VALUES (1, 'Ann')",
                "INSERT INTO t VALUES (1, 'x', 1), (2, 'yy', NULL)",
                "CREATE INDEX i ON t (name) FOR (ENDSWITH)",
                "CREATE INDEX j ON t (a.name)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private static String table(String statement) {
        return "TABLE(NONREL.NATIVE('" + statement + "'))";
    }

    @Test
    void documentsAreSeenWithHiddenFields() {
        try (Result result = sql.execute("SELECT * FROM " + table("{\"scan\": \"t\"}"))) {
            assertThat(result.columns())
                    .extracting(ColumnDescriptor::label)
                    .containsExactly(
                            "id",
                            "name",
                            "a",
                            "idxf_name_l_endswith",
                            "idxf_a__name_l_reached",
                            "idxf_a__name_l_standard");
            assertThat(Sql.texts(result.rows())).containsExactly("1, x, 1, x, 1, Ann", "2, yy, null, yy, 0, null");
        }
    }

    @Test
    void fieldsThatNoColumnKnowsAreSeenAtOnce() {
        String get = "SELECT * FROM " + table("{\"get\": \"t\", \"key\": [1]}");
        assertThat(sql.rows(get)).containsExactly("1, x, 1, x, 1, Ann");
        sql.rows("SELECT * FROM " + table("{\"put\": \"t\", \"document\": {\"id\": 1, \"tags\": [\"q\",7,null]}}"));
        assertThat(sql.rows(get)).containsExactly("1, x, 1, x, 1, Ann, [\"q\",7,null]");
        sql.run("UPDATE t SET name = 'z' WHERE id = 1");
        assertThat(sql.rows(get)).containsExactly("1, z, 1, z, 1, Ann, [\"q\",7,null]");
    }

    @Test
    void rowsAreATableLikeOthers() {
        assertThat(sql.rows("SELECT t.name, COUNT(*) FROM " + table("{\"scan\": \"a\", \"limit\": 5}")
                        + " AS x JOIN t ON t.a = x.id WHERE x.name LIKE 'A%' GROUP BY t.name"))
                .containsExactly("x, 1");
    }

    @Test
    void valuesStayApartFromTheText() {
        String get = "SELECT name FROM TABLE(NONREL.NATIVE('{\"get\": \"t\", \"key\": [{\"$value\": 1}]}', ?))";
        assertThat(sql.rows(get, 2L)).containsExactly("yy");
        sql.rows(
                "SELECT * FROM TABLE(NONREL.NATIVE('{\"put\": \"t\", \"document\": {\"id\": {\"$value\": 1}, \"name\":"
                        + " {\"$value\": 2}}}', ?, ?))",
                3L,
                "\"}, \"a\": 1");
        assertThat(sql.rows("SELECT name, a FROM t WHERE id = 3")).containsExactly("\"}, \"a\": 1, null");
        assertThat(sql.fails(ErrorCode.WRONG_PARAMETER_COUNT, get.replace(", ?", "")))
                .hasMessageContaining("places for 1 values");
    }

    @Test
    void typedValuesAreWrittenAsObjectsWithADollar() {
        sql.run("CREATE TABLE v (id UUID PRIMARY KEY, n DECIMAL(9, 3), d DATE, b VARBINARY(9))");
        sql.rows("SELECT * FROM "
                + table("{\"put\": \"v\", \"document\": {\"id\": {\"$uuid\": \"00000000-0000-0000-0000-000000000001\"},"
                        + " \"n\": {\"$decimal\": \"1.250\"}, \"d\": {\"$date\": \"2026-01-31\"}, \"b\":"
                        + " {\"$binary\": \"AQI=\"}}}"));
        assertThat(sql.rows("SELECT n, d FROM v WHERE b = X'0102'")).containsExactly("1.250, 2026-01-31");
        assertThat(sql.fails(
                        ErrorCode.INVALID_CAST,
                        "SELECT * FROM " + table("{\"get\": \"v\", \"key\": [{\"$uuid\": \"7\"}]}")))
                .hasMessageContaining("$uuid");
    }

    @Test
    void whatAWriteWentPastIsDistrustedUntilItIsVerifiedOrRebuilt() {
        List<Notice> notices = sql.notices(RENAME);
        assertThat(notices).extracting(Notice::code).containsOnly(NoticeCode.NATIVE_WRITE_BYPASS);
        assertThat(notices)
                .extracting(Notice::remedy)
                .containsExactly(
                        "ALTER INDEX \"i\" ON \"PUBLIC\".\"t\" REBUILD",
                        "ALTER INDEX \"j\" ON \"PUBLIC\".\"t\" REBUILD");
        assertThat(sql.rows(STATES)).containsExactly("i, STALE", "j, STALE");
        assertThat(sql.rows("SELECT id FROM t WHERE name LIKE '%er'")).containsExactly("1");
        assertThat(sql.rows("ALTER INDEX i ON t VERIFY")).containsExactly("1, idxf_name_l_endswith, WRONG");
        assertThat(sql.rows("ALTER INDEX j ON t VERIFY")).isEmpty();
        assertThat(sql.rows(STATES)).containsExactly("i, STALE", "j, READY");
        sql.run("ALTER INDEX i ON t REBUILD");
        assertThat(sql.rows(STATES)).containsExactly("i, READY", "j, READY");
        assertThat(sql.rows("SELECT id FROM t WHERE name LIKE '%er'")).containsExactly("1");
    }

    @Test
    void copiesOfRowsThatWereWrittenAreDistrusted() {
        sql.rows("SELECT * FROM " + table("{\"delete\": \"a\", \"key\": [1]}"));
        assertThat(sql.rows(STATES)).containsExactly("i, READY", "j, STALE");
        assertThat(sql.rows("SELECT t.id FROM t JOIN a ON t.a = a.id")).isEmpty();
        assertThat(sql.rows("ALTER INDEX j ON t VERIFY"))
                .containsExactly("1, idxf_a__name_l_reached, WRONG", "1, idxf_a__name_l_standard, SURPLUS");
    }

    @Test
    void aWriteIsMadeOnceHoweverOftenItsRowsAreRead() {
        assertThat(sql.rows("SELECT t.id, x.COUNT FROM t, "
                        + table("{\"put\": \"a\", \"document\": {\"id\": 2, \"name\": \"Bob\"}}") + " AS x"))
                .containsExactly("1, 1", "2, 1");
        assertThat(sql.fails(
                        ErrorCode.UNSUPPORTED,
                        "INSERT INTO a SELECT 5, 'x' FROM " + table("{\"delete\": \"t\", \"key\": [1]}")))
                .hasMessageContaining("stands in a query");
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("2");
    }

    @Test
    void writesAreRefusedWhereOthersAre() {
        sql.session().readOnly(true);
        sql.fails(ErrorCode.READ_ONLY, RENAME);
        assertThat(sql.rows("SELECT name FROM " + table("{\"get\": \"t\", \"key\": [1]}")))
                .containsExactly("x");
        sql.session().readOnly(false);
        sql.run("BEGIN", "INSERT INTO a VALUES (7, 'x')");
        assertThat(sql.fails(ErrorCode.UNSUPPORTED, RENAME)).hasMessageContaining("no part of a transaction");
        sql.run("ROLLBACK");
        assertThat(sql.fails(
                        ErrorCode.NOT_AUTHORIZED,
                        "SELECT * FROM " + table("{\"delete\": \"nonrel_jobs\", \"key\": [\"PUBLIC.i\"]}")))
                .hasMessageContaining("the driver's own");
        assertThat(sql.rows(STATES)).containsExactly("i, READY", "j, READY");
    }

    @Test
    void strictModeRefusesWritesBeforeTheStoreIsAsked() {
        try (Sql strict =
                Sql.connect("embedded:mem:strict-native", new Settings(Map.of("emulation", "1020"), null, null))) {
            strict.run("CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR(30))", "INSERT INTO t VALUES (1, 'x')");
            strict.fails(ErrorCode.EMULATION_REFUSED, RENAME);
            assertThat(strict.rows("SELECT name FROM t")).containsExactly("x");
        }
    }

    @Test
    void mistakesSayWhatWorks() {
        assertThat(sql.fails(ErrorCode.SYNTAX_ERROR, "SELECT * FROM " + table("{\"scan\" \"t\"}")))
                .hasMessageContaining("at character 9: Unexpected character");
        assertThat(sql.fails(ErrorCode.SYNTAX_ERROR, "SELECT * FROM " + table("{\"frob\": \"t\"}")))
                .hasMessageContaining("{\"scan\": \"collection\", \"limit\": n}");
        sql.fails(ErrorCode.UNDEFINED_TABLE, "SELECT * FROM " + table("{\"scan\": \"nope\"}"));
        assertThat(sql.fails(ErrorCode.INVALID_STATEMENT, "SELECT * FROM TABLE(NONREL.NATIVE(CAST('x' AS CLOB)))"))
                .hasMessageContaining("text literal");
        assertThat(sql.fails(
                        ErrorCode.INVALID_STATEMENT, "SELECT * FROM " + table("{\"get\": \"t\", \"key\": [1, 2]}")))
                .hasMessageContaining("has 1 values");
    }

    @Test
    void explainShowsTheStatement() {
        assertThat(sql.rows("EXPLAIN PLAN FOR SELECT id FROM " + table("{\"scan\": \"a\"}") + " WHERE name = 'x'"))
                .containsExactly("Project id", "  Filter name = 'x'", "    Native {\"scan\": \"a\"}");
    }
}
