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
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What others do while the rows of an index are gone over. */
@Timeout(60)
class UnlockedBuildTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String locator = "embedded:mem:unlocked" + NAMES.incrementAndGet();
    private final Sql sql = Sql.connect(locator);
    private final Store store = open(locator);

    @BeforeEach
    void fill() {
        sql.run(
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20), other VARCHAR(20))",
                "INSERT INTO t WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000)"
                        + " SELECT x, 'name' || x, 'other' || x FROM n");
    }

    @AfterEach
    void close() {
        store.close();
        sql.close();
    }

    private static Store open(String locator) {
        return ServiceLoader.load(Adapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(a -> a.scheme().equals("embedded"))
                .findFirst()
                .orElseThrow()
                .open(locator, Settings.NONE);
    }

    private static DerivedIndex index(String name, String column, Lookup lookup) {
        return new DerivedIndex(
                name,
                List.of(column),
                null,
                List.of(LookupDefinition.of(lookup)),
                IndexCaps.DEFAULT,
                IndexState.BUILDING,
                CaseForms.VERSION,
                null,
                null,
                null);
    }

    /** A database beside that of the statements, as another profile gives it. */
    private final class Beside {
        private final SharedCatalog catalog = new SharedCatalog(store, List.of());
        private final IndexBuilder builder =
                new IndexBuilder(store, catalog, new IndexJobs(store, Clock.systemUTC()), (table, known) -> List.of());

        Table table() {
            return (Table) catalog.snapshot().object("PUBLIC", "t").orElseThrow();
        }

        CompletableFuture<Void> create(DerivedIndex index, CallContext context) {
            return CompletableFuture.runAsync(() -> {
                catalog.lock().lock();
                try {
                    builder.create(table(), index, context);
                } finally {
                    catalog.lock().unlock();
                }
            });
        }
    }

    @Test
    void aDropEndsTheBuild() throws Exception {
        Beside beside = new Beside();
        StopsAt stop = new StopsAt(700);
        CompletableFuture<Void> build = beside.create(index("i", "name", Lookup.ENDSWITH), stop);
        stop.reached.await();
        assertThat(beside.catalog.lock().tryLock()).isTrue();
        try {
            Table table = beside.table();
            assertThat(table.derivedIndexes().get(0).state()).isEqualTo(IndexState.BUILDING);
            beside.builder.drop(table, table.derivedIndexes().get(0), CallContext.NONE);
            assertThat(beside.table().derivedIndexes()).isEmpty();
        } finally {
            beside.catalog.lock().unlock();
        }
        stop.goOn.countDown();
        assertThatThrownBy(build::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNDEFINED_OBJECT));
        sql.run("CREATE INDEX i ON t (name) FOR (ENDSWITH)");
        assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
    }

    @Test
    void twoAreBuiltAtATime() throws Exception {
        Beside beside = new Beside();
        StopsAt first = new StopsAt(700);
        StopsAt second = new StopsAt(1_100);
        CompletableFuture<Void> one = beside.create(index("i", "name", Lookup.ENDSWITH), first);
        CompletableFuture<Void> two = beside.create(index("j", "other", Lookup.CONTAINS), second);
        first.reached.await();
        second.reached.await();
        first.goOn.countDown();
        second.goOn.countDown();
        one.get();
        two.get();
        assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
        assertThat(sql.rows("ALTER INDEX j VERIFY")).isEmpty();
        assertThat(sql.rows("SELECT INDEX_NAME, STATE FROM NONREL.INDEXES WHERE INDEX_NAME IN ('i', 'j') ORDER BY 1"))
                .containsExactly("i, READY", "j, READY");
        assertThat(sql.rows("SELECT id FROM t WHERE name LIKE '%e1999'")).containsExactly("1999");
    }

    @Test
    void anotherDatabaseOnTheStoreLeavesABuildAlone() throws Exception {
        Beside beside = new Beside();
        StopsAt stop = new StopsAt(700);
        CompletableFuture<Void> build = beside.create(index("i", "name", Lookup.ENDSWITH), stop);
        stop.reached.await();
        try (Sql other = Sql.connect(locator, new Settings(Map.of("profile", "mongodb"), null, null))) {
            for (int i = 0; i < 20; i++) {
                LockSupport.parkNanos(5_000_000);
                assertThat(other.rows("SELECT STATE FROM NONREL.INDEXES WHERE INDEX_NAME = 'i'"))
                        .containsExactly("BUILDING");
            }
            other.run("INSERT INTO t VALUES (0, 'name0', NULL)", "UPDATE t SET name = 'new' WHERE id IN (5, 1900)");
            stop.goOn.countDown();
            build.get();
            assertThat(other.rows("ALTER INDEX i VERIFY")).isEmpty();
            assertThat(other.rows("SELECT id FROM t WHERE name LIKE '%ew' ORDER BY id"))
                    .containsExactly("5", "1900");
        }
    }

    @Test
    void changesOfTheCatalogDoNotWait() throws Exception {
        Beside beside = new Beside();
        StopsAt stop = new StopsAt(700);
        CompletableFuture<Void> build = beside.create(index("i", "name", Lookup.ENDSWITH), stop);
        stop.reached.await();
        assertThat(beside.catalog.lock().tryLock()).isTrue();
        beside.catalog.lock().unlock();
        stop.goOn.countDown();
        build.get();
        sql.run("ALTER TABLE t RENAME TO u", "ALTER TABLE u RENAME COLUMN name TO label");
        assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
    }

    /** Stands still after so many rows until it is told to go on. */
    private static final class StopsAt implements CallContext {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private int left;

        StopsAt(int rows) {
            this.left = rows;
        }

        @Override
        public void checkCancelled() {
            if (--left == 0) {
                reached.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
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
