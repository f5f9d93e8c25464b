package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Adapter;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markers that don't agree with the rows, whoever made them so: they are found, put right, and stand in nobody's way. */
class UniqueMarkersTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String MARKERS = "nonrel_unique_t_t_n";

    private final String locator = "embedded:mem:markers" + NUMBER.incrementAndGet();
    private Sql sql = Sql.open();
    private Store store = open();

    private Store open() {
        Adapter adapter = ServiceLoader.load(Adapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(a -> a.scheme().equals("embedded"))
                .findFirst()
                .orElseThrow();
        return adapter.open(locator, Settings.NONE);
    }

    @BeforeEach
    void nothingYet() {
        sql.close();
    }

    @AfterEach
    void close() {
        sql.close();
        store.close();
    }

    private void begin(String profile) {
        sql = Sql.connect(locator, new Settings(profile.isEmpty() ? Map.of() : Map.of("profile", profile), null, null));
        sql.run("CREATE TABLE t (id INT PRIMARY KEY, n INT)", "INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)");
        sql.run("CREATE UNIQUE INDEX t_n ON t (n) WHERE id > 0");
        assertThat(sql.rows("ALTER INDEX t_n VERIFY")).isEmpty();
    }

    /** Past the driver. */
    private void write(Mutation mutation) {
        store.write(List.of(mutation), CallContext.NONE);
    }

    private static @Nullable Object[] key(Object value) {
        return new @Nullable Object[] {value};
    }

    private String state() {
        return sql.rows("SELECT state FROM nonrel.indexes WHERE index_name = 't_n'")
                .get(0);
    }

    /** TC-392. */
    @ParameterizedTest
    @ValueSource(strings = {"", "datastore", "keyvalue"})
    void aMarkerWhoseRowIsGoneIsTakenOver(String profile) {
        begin(profile);
        write(new Mutation.Delete("t", key(1L)));
        sql.run("INSERT INTO t VALUES (4, 10)");
        write(new Mutation.Update("t", key(2L), List.of("n"), key(21L)));
        sql.run("UPDATE t SET n = 20 WHERE id = 4");
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t VALUES (5, 20)");
        sql.run("INSERT INTO t VALUES (5, 10)");
    }

    /** TC-485. */
    @ParameterizedTest
    @ValueSource(strings = {"", "datastore", "keyvalue"})
    void whatIsWrongIsReportedAndRepaired(String profile) {
        begin(profile);
        write(new Mutation.Delete(MARKERS, key("i2:10")));
        write(new Mutation.Update(MARKERS, key("i2:20"), List.of("owner0"), key(7L)));
        write(new Mutation.Delete("t", key(3L)));
        assertThat(sql.rows("ALTER INDEX t_n VERIFY"))
                .containsExactlyInAnyOrder("1, n, MISSING", "2, n, FOREIGN", "7, n, ORPHAN", "3, n, ORPHAN");
        assertThat(state()).isEqualTo("STALE");
        // Enforced all the same, as far as it goes.
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t VALUES (8, 40), (9, 40)");
        sql.run("ALTER INDEX t_n REBUILD");
        assertThat(state()).isEqualTo("READY");
        assertThat(sql.rows("ALTER INDEX t_n VERIFY")).isEmpty();
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t VALUES (8, 10)");
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t VALUES (8, 20)");
        sql.run("INSERT INTO t VALUES (8, 30)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "datastore", "keyvalue"})
    void rowsWithTheSameValuesAreForTheUserToTellApart(String profile) {
        begin(profile);
        write(new Mutation.Insert("t", List.of("id", "n"), new @Nullable Object[] {5L, 10L}));
        assertThat(sql.rows("ALTER INDEX t_n VERIFY")).containsExactly("5, n, DUPLICATE");
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "ALTER INDEX t_n REBUILD");
        sql.run("UPDATE t SET n = 50 WHERE id = 5", "ALTER INDEX t_n REBUILD");
        assertThat(sql.rows("ALTER INDEX t_n VERIFY")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyvalue"})
    void aRowOnItsWayIsWaitedForAndThenForgotten(String profile) {
        begin(profile);
        long now = System.currentTimeMillis();
        List<String> fields = List.of("id", "owner0", "token", "lease");
        write(new Mutation.Insert(MARKERS, fields, new @Nullable Object[] {"i2:40", 4L, "x", now + 60_000}));
        sql.fails(ErrorCode.WRITE_CONFLICT, "INSERT INTO t VALUES (5, 40)");
        assertThat(sql.rows("ALTER INDEX t_n VERIFY")).isEmpty();
        write(new Mutation.Update(MARKERS, key("i2:40"), List.of("lease"), key(now - 1)));
        sql.run("INSERT INTO t VALUES (5, 40)");
        // Its writer died after the row: the row counts.
        write(new Mutation.Insert("t", List.of("id", "n"), new @Nullable Object[] {6L, 60L}));
        write(new Mutation.Insert(MARKERS, fields, new @Nullable Object[] {"i2:60", 6L, "y", now - 1}));
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t VALUES (7, 60)");
        // It died in the middle of an exchange: the row that had the value still has it.
        List<String> exchanged = List.of("id", "owner0", "previous0", "token", "lease");
        write(new Mutation.Delete(MARKERS, key("i2:10")));
        write(new Mutation.Insert(MARKERS, exchanged, new @Nullable Object[] {"i2:10", 2L, 1L, "z", now - 1}));
        sql.fails(ErrorCode.UNIQUE_VIOLATION, "INSERT INTO t VALUES (7, 10)");
        sql.run("ALTER INDEX t_n REBUILD");
        assertThat(sql.rows("ALTER INDEX t_n VERIFY")).isEmpty();
    }
}
