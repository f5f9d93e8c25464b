package io.nonrel.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.engine.Sql;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.index.CaseForms;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexCaps;
import io.nonrel.index.IndexState;
import io.nonrel.index.Lookup;
import io.nonrel.index.LookupDefinition;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Adapter;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Notice;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an index when the process ends while it is worked on. */
class InterruptedBackfillTest {

    private static final int ROWS = 3_000;

    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void fill() {
        file = "file:" + folder.resolve("db");
        try (Sql sql = open()) {
            sql.run(
                    "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20))",
                    "INSERT INTO t WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < " + ROWS
                            + ") SELECT x, 'name' || x FROM n");
        }
    }

    @Test
    @Timeout(60)
    void anInterruptedCreationGoesOnWhenTheDatabaseIsOpenedAgain() {
        interrupt((builder, table) -> builder.create(table, index(), new EndsAfter(1_700)));
        try (Sql sql = open()) {
            awaitState(sql, "READY");
            assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
            assertThat(sql.rows("SELECT id FROM t WHERE name LIKE '%e2999'")).containsExactly("2999");
        }
    }

    @Test
    @Timeout(60)
    void whatIsWrittenBeforeItGoesOnIsRight() {
        interrupt((builder, table) -> builder.create(table, index(), new EndsAfter(600)));
        try (Sql sql = open()) {
            sql.run("INSERT INTO t VALUES (0, 'name0')", "UPDATE t SET name = 'other' WHERE id = 2900");
            awaitState(sql, "READY");
            assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void anInterruptedRemovalIsFinished() {
        try (Sql sql = open()) {
            sql.run("CREATE INDEX i ON t (name) FOR (ENDSWITH)");
        }
        interrupt((builder, table) -> builder.drop(table, table.derivedIndexes().get(0), new EndsAfter(1_200)));
        try (Sql sql = open()) {
            while (!sql.rows("SELECT STATE FROM NONREL.INDEXES WHERE INDEX_NAME = 'i'")
                    .isEmpty()) {
                LockSupport.parkNanos(10_000_000);
            }
            sql.run("CREATE INDEX i ON t (name) FOR (ENDSWITH)");
            assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
        }
    }

    private interface Work {
        void run(IndexBuilder builder, Table table);
    }

    /** Does it on a store of its own, which is closed where the process would have ended. */
    private void interrupt(Work work) {
        Adapter adapter = ServiceLoader.load(Adapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(a -> a.scheme().equals("embedded"))
                .findFirst()
                .orElseThrow();
        try (Store store = adapter.open("embedded:" + file, Settings.NONE)) {
            SharedCatalog catalog = new SharedCatalog(store, List.of());
            IndexBuilder builder = new IndexBuilder(
                    store, catalog, new IndexJobs(store, Clock.systemUTC()), (table, known) -> List.of());
            Table table = (Table) catalog.snapshot().object("PUBLIC", "t").orElseThrow();
            catalog.lock().lock();
            try {
                assertThatThrownBy(() -> work.run(builder, table)).isInstanceOf(EndOfProcess.class);
            } finally {
                catalog.lock().unlock();
            }
        }
    }

    private static DerivedIndex index() {
        return new DerivedIndex(
                "i",
                List.of("name"),
                null,
                List.of(LookupDefinition.of(Lookup.ENDSWITH), LookupDefinition.of(Lookup.CONTAINS)),
                IndexCaps.DEFAULT,
                IndexState.BUILDING,
                CaseForms.VERSION,
                null,
                null,
                null);
    }

    private Sql open() {
        return Sql.connect("embedded:" + file);
    }

    private static void awaitState(Sql sql, String state) {
        while (!sql.rows("SELECT STATE FROM NONREL.INDEXES WHERE INDEX_NAME = 'i'")
                .equals(List.of(state))) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static final class EndOfProcess extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Stops after so many rows as no statement does. */
    private static final class EndsAfter implements CallContext {

        private int left;

        EndsAfter(int rows) {
            this.left = rows;
        }

        @Override
        public void checkCancelled() {
            if (--left < 0) {
                throw new EndOfProcess();
            }
        }

        @Override
        public long remainingMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public int fetchSize() {
            return 100;
        }

        @Override
        public void examined(long rows) {}

        @Override
        public void notice(Notice notice) {}
    }
}
