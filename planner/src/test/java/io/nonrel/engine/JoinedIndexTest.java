package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
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

class JoinedIndexTest {

    private final Sql sql = Sql.open();

    @BeforeEach
    void create() {
        sql.run(
                "CREATE TABLE city (id INT PRIMARY KEY, name VARCHAR(50))",
                "CREATE TABLE author (id INT PRIMARY KEY, name VARCHAR(50), code VARCHAR(9) UNIQUE,"
                        + " city_id INT REFERENCES city)",
                "CREATE TABLE book (id INT PRIMARY KEY, title VARCHAR(50), author_id INT REFERENCES author)",
                "INSERT INTO city VALUES (1, 'Rome'), (2, NULL)",
                "INSERT INTO author VALUES (1, 'Ann', 'a', 1), (2, 'Bob', 'b', 2), (3, NULL, 'c', NULL), (4, 'Dan', 'd', 9)",
                "INSERT INTO book VALUES (1, 'one', 1), (2, 'two', 2), (3, 'three', 3), (4, 'four', 4), (5, 'five', NULL),"
                        + " (6, 'six', 99)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void rowsThatAreThereGetCopies() {
        sql.run(
                "CREATE INDEX i ON book (author_id.name)",
                "CREATE INDEX j ON book (author_id.city_id.name) FOR (ENDSWITH)");
        assertThat(names())
                .containsExactly("1, 1, Ann", "2, 1, Bob", "3, 1, null", "4, 1, Dan", "5, 0, null", "6, 0, null");
        assertThat(cities())
                .containsExactly("1, 2, Rome", "2, 2, null", "3, 1, null", "4, 1, null", "5, 0, null", "6, 0, null");
        assertThat(fields("book", "idxf_author_id__city_id__name_l_endswith").get(0))
                .isEqualTo("1, emoR");
        assertThat(sql.rows("SELECT INDEX_NAME, COLUMNS, STATE, LOOKUPS FROM NONREL.INDEXES WHERE KIND = 'DERIVED'"))
                .containsExactly(
                        "i, author_id.name, READY, STANDARD", "j, author_id.city_id.name, READY, STANDARD, ENDSWITH");
        verify();
    }

    @Test
    void everyWriteOfTheReferenceKeepsTheCopy() {
        indexes();
        sql.run(
                "INSERT INTO book VALUES (7, 'seven', 1), (8, 'eight', NULL), (9, 'nine', 2), (10, 'ten', 77)",
                "UPDATE book SET author_id = 2 WHERE id = 1",
                "UPDATE book SET author_id = NULL WHERE id = 2",
                "UPDATE book SET title = 'x' WHERE id = 3",
                "UPDATE book SET author_id = author_id + 1 WHERE id = 7",
                "UPDATE book SET id = 40 WHERE id = 4",
                "INSERT INTO book VALUES (5, 'y', 1) ON CONFLICT (id) DO UPDATE SET author_id = EXCLUDED.author_id",
                "MERGE INTO book USING (VALUES (6, 1), (11, 2)) AS s (id, a) ON book.id = s.id"
                        + " WHEN MATCHED THEN UPDATE SET author_id = s.a"
                        + " WHEN NOT MATCHED THEN INSERT (id, author_id) VALUES (s.id, s.a)",
                "INSERT INTO book SELECT id + 100, title, author_id FROM book WHERE id IN (1, 5)");
        assertThat(names())
                .containsExactly(
                        "1, 1, Bob",
                        "2, 0, null",
                        "3, 1, null",
                        "5, 1, Ann",
                        "6, 1, Ann",
                        "7, 1, Bob",
                        "8, 0, null",
                        "9, 1, Bob",
                        "10, 0, null",
                        "11, 1, Bob",
                        "40, 1, Dan",
                        "101, 1, Bob",
                        "105, 1, Ann");
        verify();
    }

    @Test
    void everyWriteOfTheRowReferredToReachesTheCopies() {
        indexes();
        sql.run("UPDATE author SET name = upper(name)", "UPDATE city SET name = 'Paris' WHERE id = 2");
        assertThat(names()).contains("1, 1, ANN", "2, 1, BOB", "3, 1, null", "4, 1, DAN");
        assertThat(cities()).contains("1, 2, Rome", "2, 2, Paris");
        sql.run("INSERT INTO author VALUES (99, 'Late', 'z', 1)", "INSERT INTO city VALUES (9, 'Oslo')");
        assertThat(names()).contains("6, 1, Late");
        assertThat(cities()).contains("6, 2, Rome", "4, 2, Oslo");
        sql.run("UPDATE author SET city_id = 1 WHERE id = 2", "DELETE FROM author WHERE id = 1");
        assertThat(names()).contains("1, 0, null");
        assertThat(cities()).contains("1, 0, null", "2, 2, Rome");
        sql.run("UPDATE author SET id = 1 WHERE id = 99", "DELETE FROM city");
        assertThat(names()).contains("1, 1, Late", "6, 0, null");
        assertThat(cities()).contains("1, 1, null", "2, 1, null");
        sql.run("INSERT INTO author VALUES (2, 'New', 'b', NULL) ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name");
        assertThat(names()).contains("2, 1, New");
        verify();
        sql.run("TRUNCATE TABLE author");
        assertThat(names()).allMatch(row -> row.endsWith(", 0, null"));
        verify();
    }

    @Test
    void aTransactionSeesAndTakesBackItsOwnCopies() {
        indexes();
        sql.session().autoCommit(false);
        sql.run(
                "INSERT INTO author VALUES (50, 'Own', 'o', 1)",
                "INSERT INTO book VALUES (50, 'own', 50)",
                "UPDATE author SET name = 'Changed' WHERE id = 50");
        sql.session().commit();
        assertThat(names()).contains("50, 1, Changed");
        sql.run("UPDATE author SET name = 'Gone' WHERE id = 50");
        sql.session().rollback();
        assertThat(names()).contains("50, 1, Changed");
        verify();
    }

    @Test
    void rowsMayReferToTheirOwnTable() {
        sql.run(
                "CREATE TABLE node (id INT PRIMARY KEY, up INT, name VARCHAR(9), FOREIGN KEY (up) REFERENCES node (id))",
                "CREATE INDEX n ON node (up.up.name)",
                "INSERT INTO node VALUES (1, 3, 'a'), (2, 1, 'b'), (3, 2, 'c'), (4, 4, 'd'), (5, NULL, 'e'), (6, 5, 'f')");
        String copy = "idxf_up__up__name_l_standard";
        assertThat(fields("node", copy)).containsExactly("1, b", "2, c", "3, a", "4, d", "5, null", "6, null");
        sql.run("UPDATE node SET up = 6, name = 'x' WHERE id = 1");
        assertThat(fields("node", copy)).containsExactly("1, e", "2, f", "3, x", "4, d", "5, null", "6, null");
        assertThat(sql.rows("ALTER INDEX n VERIFY")).isEmpty();
        sql.run("DELETE FROM node WHERE id IN (1, 5)");
        assertThat(sql.rows("ALTER INDEX n VERIFY")).isEmpty();
    }

    @Test
    void aReferenceMayBeToAUniqueColumn() {
        sql.run(
                "CREATE TABLE note (id INT PRIMARY KEY, author_code VARCHAR(9) REFERENCES author (code))",
                "INSERT INTO note VALUES (1, 'a'), (2, 'zz'), (3, NULL)",
                "CREATE INDEX n ON note (author_code.name)");
        String copy = "idxf_author_code__name_l_standard";
        assertThat(fields("note", copy)).containsExactly("1, Ann", "2, null", "3, null");
        sql.run("UPDATE author SET code = 'zz' WHERE id = 1", "UPDATE author SET name = 'Zoe' WHERE code = 'zz'");
        assertThat(fields("note", copy)).containsExactly("1, null", "2, Zoe", "3, null");
        sql.run("DELETE FROM author WHERE id = 1");
        assertThat(fields("note", copy)).containsExactly("1, null", "2, null", "3, null");
        assertThat(sql.rows("ALTER INDEX n VERIFY")).isEmpty();
    }

    @Test
    void whatIsWrongIsFoundAndRepaired() {
        indexes();
        store().write(List.of(new Mutation.Update("author", row(1L), List.of("name"), row("Zed"))), CallContext.NONE);
        assertThat(sql.rows("ALTER INDEX i VERIFY")).containsExactly("1, idxf_author_id__name_l_standard, WRONG");
        sql.run("ALTER INDEX i REBUILD");
        assertThat(names()).contains("1, 1, Zed");
        verify();
    }

    @Test
    void nothingIsLeftOfADroppedIndex() {
        indexes();
        sql.run("DROP INDEX i", "DROP INDEX j ON book");
        assertThat(names()).allMatch(row -> row.endsWith(", null, null"));
        assertThat(store().indexes("book")).isEmpty();
    }

    @Test
    void wrongPathsAreRefused() {
        indexes();
        assertThat(sql.fails(ErrorCode.INVALID_DEFINITION, "CREATE INDEX k ON book (title.name)")
                        .getMessage())
                .contains("no foreign key");
        sql.fails(ErrorCode.UNDEFINED_COLUMN, "CREATE INDEX k ON book (author_id.nme)");
        sql.fails(ErrorCode.UNDEFINED_COLUMN, "CREATE INDEX k ON book (author.name)");
        sql.fails(ErrorCode.INVALID_DEFINITION, "CREATE INDEX k ON book (author_id.city_id) FOR (IEXACT)");
        assertThat(sql.fails(ErrorCode.DUPLICATE_OBJECT, "CREATE INDEX k ON book (author_id.name) FOR (IEXACT)")
                        .getMessage())
                .contains("Index i");
        sql.fails(ErrorCode.UNSUPPORTED, "CREATE INDEX k ON book (author_id.city_id, title)");
    }

    @Test
    void cascadeDropsTheCopiesOfWhatGoes() {
        indexes();
        sql.run("DROP TABLE city CASCADE");
        assertThat(sql.rows("SELECT INDEX_NAME FROM NONREL.INDEXES WHERE KIND = 'DERIVED'"))
                .containsExactly("i");
        assertThat(sql.rows("SELECT * FROM TABLE(NONREL.NATIVE('{\"get\": \"book\", \"key\": [1]}'))"))
                .containsExactly("1, one, 1, 1, Ann, null, null");
        sql.run("ALTER TABLE author DROP COLUMN name CASCADE", "INSERT INTO book VALUES (7, 'seven', 1)");
        assertThat(sql.rows("SELECT INDEX_NAME FROM NONREL.INDEXES WHERE KIND = 'DERIVED'"))
                .isEmpty();
    }

    @Test
    void rowsThatGetAnotherKeyGetTheirCopiesAgain() {
        indexes();
        sql.run("ALTER TABLE book DROP PRIMARY KEY", "UPDATE author SET name = 'Eve' WHERE id = 1");
        verify();
        assertThat(sql.rows("SELECT b.id FROM book b JOIN author a ON b.author_id = a.id WHERE a.name = 'Eve'"))
                .containsExactly("1");
    }

    @Test
    void copiesThatAreTooLongAreReported() {
        sql.run(
                "CREATE TABLE parent (id INT PRIMARY KEY, name CLOB)",
                "CREATE TABLE child (id INT PRIMARY KEY, parent_id INT REFERENCES parent)",
                "INSERT INTO parent VALUES (1, REPEAT('x', 2000))",
                "CREATE INDEX c ON child (parent_id.name) FOR (STARTSWITH)");
        assertThat(sql.notices("INSERT INTO child VALUES (1, 1)"))
                .extracting(Notice::code)
                .containsExactly(NoticeCode.INDEX_TRUNCATED);
        assertThat(sql.notices("UPDATE parent SET name = REPEAT('y', 2000)"))
                .extracting(Notice::code)
                .contains(NoticeCode.INDEX_TRUNCATED);
    }

    @Test
    void whatAnIndexNeedsStaysAndMayBeRenamed() {
        indexes();
        sql.fails(ErrorCode.DEPENDENT_OBJECTS, "ALTER TABLE author DROP COLUMN name");
        sql.fails(ErrorCode.DEPENDENT_OBJECTS, "ALTER TABLE book DROP CONSTRAINT book_author_id_fkey");
        sql.run("ALTER TABLE author ALTER COLUMN name SET DATA TYPE VARCHAR(90)");
        sql.fails(ErrorCode.DEPENDENT_OBJECTS, "DROP TABLE city");
        sql.run(
                "ALTER TABLE author RENAME COLUMN name TO label",
                "ALTER TABLE author RENAME TO writer",
                "ALTER TABLE book RENAME COLUMN author_id TO writer_id",
                "UPDATE writer SET label = 'Eve' WHERE id = 1",
                "INSERT INTO book VALUES (7, 'seven', 1)");
        assertThat(sql.rows("SELECT COLUMNS FROM NONREL.INDEXES WHERE INDEX_NAME = 'i'"))
                .containsExactly("writer_id.label");
        assertThat(names()).contains("1, 1, Eve", "7, 1, Eve");
        verify();
        sql.run("ALTER TABLE book DROP COLUMN writer_id");
        assertThat(sql.rows("SELECT INDEX_NAME FROM NONREL.INDEXES WHERE TABLE_NAME = 'book'"))
                .doesNotContain("i", "j");
    }

    @Test
    void aCopyMadeMeanwhileIsTriedAgain() {
        indexes();
        try (Sql other = sql.another()) {
            other.session().autoCommit(false);
            other.run("INSERT INTO book VALUES (7, 'seven', 1)");
            sql.run("UPDATE author SET name = 'Zed' WHERE id = 1");
            NonrelException error = catchThrowableOfType(
                    NonrelException.class, () -> other.session().commit());
            assertThat(error.code()).isEqualTo(ErrorCode.WRITE_CONFLICT);
            other.run("UPDATE author SET name = 'Yan' WHERE id = 1");
            sql.run("INSERT INTO book VALUES (7, 'seven', 1)");
            error = catchThrowableOfType(
                    NonrelException.class, () -> other.session().commit());
            assertThat(error.code()).isEqualTo(ErrorCode.WRITE_CONFLICT);
        }
        assertThat(names()).contains("7, 1, Zed");
        verify();
    }

    @Test
    @Timeout(60)
    void writersOfBothTablesLeaveNoCopyWrong() throws Exception {
        indexes();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < 3; w++) {
                int writer = w;
                running.add(writers.submit((Callable<@Nullable Void>) () -> {
                    write(writer, done);
                    return null;
                }));
            }
            TimeUnit.SECONDS.sleep(3);
            done.set(true);
            for (Future<?> writer : running) {
                writer.get(30, TimeUnit.SECONDS);
            }
        } finally {
            done.set(true);
            writers.shutdownNow();
        }
        verify();
    }

    private void write(int writer, AtomicBoolean done) {
        try (Sql other = sql.another()) {
            for (int i = 0; !done.get(); i++) {
                try {
                    other.session().autoCommit(i % 2 == 0);
                    int author = i % 4 + 1;
                    other.run(
                            writer == 0
                                    ? "UPDATE author SET name = 'n" + i + "', city_id = " + (i % 3) + " WHERE id = "
                                            + author
                                    : "INSERT INTO book VALUES (" + (1_000 * (i + 1) + writer) + ", 't', " + author
                                            + ")",
                            writer == 0 && i % 5 == 0
                                    ? "UPDATE city SET name = 'c" + i + "'"
                                    : "UPDATE book SET author_id = " + author + " WHERE id = " + (i % 6 + 1));
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

    private void indexes() {
        sql.run("CREATE INDEX i ON book (author_id.name)", "CREATE INDEX j ON book (author_id.city_id.name)");
    }

    private void verify() {
        assertThat(sql.rows("ALTER INDEX i VERIFY")).isEmpty();
        assertThat(sql.rows("ALTER INDEX j VERIFY")).isEmpty();
    }

    private List<String> names() {
        return fields("book", "idxf_author_id__name_l_reached", "idxf_author_id__name_l_standard");
    }

    private List<String> cities() {
        return fields("book", "idxf_author_id__city_id__name_l_reached", "idxf_author_id__city_id__name_l_standard");
    }

    private Store store() {
        return sql.session().unwrap(Store.class).orElseThrow();
    }

    private List<String> fields(String collection, String... fields) {
        List<String> all = new ArrayList<>(List.of("id"));
        all.addAll(List.of(fields));
        try (RowCursor rows = store().scan(Scan.of(collection, all), CallContext.NONE)) {
            return Sql.texts(rows);
        }
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
