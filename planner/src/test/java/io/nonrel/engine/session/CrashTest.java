package io.nonrel.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.nonrel.engine.Session;
import io.nonrel.engine.SessionSettings;
import io.nonrel.engine.Sql;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Adapter;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A definition statement is there as a whole or not at all, wherever the process dies. */
class CrashTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Adapter embedded =
            ServiceLoader.load(Adapter.class).findFirst().orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE u (id INT PRIMARY KEY, a INT UNIQUE, b BIGINT GENERATED ALWAYS AS IDENTITY)",
                "CREATE TABLE u AS SELECT * FROM t",
                "DROP TABLE t",
                "CREATE INDEX ix ON t (b)",
                "CREATE UNIQUE INDEX ux ON t (b)",
                "DROP INDEX old",
                "ALTER TABLE t ADD COLUMN c INT DEFAULT 5 UNIQUE CHECK (c < 3)",
                "ALTER TABLE t ADD COLUMN c INT DEFAULT 5, ADD CONSTRAINT k UNIQUE (b)",
                "ALTER TABLE t ALTER COLUMN a TYPE VARCHAR(20)",
                "ALTER TABLE t DROP COLUMN a CASCADE",
                "ALTER TABLE t DROP PRIMARY KEY",
                "ALTER TABLE t RENAME TO z",
                "CREATE SCHEMA s",
                "CREATE VIEW v AS SELECT * FROM t"
            })
    void allOrNothing(String statement) {
        for (int calls = 0; ; calls++) {
            String locator = "embedded:mem:crash" + NAMES.incrementAndGet();
            // Keeps the data while the process that dies comes and goes.
            try (Store witness = embedded.open(locator, Settings.NONE)) {
                run(
                        locator,
                        s -> s,
                        sql -> sql.run(
                                "CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT)",
                                "CREATE INDEX old ON t (a)",
                                "INSERT INTO t VALUES (1, 10, 100), (2, 20, 200)"));
                String before = describe(locator, witness);
                DyingStore[] dying = new DyingStore[1];
                int allowed = calls;
                boolean[] succeeded = new boolean[1];
                run(
                        locator,
                        s -> {
                            dying[0] = new DyingStore(s, allowed);
                            return dying[0].store();
                        },
                        sql -> {
                            try {
                                sql.run(statement);
                                succeeded[0] = true;
                            } catch (NonrelException e) {
                                assertThat(e).isNotNull();
                            }
                        });
                String after = describe(locator, witness);
                assertThat(describe(locator, witness)).isEqualTo(after);
                if (!dying[0].isDead()) {
                    assertThat(after.equals(before)).isEqualTo(!succeeded[0]);
                    assertThat(calls).as("calls that change the store").isGreaterThan(0);
                    return;
                }
                assertThat(calls).isLessThan(60);
            }
        }
    }

    private interface Work {
        void run(Sql sql);
    }

    private void run(String locator, UnaryOperator<Store> wrapping, Work work) {
        Adapter adapter = new Adapter() {
            @Override
            public String scheme() {
                return "embedded";
            }

            @Override
            public Store open(String where, Settings settings) {
                return wrapping.apply(embedded.open(where, settings));
            }
        };
        DatabaseSlot[] self = new DatabaseSlot[1];
        DatabaseSlot slot =
                new DatabaseSlot(() -> OpenDatabase.open(adapter, locator, Settings.NONE, self[0]), () -> {});
        self[0] = slot;
        Session session = slot.connect(SessionSettings.of(Settings.NONE));
        if (session == null) {
            fail("a new slot is open");
            return;
        }
        try (Sql sql = Sql.of(session)) {
            work.run(sql);
        }
    }

    /** All that is declared and all that is stored; fails when they contradict each other. */
    private String describe(String locator, Store witness) {
        List<String> lines = new ArrayList<>();
        run(locator, s -> s, sql -> {
            Set<String> collections = new TreeSet<>();
            for (String schema : sql.session().catalog().schemas()) {
                lines.add("schema " + schema);
                for (CatalogObject object : sql.session().catalog().objects(schema)) {
                    if (object instanceof Table table) {
                        collections.add(table.collection());
                        lines.add(table.toString());
                        lines.add(sql.rows("SELECT * FROM \"" + table.name() + "\"")
                                .toString());
                        assertThat(witness.indexes(table.collection()).stream()
                                        .map(Object::toString)
                                        .collect(Collectors.toSet()))
                                .isEqualTo(table.indexes().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.toSet()));
                    } else if (!(object instanceof io.nonrel.planner.catalog.SystemTable)) {
                        lines.add(object.toString());
                    }
                }
            }
            for (String candidate : List.of("t", "t_2", "u", "z")) {
                assertThat(exists(witness, candidate)).as(candidate).isEqualTo(collections.contains(candidate));
            }
            assertThat(leftovers(witness)).isZero();
        });
        return String.join("\n", lines);
    }

    private static boolean exists(Store store, String collection) {
        try (RowCursor rows = store.scan(Scan.of(collection, List.of("id")), CallContext.NONE)) {
            rows.next();
            return true;
        } catch (NonrelException e) {
            return false;
        }
    }

    private static int leftovers(Store store) {
        int count = 0;
        try (RowCursor rows = store.scan(Scan.of("nonrel_catalog", List.of("kind")), CallContext.NONE)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                count += "leftover".equals(row[0]) ? 1 : 0;
            }
        }
        return count;
    }
}
