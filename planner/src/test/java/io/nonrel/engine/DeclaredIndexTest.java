package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredIndexTest {

    private static final String STATES =
            "SELECT INDEX_NAME, LOOKUPS, STATE FROM NONREL.INDEXES WHERE KIND = 'DERIVED' ORDER BY INDEX_NAME";

    @TempDir
    private Path folder;

    private Path file = Path.of("indexes.sql");
    private String database = "";

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("indexes.sql");
        database = "embedded:file:" + folder.resolve("db");
        define("CREATE INDEX title ON book (title) FOR (IEXACT, CONTAINS); -- the catalogue; by title");
    }

    @Test
    void aDefinitionWaitsForItsTable() {
        try (Sql sql = connect()) {
            assertThat(sql.rows(STATES)).isEmpty();
            sql.run("CREATE TABLE book (id INT PRIMARY KEY, title VARCHAR(50))", "INSERT INTO book VALUES (1, 'Dune')");
            assertThat(sql.rows(STATES)).containsExactly("title, IEXACT, CONTAINS, READY");
            assertThat(sql.rows("SELECT ORIGIN FROM NONREL.INDEXES WHERE INDEX_NAME = 'title'"))
                    .containsExactly(file.toString());
            assertThat(sql.rows("SELECT id FROM book WHERE LOWER(title) = 'dune'"))
                    .containsExactly("1");
        }
        try (Sql sql = connect()) {
            assertThat(sql.rows(STATES)).containsExactly("title, IEXACT, CONTAINS, READY");
        }
    }

    @Test
    void definitionsOfJarsAreFound() {
        try (Sql sql = Sql.open()) {
            sql.run("CREATE TABLE table_of_a_jar (name VARCHAR(9))");
            assertThat(sql.rows(STATES)).containsExactly("declared_in_jar, IEXACT, READY");
        }
    }

    @Test
    void aChangedDefinitionReplacesItsOwn() throws IOException {
        try (Sql sql = connect()) {
            sql.run("CREATE TABLE book (id INT PRIMARY KEY, title VARCHAR(50))", "INSERT INTO book VALUES (1, 'Dune')");
        }
        define("CREATE INDEX title ON book (title) FOR (ENDSWITH);");
        try (Sql sql = connect()) {
            assertThat(sql.rows(STATES)).containsExactly("title, ENDSWITH, READY");
            assertThat(sql.rows("ALTER INDEX title VERIFY")).isEmpty();
        }
    }

    @Test
    void aConflictNamesBothSources() {
        try (Sql sql = Sql.connect(database)) {
            sql.run(
                    "CREATE TABLE book (id INT PRIMARY KEY, title VARCHAR(50))",
                    "CREATE INDEX title ON book (title) FOR (ENDSWITH)");
        }
        NonrelException error = catchThrowableOfType(NonrelException.class, this::connect);
        assertThat(error.code()).isEqualTo(ErrorCode.DUPLICATE_OBJECT);
        assertThat(error.getMessage()).contains("a statement", file.toString(), "ENDSWITH");
    }

    @Test
    void whatCantBeReadIsSaidWithItsPlace() throws IOException {
        define("\n\nCREATE INDEX title ON book (title) FOR (NOPE)");
        NonrelException error = catchThrowableOfType(NonrelException.class, this::connect);
        assertThat(error.getMessage()).contains(file.toString(), "line 3", "NOPE");
        define("DROP TABLE book");
        assertThat(catchThrowableOfType(NonrelException.class, this::connect).code())
                .isEqualTo(ErrorCode.INVALID_DEFINITION);
        Files.delete(file);
        assertThat(catchThrowableOfType(NonrelException.class, this::connect).code())
                .isEqualTo(ErrorCode.INVALID_PROPERTY);
    }

    private void define(String script) throws IOException {
        Files.writeString(file, script);
    }

    private Sql connect() {
        return Sql.connect(database, new Settings(Map.of("indexes", file.toString()), null, null));
    }
}
