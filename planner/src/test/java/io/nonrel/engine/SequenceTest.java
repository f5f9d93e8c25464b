package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceTest {

    @Test
    void boundsCyclesAndRestarts() {
        try (Sql sql = Sql.open()) {
            sql.run("CREATE SEQUENCE s START WITH 5 INCREMENT BY 10 MAXVALUE 30");
            assertThat(sql.rows("SELECT NEXT VALUE FOR s FROM (VALUES (1), (2), (3)) AS v"))
                    .containsExactly("5", "15", "25");
            sql.fails(ErrorCode.SEQUENCE_EXHAUSTED, "SELECT NEXT VALUE FOR s");
            sql.run("ALTER SEQUENCE s CYCLE");
            assertThat(sql.rows("SELECT NEXT VALUE FOR s")).containsExactly("1");
            sql.run("ALTER SEQUENCE s RESTART WITH 7");
            assertThat(sql.rows("SELECT NEXT VALUE FOR s")).containsExactly("7");
            assertThat(sql.rows("SELECT CURRENT VALUE FOR s")).containsExactly("7");
            sql.run("CREATE SEQUENCE down INCREMENT BY -1");
            assertThat(sql.rows("SELECT NEXT VALUE FOR down FROM (VALUES (1), (2)) AS v"))
                    .containsExactly("-1", "-2");
            sql.fails(ErrorCode.INVALID_DEFINITION, "CREATE SEQUENCE bad MINVALUE 5 MAXVALUE 4");
            sql.fails(ErrorCode.DUPLICATE_TABLE, "CREATE SEQUENCE s");
            sql.fails(ErrorCode.UNDEFINED_OBJECT, "DROP SEQUENCE nope");
        }
    }

    @Test
    void aDroppedSequenceBeginsAgain() {
        try (Sql sql = Sql.open()) {
            sql.run("CREATE SEQUENCE s");
            sql.rows("SELECT NEXT VALUE FOR s");
            sql.run("DROP SEQUENCE s", "CREATE SEQUENCE s");
            assertThat(sql.rows("SELECT NEXT VALUE FOR s")).containsExactly("1");
        }
    }

    @Test
    void aRollbackGivesNothingBack() {
        try (Sql sql = Sql.open()) {
            sql.run("CREATE SEQUENCE s", "CREATE TABLE t (id BIGINT DEFAULT NEXT VALUE FOR s, v INT)");
            sql.fails(ErrorCode.DEPENDENT_OBJECTS, "DROP SEQUENCE s");
            sql.session().autoCommit(false);
            sql.run("INSERT INTO t (v) VALUES (1)");
            sql.session().rollback();
            sql.run("INSERT INTO t (v) VALUES (1)");
            sql.session().commit();
            assertThat(sql.rows("SELECT id FROM t")).containsExactly("2");
        }
    }

    @Test
    void numbersAreUniqueAmongSessions() throws Exception {
        try (Sql sql = Sql.open()) {
            sql.run("CREATE TABLE t (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v INT)");
            ExecutorService pool = Executors.newFixedThreadPool(4);
            List<Future<List<String>>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                futures.add(pool.submit(() -> {
                    List<String> own = new ArrayList<>();
                    try (Sql session = sql.another()) {
                        for (int j = 0; j < 200; j++) {
                            own.addAll(session.rows("INSERT INTO t (v) VALUES (1) RETURNING id"));
                        }
                    }
                    return own;
                }));
            }
            Set<String> all = new HashSet<>();
            for (Future<List<String>> future : futures) {
                all.addAll(future.get());
            }
            pool.shutdown();
            assertThat(all).hasSize(800);
        }
    }

    @Test
    void numbersGoOnAfterARestart(@TempDir Path folder) {
        String locator = "embedded:file:" + folder.resolve("db");
        try (Sql sql = Sql.connect(locator)) {
            sql.run("CREATE SEQUENCE s", "CREATE TABLE t (v INT)", "INSERT INTO t VALUES (1)");
            assertThat(sql.rows("SELECT NEXT VALUE FOR s")).containsExactly("1");
        }
        try (Sql sql = Sql.connect(locator)) {
            assertThat(sql.rows("SELECT NEXT VALUE FOR s")).containsExactly("2");
            sql.run("INSERT INTO t VALUES (2)");
            assertThat(sql.rows("SELECT v FROM t ORDER BY v")).containsExactly("1", "2");
        }
    }
}
