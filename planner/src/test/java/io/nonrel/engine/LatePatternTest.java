package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns that are bound: which part of them is looked up is chosen when they are known. */
class LatePatternTest {

    private static final String DATABASE = "embedded:mem:late-pattern";

    private static final List<String> PATTERNS = List.of(
            "abc", "abc%", "%abc", "%abc%", "a%c", "a_c", "%", "", "_", "%b%c%", "ABC%", "%ABC", "%ß%", "straSSE",
            "x%yz%", "%…%", "%_", "ab%bcd", "%😀", "😀%");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STARTSWITH, ENDSWITH, CONTAINS",
                "ISTARTSWITH, IENDSWITH, ICONTAINS",
                "ENDSWITH, CONTAINS",
                "STARTSWITH, IENDSWITH",
                "IEXACT, CONTAINS"
            })
    void whateverPartIsLookedUpTheRowsAreThoseOfAScan(String lookups) {
        for (String type : List.of("VARCHAR(20)", "VARCHAR(9000)")) {
            for (boolean plain : new boolean[] {false, true}) {
                try (Sql sql = Sql.connect(DATABASE);
                        Sql scanning = Sql.connect(DATABASE, new Settings(Map.of("pushDown", "off"), null, null))) {
                    fill(sql, type);
                    sql.run("CREATE INDEX i ON t (name) FOR (" + lookups + ")");
                    if (plain) {
                        sql.run("CREATE INDEX p ON t (name)");
                    }
                    for (String condition : List.of(
                            "name LIKE ?",
                            "name ILIKE ?",
                            "LOWER(name) LIKE ?",
                            "name LIKE ? AND id > 2",
                            "name LIKE ? OR id = 3",
                            "NOT name LIKE ?")) {
                        String query = "SELECT id FROM t WHERE " + condition + " ORDER BY id";
                        for (String pattern : PATTERNS) {
                            assertThat(sql.rows(query, pattern))
                                    .as("%s with %s by %s of %s", condition, pattern, lookups, type)
                                    .isEqualTo(scanning.rows(query, pattern));
                        }
                        assertThat(sql.rows(query, new Object[] {null}))
                                .isEqualTo(scanning.rows(query, new Object[] {null}));
                    }
                }
            }
        }
    }

    private static void fill(Sql sql, String type) {
        sql.run("CREATE TABLE t (id INT PRIMARY KEY, name " + type + ")");
        int id = 0;
        for (String name : List.of(
                "abc", "abcd", "xabc", "xabcy", "ac", "axc", "", "ABC", "abcABC", "Straße", "STRASSE", "strasse", "ß",
                "x1yz2", "abbcd", "abcd", "…", "😀", "a😀", "😀b")) {
            sql.update("INSERT INTO t VALUES (?, ?)", ++id, name);
        }
        sql.run("INSERT INTO t VALUES (100, NULL)");
        if (type.contains("9000")) {
            sql.run("INSERT INTO t VALUES (101, REPEAT('abc', 1500)), (102, REPEAT('x', 1200) || 'abc')");
        }
    }

    @Test
    void oneQueryIsAskedByTheLongestPart() {
        try (Sql sql = Sql.open()) {
            sql.run(
                    "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(50))",
                    "INSERT INTO t SELECT x, 'name' || x FROM (SELECT ROW_NUMBER() OVER () AS x FROM UNNEST(ARRAY[1,2,3,4,5,6,7,8,9])"
                            + " AS a, UNNEST(ARRAY[1,2,3,4,5,6,7,8,9]) AS b) AS n",
                    "CREATE INDEX i ON t (name) FOR (STARTSWITH, ENDSWITH, CONTAINS)");
            for (String pattern : List.of("name77%", "%e77", "%me77%", "name77")) {
                List<Notice> notices = sql.notices("SELECT id FROM t WHERE name LIKE ?", pattern);
                assertThat(notices).extracting(Notice::code).containsExactly(NoticeCode.RESIDUAL_FILTER);
                assertThat(notices).extracting(Notice::rows).containsExactly(1L);
            }
        }
    }
}
