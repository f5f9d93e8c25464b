package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.jdbc.metadata.Keywords;
import io.nonrel.planner.parser.ReservedWords;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tries every word of the grammar, without quotes, as the name of a column and a table and as an alias of both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeywordsTest {

    private static final Pattern WORD = Pattern.compile("\"([A-Z][A-Z0-9_]*)\"");

    private final Set<String> words = new TreeSet<>();
    private final Set<String> reserved = new TreeSet<>(ReservedWords.all());
    private Connection connection;

    @BeforeAll
    void tryAllWords() throws ReflectiveOperationException, SQLException {
        Field images = Class.forName("io.nonrel.planner.parser.grammar.SqlGrammarConstants")
                .getField("tokenImage");
        images.setAccessible(true);
        for (String image : (String[]) images.get(null)) {
            Matcher word = WORD.matcher(image);
            if (word.matches()) {
                words.add(word.group(1));
            }
        }
        connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:" + UUID.randomUUID());
        try (Statement create = connection.createStatement()) {
            create.executeUpdate("CREATE TABLE $columns (\"" + String.join("\" INT, \"", words) + "\" INT)");
            create.executeUpdate("CREATE TABLE $plain (x INT)");
            for (String word : words) {
                create.executeUpdate("CREATE VIEW \"" + word + "\" AS SELECT x FROM $plain");
            }
        }
        words.stream().filter(word -> !isNameEverywhere(word)).forEach(reserved::add);
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    private boolean isNameEverywhere(String w) {
        return answers("SELECT " + w + " FROM $columns", w, "$columns")
                && answers("SELECT x FROM " + w, "x", w)
                && answers("SELECT x AS " + w + " FROM $plain", w, "$plain")
                && answers("SELECT x " + w + " FROM $plain", w, "$plain")
                && answers("SELECT " + w + ".x FROM $plain AS " + w, "x", "$plain")
                && answers("SELECT " + w + ".x FROM $plain " + w, "x", "$plain")
                && answers("SELECT x FROM $plain " + w + " WHERE x = 1", "x", "$plain");
    }

    private boolean answers(String sql, String label, String table) {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            ResultSetMetaData columns = query.getMetaData();
            return columns.getColumnLabel(1).equals(label)
                    && columns.getTableName(1).equals(table);
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void areExactlyTheWordsThatNeedQuotesSomewhere() {
        assertThat(words.stream().filter(Keywords::contains)).containsExactlyElementsOf(reserved);
    }

    @Test
    void areListedUnlessSql2003ReservesThem() throws IOException, SQLException {
        Set<String> expected = new TreeSet<>(reserved);
        expected.removeAll(sql2003());
        assertThat(connection.getMetaData().getSQLKeywords().split(",", -1)).containsExactlyElementsOf(expected);
    }

    @Test
    void areQuotedByTheDriver() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String word : words) {
                assertThat(statement.isSimpleIdentifier(word)).as(word).isEqualTo(!reserved.contains(word));
            }
        }
    }

    private static Set<String> sql2003() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/io/nonrel/jdbc/sql-2003.txt"));
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toSet());
    }
}
