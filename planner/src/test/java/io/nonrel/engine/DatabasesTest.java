package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Settings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {

    private static Settings settings(String key, String value) {
        return new Settings(Map.of(key, value), null, null);
    }

    @Test
    void anUnknownSchemeNamesTheKnownOnes() {
        NonrelException error =
                catchThrowableOfType(NonrelException.class, () -> Databases.connect("oracle:x", Settings.NONE));
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_URL);
        assertThat(error.getMessage()).contains("oracle").contains("embedded:");
    }

    @Test
    void aDatabaseIsSharedAndEndsWithItsLastSession() {
        Sql first = Sql.connect("embedded:mem:shared");
        Sql second = Sql.connect("embedded:mem:shared");
        first.run("CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1)");
        assertThat(second.rows("SELECT * FROM t")).containsExactly("1");
        assertThat(second.session().database()).isSameAs(first.session().database());
        first.close();
        assertThat(second.rows("SELECT * FROM t")).containsExactly("1");
        second.close();
        try (Sql third = Sql.connect("embedded:mem:shared")) {
            third.fails(ErrorCode.UNDEFINED_TABLE, "SELECT * FROM t");
        }
    }

    @Test
    void connectingAndClosingAtOnceNeverMeetsAClosingStore(@TempDir Path folder) throws Exception {
        String locator = "embedded:file:" + folder.resolve("db");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            futures.add(pool.submit(() -> {
                for (int j = 0; j < 15; j++) {
                    try (Sql sql = Sql.connect(locator)) {
                        assertThat(sql.rows("SELECT 1")).containsExactly("1");
                    }
                }
            }));
        }
        for (Future<?> future : futures) {
            future.get();
        }
        pool.shutdown();
    }

    @Test
    void everythingIsThereAfterAReopen(@TempDir Path folder) {
        String locator = "embedded:file:" + folder.resolve("db");
        try (Sql sql = Sql.connect(locator)) {
            sql.run(
                    "CREATE SCHEMA \"odd, schema\\\"",
                    "CREATE TABLE \"odd, schema\\\".\"tab\tle=\" (\"c,1\" INT DEFAULT 3 PRIMARY KEY, b VARCHAR(9) DEFAULT 'x\ty',"
                            + " CONSTRAINT \"u,\" UNIQUE (b, \"c,1\"), CHECK (b <> 'a\\,b'))",
                    "CREATE TABLE t (id INT PRIMARY KEY, g INT GENERATED ALWAYS AS (id + 1), f INT REFERENCES t)",
                    "CREATE INDEX ix ON t (g DESC, id)",
                    "CREATE VIEW v (x) AS SELECT id FROM t WHERE id > 0",
                    "CREATE SEQUENCE s MAXVALUE 9 CYCLE",
                    "COMMENT ON COLUMN t.f IS 'a, comment'",
                    "INSERT INTO t (id) VALUES (1)",
                    "INSERT INTO \"odd, schema\\\".\"tab\tle=\" DEFAULT VALUES");
        }
        try (Sql sql = Sql.connect(locator)) {
            assertThat(sql.rows("SELECT * FROM \"odd, schema\\\".\"tab\tle=\"")).containsExactly("3, x\ty");
            assertThat(sql.rows("SELECT x FROM v")).containsExactly("1");
            assertThat(sql.rows("SELECT g FROM t")).containsExactly("2");
            assertThat(sql.rows("SELECT INDEX_NAME, COLUMNS FROM NONREL.INDEXES WHERE TABLE_NAME = 't'"))
                    .containsExactly("ix, g DESC, id");
            assertThat(sql.rows("SELECT REMARKS FROM INFORMATION_SCHEMA.COLUMNS WHERE COLUMN_NAME = 'f'"))
                    .containsExactly("a, comment");
            assertThat(sql.rows("SELECT CYCLE_OPTION FROM INFORMATION_SCHEMA.SEQUENCES"))
                    .containsExactly("YES");
            assertThat(sql.rows("SELECT COUNT(*) FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS"))
                    .containsExactly("1");
        }
    }

    @Test
    void settingsAreReadAndChecked() {
        SessionSettings settings = SessionSettings.of(new Settings(
                Map.of(
                        "emulation", "1001, 1003",
                        "timeZone", "Europe/Berlin",
                        "queryTimeout", "3",
                        "maxRowsExamined", "7",
                        "pushDown", "OFF"),
                "me",
                null));
        assertThat(settings.refused()).containsExactlyInAnyOrder(NoticeCode.FULL_SCAN, NoticeCode.CLIENT_SORT);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.timeoutMillis()).isEqualTo(3_000);
        assertThat(settings.limits().maxRowsExamined()).isEqualTo(7);
        assertThat(settings.pushDown()).isFalse();
        assertThat(settings.user()).isEqualTo("me");
        for (Settings bad :
                List.of(settings("emulation", "1001,9"), settings("timeZone", "Mars"), settings("fetchSize", "0"))) {
            assertThat(catchThrowableOfType(NonrelException.class, () -> SessionSettings.of(bad))
                            .code())
                    .isEqualTo(ErrorCode.INVALID_PROPERTY);
        }
    }

    @Test
    void aStrictListRefusesBeforeTheStoreIsAsked() {
        String locator = "embedded:mem:strict";
        try (Sql sql = Sql.connect(locator);
                Sql strict = Sql.of(Databases.connect(locator, settings("emulation", "1001,1015")))) {
            sql.run("CREATE TABLE t (id INT PRIMARY KEY, a INT)", "INSERT INTO t VALUES (1, 1)");
            NonrelException refused = strict.fails(ErrorCode.EMULATION_REFUSED, "SELECT * FROM t");
            assertThat(refused).hasMessageContaining("1001");
            assertThat(refused.fact("notice")).isEqualTo(NoticeCode.FULL_SCAN);
            assertThat(strict.rows("EXPLAIN SELECT * FROM t")).isNotEmpty();
            assertThat(strict.rows("EXPLAIN UPDATE t SET a = 2")).isNotEmpty();
            strict.fails(ErrorCode.EMULATION_REFUSED, "UPDATE t SET a = 2");
            assertThat(strict.rows("SELECT * FROM t WHERE id = 1")).containsExactly("1, 1");
            strict.fails(ErrorCode.EMULATION_REFUSED, "CREATE TABLE f (a INT REFERENCES t)");
        }
    }

    @Test
    void aQuietSessionHearsNothingButTheLogDoes() {
        try (Sql quiet = Sql.of(Databases.connect("embedded:mem:quiet", settings("emulation", "quiet")))) {
            quiet.run("CREATE TABLE t (id INT PRIMARY KEY, a INT)");
            assertThat(quiet.notices("SELECT * FROM t")).isEmpty();
            quiet.rows("SELECT * FROM t");
            assertThat(quiet.rows("SELECT CODE, OCCURRENCES FROM NONREL.WARNINGS"))
                    .containsExactly("1001, 2");
        }
    }

    @Test
    void limitsAreErrors() {
        try (Sql sql = Sql.of(Databases.connect("embedded:mem:limited", settings("maxRowsExamined", "2")))) {
            sql.run("CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1), (2), (3)");
            assertThat(sql.fails(ErrorCode.LIMIT_EXCEEDED, "SELECT * FROM t").fact("limit"))
                    .isEqualTo("maxRowsExamined");
            assertThat(sql.rows("SELECT * FROM t WHERE id = 3")).containsExactly("3");
        }
    }

    @Test
    void theTimeoutOfTheSessionHolds() {
        try (Sql sql = Sql.of(Databases.connect("embedded:mem:timeout", settings("queryTimeout", "1")))) {
            sql.fails(
                    ErrorCode.TIMEOUT,
                    "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 500000000)"
                            + " SELECT COUNT(*) FROM r");
        }
    }
}
