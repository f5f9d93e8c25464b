package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.adapter.embedded.EmbeddedAdapter;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process died between adding a foreign key and having looked at the rows that were there. */
class ForeignKeyValidationTest {

    private static final String CATALOG = "nonrel_catalog";
    private static final String KEYS =
            "SELECT ENFORCED FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE CONSTRAINT_NAME = 'f'";

    @TempDir
    Path folder = Path.of("");

    private String locator = "";

    @BeforeEach
    void create() {
        locator = "embedded:file:" + folder.resolve("references.db");
        try (Sql sql = Sql.connect(locator)) {
            sql.run(
                    "CREATE TABLE p (id BIGINT PRIMARY KEY)",
                    "CREATE TABLE c (id BIGINT PRIMARY KEY, r BIGINT)",
                    "INSERT INTO p VALUES (1), (2)",
                    "INSERT INTO c VALUES (1, 1), (2, NULL), (3, 2)",
                    "ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (r) REFERENCES p (id) ON DELETE RESTRICT");
            assertThat(sql.rows(KEYS)).containsExactly("YES");
        }
    }

    /** Puts the catalog into the state that it was in while rows were looked at, and perhaps a row that contradicts. */
    private void dieWhileValidating(Mutation... writes) {
        try (Store store = new EmbeddedAdapter().open(locator, Settings.NONE)) {
            List<Mutation> changes = new ArrayList<>(List.of(writes));
            List<String> fields = List.of("kind", "schema", "name", "definition");
            try (RowCursor rows = store.scan(Scan.of(CATALOG, fields), CallContext.NONE)) {
                for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                    if (row[3] instanceof String text && text.contains("enforced=true")) {
                        changes.add(new Mutation.Update(
                                CATALOG,
                                new @Nullable Object[] {row[0], row[1], row[2]},
                                List.of("definition"),
                                new @Nullable Object[] {text.replace("enforced=true", "enforced=validating")}));
                    }
                }
            }
            assertThat(changes).hasSize(writes.length + 1);
            store.write(changes, CallContext.NONE);
        }
    }

    private static List<String> afterValidation(Sql sql) {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        List<String> enforced = sql.rows(KEYS);
        while (enforced.contains("NO")) {
            assertThat(Instant.now()).as("the validation ends").isBefore(end);
            LockSupport.parkNanos(1_000_000);
            enforced = sql.rows(KEYS);
        }
        return enforced;
    }

    @Test
    void theKeyIsValidatedWhenTheDatabaseIsOpenedAgain() {
        dieWhileValidating();
        try (Sql sql = Sql.connect(locator)) {
            sql.fails(ErrorCode.FOREIGN_KEY_VIOLATION, "INSERT INTO c VALUES (4, 9)");
            assertThat(afterValidation(sql)).containsExactly("YES");
            sql.fails(ErrorCode.FOREIGN_KEY_VIOLATION, "DELETE FROM p WHERE id = 1");
            assertThat(sql.rows("SELECT KIND, STATE, ROWS_READ FROM NONREL.JOBS WHERE INDEX_NAME = 'f'"))
                    .containsExactly("VALIDATE, DONE, 3");
        }
    }

    @Test
    void aKeyThatARowContradictsIsGone() {
        dieWhileValidating(new Mutation.Insert("c", List.of("id", "r"), new @Nullable Object[] {4L, 9L}));
        try (Sql sql = Sql.connect(locator)) {
            assertThat(afterValidation(sql)).isEmpty();
            assertThat(sql.update("DELETE FROM p WHERE id = 1")).isEqualTo(1);
            assertThat(sql.rows("SELECT STATE, MESSAGE FROM NONREL.JOBS WHERE INDEX_NAME = 'f'"))
                    .containsExactly("FAILED, A row that refers to no row of p violates foreign key constraint \"f\" on"
                            + " table \"c\"");
        }
    }

    @Test
    void theKeyIsCheckedAlsoWhereItWasReadAsUnfinished() {
        dieWhileValidating();
        try (Sql sql = Sql.connect(locator);
                Sql other = sql.another()) {
            sql.run("BEGIN", "INSERT INTO c VALUES (5, 1)");
            afterValidation(other);
            // Its own end is no reason to try the transaction again.
            sql.run("COMMIT");
            assertThat(sql.rows("SELECT COUNT(*) FROM c")).containsExactly("4");
        }
    }
}
