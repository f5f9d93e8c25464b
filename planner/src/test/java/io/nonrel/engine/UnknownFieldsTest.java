package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Adapter;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no column knows survives every write, also one that puts a document in another place. */
class UnknownFieldsTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"none", "datastore", "mongodb", "keyvalue"})
    void survive(String profile) {
        String locator = "embedded:mem:unknown" + NAMES.incrementAndGet();
        Adapter adapter = ServiceLoader.load(Adapter.class).findFirst().orElseThrow();
        try (Store store = adapter.open(locator, Settings.NONE);
                Sql sql = Sql.connect(locator, new Settings(Map.of("profile", profile), null, null))) {
            sql.run(
                    "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(9))",
                    "CREATE INDEX t_a ON t (a) FOR (IEXACT)",
                    "INSERT INTO t VALUES (1, 'One'), (2, 'Two'), (3, 'Three')");
            for (long id = 1; id <= 3; id++) {
                store.write(
                        List.of(new Mutation.Update(
                                "t", new @Nullable Object[] {id}, List.of("colour"), new @Nullable Object[] {
                                    "colour " + id
                                })),
                        CallContext.NONE);
            }
            sql.run("UPDATE t SET a = 'Uno' WHERE id = 1");
            sql.run("UPDATE t SET id = 4 - id WHERE id IN (1, 3)");
            sql.run("UPDATE t SET id = id + 10");
            sql.run("INSERT INTO t VALUES (12, 'Due') ON CONFLICT (id) DO UPDATE SET a = EXCLUDED.a");
            sql.run("MERGE INTO t USING (VALUES (13)) v (k) ON t.id = v.k WHEN MATCHED THEN UPDATE SET id = 20");
            assertThat(rows(store, "t")).containsExactly("11 Three colour 3", "12 Due colour 2", "20 Uno colour 1");
            assertThat(sql.rows("SELECT id FROM t WHERE LOWER(a) = 'due'")).containsExactly("12");
            sql.run("ALTER TABLE t ADD COLUMN b INT DEFAULT 7", "ALTER TABLE t DROP PRIMARY KEY");
            String collection = sql.session()
                    .catalog()
                    .object("PUBLIC", "t")
                    .map(io.nonrel.planner.catalog.Table.class::cast)
                    .orElseThrow()
                    .collection();
            assertThat(rows(store, collection))
                    .containsExactly("11 Three colour 3", "12 Due colour 2", "20 Uno colour 1");
            assertThat(sql.rows("SELECT id, b FROM t WHERE LOWER(a) = 'uno'")).containsExactly("20, 7");
        }
    }

    private static List<String> rows(Store store, String collection) {
        List<String> texts = new java.util.ArrayList<>();
        try (RowCursor rows = store.scan(Scan.of(collection, List.of("id", "a", "colour")), CallContext.NONE)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                texts.add(row[0] + " " + row[1] + " " + row[2]);
            }
        }
        return texts.stream().sorted().toList();
    }
}
