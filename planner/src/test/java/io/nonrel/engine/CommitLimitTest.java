package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table that has more rows than the store takes in one commit. */
class CommitLimitTest {

    private static final int ROWS = 720;

    private final Sql sql =
            Sql.connect("embedded:mem:commitlimit", new Settings(Map.of("profile", "datastore"), null, null));

    @BeforeEach
    void fill() {
        sql.run("CREATE TABLE p (id INT PRIMARY KEY, name VARCHAR(20))", "INSERT INTO p VALUES (1, 'Parent')");
        sql.run("CREATE TABLE t (id INT PRIMARY KEY, b VARCHAR(20), p_id INT REFERENCES p (id))");
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(new Object[] {i, "Row " + i % 3, 1});
        }
        sql.session().prepare("INSERT INTO t VALUES (?, ?, ?)").executeBatch(rows, ExecuteOptions.defaults());
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void isIndexed() {
        sql.run("CREATE INDEX t_b ON t (b) FOR (IEXACT)");
        assertThat(sql.rows("SELECT COUNT(*) FROM t WHERE LOWER(b) = 'row 1'")).containsExactly("240");
        sql.run("CREATE UNIQUE INDEX t_u ON t (id, b) WHERE id > 0");
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("720");
    }

    @Test
    void isCopied() {
        sql.run("CREATE TABLE c AS SELECT id, b FROM t");
        assertThat(sql.rows("SELECT COUNT(*) FROM c")).containsExactly("720");
    }

    @Test
    void getsColumnsAndLosesItsKey() {
        sql.run("ALTER TABLE t ADD COLUMN d INTEGER DEFAULT 5");
        assertThat(sql.rows("SELECT SUM(d) FROM t")).containsExactly("3600");
        sql.run("ALTER TABLE t DROP PRIMARY KEY");
        assertThat(sql.rows("SELECT COUNT(*), SUM(d) FROM t")).containsExactly("720, 3600");
    }

    @Test
    void keepsCopiesOfAParent() {
        sql.run("CREATE INDEX t_p ON t (p_id.name)");
        sql.run("UPDATE p SET name = 'Changed'");
        assertThat(sql.rows("SELECT COUNT(*) FROM t JOIN p ON p.id = t.p_id WHERE p.name = 'Changed'"))
                .containsExactly("720");
    }

    @Test
    void isNotWrittenByOneStatement() {
        assertThatThrownBy(() -> sql.run("UPDATE t SET b = 'x'"))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALUE_TOO_LARGE));
        assertThat(sql.rows("SELECT COUNT(*) FROM t WHERE b = 'x'")).containsExactly("0");
    }
}
