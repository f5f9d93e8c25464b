package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConflictTest {

    private final Sql sql = Sql.open();

    @BeforeEach
    void create() {
        sql.run(
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(9), n INT DEFAULT 1, u INT, CONSTRAINT uu UNIQUE (u))",
                "INSERT INTO t VALUES (1, 'a', 10, 100), (2, 'b', 20, 200)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void doNothing() {
        assertThat(sql.update("INSERT INTO t (id, u) VALUES (1, 5), (3, 200), (4, 5), (5, 5) ON CONFLICT DO NOTHING"))
                .isEqualTo(1);
        assertThat(sql.rows("SELECT id, u FROM t ORDER BY id")).containsExactly("1, 100", "2, 200", "4, 5");
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t (id, u) VALUES (9, 100) ON CONFLICT (id) DO NOTHING");
        sql.fails(ErrorCode.UNDEFINED_OBJECT, "INSERT INTO t (id) VALUES (9) ON CONFLICT (name) DO NOTHING");
    }

    @Test
    void doUpdate() {
        assertThat(sql.rows(
                        "INSERT INTO t AS x (id, name) VALUES (1, 'new'), (3, 'c') ON CONFLICT (id)"
                                + " DO UPDATE SET name = EXCLUDED.name, n = x.n + EXCLUDED.n + ? RETURNING id, name, n",
                        5))
                .containsExactly("1, new, 16", "3, c, 1");
        assertThat(sql.update("INSERT INTO t (id) VALUES (2) ON CONFLICT ON CONSTRAINT t_pkey"
                        + " DO UPDATE SET name = 'never' WHERE t.n > 1000"))
                .isZero();
        sql.fails(
                ErrorCode.CARDINALITY_VIOLATION,
                "INSERT INTO t (id) VALUES (7), (7) ON CONFLICT (id) DO UPDATE SET name = 'twice'");
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("3");
    }

    @Test
    void onDuplicateKeyUpdate() {
        sql.run("INSERT INTO t (id, name) VALUES (8, 'x'), (8, 'y'), (2, 'z')"
                + " ON DUPLICATE KEY UPDATE name = VALUES(name), n = n + 1");
        assertThat(sql.rows("SELECT id, name, n FROM t ORDER BY id"))
                .containsExactly("1, a, 10", "2, z, 21", "8, y, 2");
    }

    @Test
    void upsertSetsWhatItGivesAndReplaceSetsAll() {
        sql.run(
                "UPSERT INTO t (id, name) VALUES (1, 'up'), (5, 'five')",
                "REPLACE INTO t (id, name) VALUES (2, 'rep')");
        assertThat(sql.rows("SELECT * FROM t ORDER BY id"))
                .containsExactly("1, up, 10, 100", "2, rep, 1, null", "5, five, 1, null");
    }

    @Test
    void manyRowsInChunks() {
        sql.run("CREATE TABLE big (id INT PRIMARY KEY, n INT)");
        sql.run("INSERT INTO big SELECT x.id * 1000 + y.id, 0 FROM t AS x, t AS y");
        sql.session()
                .prepare("INSERT INTO big VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET n = big.n + EXCLUDED.n")
                .executeBatch(
                        java.util.stream.IntStream.range(0, 2_500)
                                .mapToObj(i -> new Object[] {i % 1_200})
                                .toList(),
                        ExecuteOptions.defaults());
        assertThat(sql.rows("SELECT COUNT(*), SUM(n) FROM big WHERE id < 1200")).containsExactly("1200, 2500");
    }

    @Test
    void sessionsThatInsertTheSameKeyAtOnceCountTogether() throws Exception {
        sql.run("CREATE TABLE hits (id INT PRIMARY KEY, n INT)");
        java.util.concurrent.ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(3);
        java.util.List<java.util.concurrent.Future<Integer>> futures = new java.util.ArrayList<>();
        for (int i = 0; i < 3; i++) {
            futures.add(pool.submit(() -> {
                int done = 0;
                try (Sql own = sql.another()) {
                    for (int j = 0; j < 60; j++) {
                        try {
                            own.update(
                                    "INSERT INTO hits VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET n = hits.n + 1",
                                    j / 20);
                            done++;
                        } catch (io.nonrel.spi.NonrelException e) {
                            assertThat(e.code()).isEqualTo(ErrorCode.WRITE_CONFLICT);
                        }
                    }
                }
                return done;
            }));
        }
        int done = 0;
        for (java.util.concurrent.Future<Integer> future : futures) {
            done += future.get();
        }
        pool.shutdown();
        assertThat(sql.rows("SELECT SUM(n) FROM hits")).containsExactly(String.valueOf(done));
    }
}
