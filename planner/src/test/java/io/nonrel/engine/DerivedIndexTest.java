package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DerivedIndexTest {

    private final Sql sql = Sql.open();

    @BeforeEach
    void create() {
        sql.run(
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(50), n INT)",
                "INSERT INTO t VALUES (1, 'Anna', 1), (2, NULL, 2), (3, 'Straße', 3), (4, '', 4)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void rowsThatAreThereGetTheirFields() {
        sql.run("CREATE INDEX i ON t (name) FOR (ENDSWITH)");
        assertThat(fields("idxf_name_l_endswith")).containsExactly("1, annA", "2, null", "3, eßartS", "4, ");
        assertThat(state("i")).isEqualTo("READY");
    }

    @Test
    void everyWriteKeepsTheFields() {
        sql.run(
                "CREATE INDEX i ON t (name) FOR (ENDSWITH)",
                "INSERT INTO t VALUES (5, 'ab', 5), (6, 'cd', 6)",
                "INSERT INTO t SELECT id + 10, name, n FROM t WHERE id > 4",
                "UPDATE t SET name = name || 'x' WHERE id = 1",
                "UPDATE t SET n = 0 WHERE id = 3",
                "UPDATE t SET id = 7 WHERE id = 6",
                "INSERT INTO t VALUES (3, 'new', 3) ON CONFLICT (id) DO UPDATE SET name = 'uv'",
                "MERGE INTO t USING (VALUES (4, 'st'), (8, 'qr')) AS s (id, name) ON t.id = s.id"
                        + " WHEN MATCHED THEN UPDATE SET name = s.name"
                        + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id, s.name)",
                "DELETE FROM t WHERE id = 2");
        assertThat(fields("idxf_name_l_endswith"))
                .containsExactly("1, xannA", "3, vu", "4, ts", "5, ba", "7, dc", "8, rq", "15, ba", "16, dc");
        assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
    }

    @Test
    void changesOfTheTableKeepTheFields() {
        sql.run(
                "CREATE INDEX i ON t (name) FOR (ENDSWITH)",
                "ALTER TABLE t RENAME COLUMN name TO title",
                "ALTER TABLE t ALTER COLUMN title SET DATA TYPE VARCHAR(90)",
                "ALTER TABLE t DROP CONSTRAINT t_pkey");
        assertThat(sql.rows("SELECT COLUMNS, STATE FROM NONREL.INDEXES WHERE INDEX_NAME = 'i'"))
                .containsExactly("title, READY");
        sql.run("INSERT INTO t VALUES (9, 'yz', 9)");
        assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
    }

    @Test
    void whatIsWrongIsFoundAndRepaired() {
        sql.run("CREATE INDEX i ON t (name) FOR (ENDSWITH)");
        write(new Mutation.Update("t", row(1L), List.of("name"), row("Bob")));
        write(new Mutation.Update("t", row(2L), List.of("idxf_name_l_endswith"), row("x")));
        write(new Mutation.Update("t", row(4L), List.of("idxf_name_l_endswith"), row((Object) null)));
        assertThat(sql.rows("ALTER INDEX i ON t VERIFY"))
                .containsExactlyInAnyOrder(
                        "1, idxf_name_l_endswith, WRONG",
                        "2, idxf_name_l_endswith, SURPLUS",
                        "4, idxf_name_l_endswith, MISSING");
        assertThat(state("i")).isEqualTo("STALE");
        sql.run("ALTER INDEX i REBUILD");
        assertThat(state("i")).isEqualTo("READY");
        assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
        assertThat(sql.rows("SELECT KIND, STATE, ROWS_READ, ROWS_CHANGED FROM NONREL.JOBS"))
                .containsExactly("VERIFY, DONE, 4, 0");
    }

    @Test
    void nothingIsLeftOfADroppedIndex() {
        sql.run("CREATE INDEX i ON t (name) FOR (ENDSWITH, IEXACT)", "DROP INDEX i ON t");
        assertThat(fields("idxf_name_l_endswith")).containsExactly("1, null", "2, null", "3, null", "4, null");
        assertThat(store().indexes("t")).isEmpty();
        assertThat(sql.rows("SELECT INDEX_NAME FROM NONREL.INDEXES")).isEmpty();
        sql.run("CREATE INDEX i ON t (name) FOR (ENDSWITH)", "ALTER TABLE t DROP COLUMN name");
        assertThat(fields("idxf_name_l_endswith")).containsExactly("1, null", "2, null", "3, null", "4, null");
        assertThat(store().indexes("t")).isEmpty();
    }

    @Test
    void aTransactionThatDidNotKnowTheIndexIsTriedAgain() {
        try (Sql other = sql.another()) {
            other.session().autoCommit(false);
            other.run("INSERT INTO t VALUES (5, 'late', 5)");
            sql.run("CREATE INDEX i ON t (name) FOR (ENDSWITH)");
            NonrelException error = catchThrowableOfType(
                    NonrelException.class, () -> other.session().commit());
            assertThat(error.code()).isEqualTo(ErrorCode.WRITE_CONFLICT);
            other.run("INSERT INTO t VALUES (5, 'late', 5)");
            other.session().commit();
        }
        assertThat(fields("idxf_name_l_endswith")).contains("5, etal");
        assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
    }

    @Test
    void wrongDefinitionsAreRefused() {
        sql.run("CREATE INDEX i ON t (name) FOR (IEXACT)");
        assertThat(sql.fails(ErrorCode.DUPLICATE_OBJECT, "CREATE INDEX j ON t (name) FOR (ENDSWITH, IEXACT)")
                        .getMessage())
                .contains("Index i");
        sql.fails(ErrorCode.DUPLICATE_OBJECT, "CREATE INDEX i ON t (n)");
        sql.fails(ErrorCode.INVALID_DEFINITION, "CREATE INDEX j ON t (n) FOR (CONTAINS)");
        sql.fails(ErrorCode.INVALID_DEFINITION, "CREATE INDEX j ON t (name) FOR (ENDSWITH, ENDSWITH)");
        sql.fails(ErrorCode.INVALID_REGEX, "CREATE INDEX j ON t (name) FOR (REGEX '(')");
        sql.fails(ErrorCode.UNSUPPORTED, "CREATE INDEX j ON t (name, n) FOR (ENDSWITH)");
        sql.fails(ErrorCode.UNDEFINED_OBJECT, "ALTER INDEX nope VERIFY");
        sql.run("CREATE INDEX k ON t (n)");
        sql.fails(ErrorCode.UNSUPPORTED, "ALTER INDEX k REBUILD");
    }

    @Test
    @Timeout(60)
    void anIndexCreatedWhileOthersWriteMissesNothing() throws Exception {
        sql.run("INSERT INTO t SELECT 100 + x, 'name' || x, x FROM (VALUES " + numbers(0, 400) + ") AS v (x)");
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < 3; w++) {
                int base = 10_000 * (w + 1);
                running.add(writers.submit((Callable<@Nullable Void>) () -> {
                    write(base, done);
                    return null;
                }));
            }
            for (int round = 0; round < 5; round++) {
                sql.run("CREATE INDEX i ON t (name) FOR (ENDSWITH, IEXACT)");
                assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
                sql.run("DROP INDEX i");
            }
            sql.run("CREATE INDEX i ON t (name) FOR (ENDSWITH, IEXACT)");
            done.set(true);
            for (Future<?> writer : running) {
                writer.get(30, TimeUnit.SECONDS);
            }
        } finally {
            done.set(true);
            writers.shutdownNow();
        }
        assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
    }

    private void write(int base, AtomicBoolean done) {
        try (Sql other = sql.another()) {
            for (int i = 0; !done.get(); i++) {
                try {
                    other.session().autoCommit(i % 2 == 0);
                    other.run(
                            "INSERT INTO t VALUES (" + (base + i) + ", 'w" + i + "', 0)",
                            "UPDATE t SET name = 'u" + i + "' WHERE id = " + (100 + i % 400),
                            "DELETE FROM t WHERE id = " + (base + i - 7));
                    if (i % 2 != 0) {
                        other.session().commit();
                    }
                } catch (NonrelException e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.WRITE_CONFLICT);
                    if (!other.session().autoCommit()) {
                        other.session().rollback();
                    }
                }
            }
            if (!other.session().autoCommit()) {
                other.session().rollback();
            }
        }
    }

    private static String numbers(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "(" : ", (").append(i).append(')');
        }
        return text.toString();
    }

    private String state(String index) {
        return sql.rows("SELECT STATE FROM NONREL.INDEXES WHERE INDEX_NAME = ?", index)
                .get(0);
    }

    private Store store() {
        return sql.session().unwrap(Store.class).orElseThrow();
    }

    private void write(Mutation mutation) {
        store().write(List.of(mutation), CallContext.NONE);
    }

    private List<String> fields(String field) {
        try (RowCursor rows = store().scan(Scan.of("t", List.of("id", field)), CallContext.NONE)) {
            return Sql.texts(rows);
        }
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
