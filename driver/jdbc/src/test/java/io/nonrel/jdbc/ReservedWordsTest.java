package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.NonrelException;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The words that {@code getSQLKeywords} lists are those that mean something else as names, or nothing, without quotes. */
class ReservedWordsTest {

    private static final Pattern WORD = Pattern.compile("\"([A-Z][A-Z0-9_]*)\"");

    private static final List<String> USES = List.of(
            "SELECT A, ~ FROM T",
            "SELECT 1 AS ~",
            "SELECT X.~ FROM T AS X",
            "SELECT A FROM T WHERE ~ = 1 GROUP BY ~ ORDER BY ~",
            "SELECT A FROM ~",
            "CREATE TABLE T (A INT, ~ INT)",
            "CREATE TABLE ~ (A INT)",
            "INSERT INTO T (~) VALUES (1)",
            "UPDATE T SET ~ = 1 WHERE ~ > 0",
            "DELETE FROM T WHERE ~ IS NULL");

    /** Every word of the grammar. */
    private static Set<String> words() throws ReflectiveOperationException {
        Field images = Class.forName("io.nonrel.planner.parser.grammar.SqlGrammarConstants")
                .getField("tokenImage");
        images.setAccessible(true);
        Set<String> words = new TreeSet<>();
        for (String image : (String[]) images.get(null)) {
            Matcher word = WORD.matcher(image);
            if (word.matches()) {
                words.add(word.group(1));
            }
        }
        return words;
    }

    private static boolean parses(String sql) {
        try {
            SqlParsing.parse(sql);
            return true;
        } catch (NonrelException e) {
            return false;
        }
    }

    private static boolean meansTheColumn(Connection connection, String word) {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + word + " FROM T")) {
            return query.getMetaData().getTableName(1).equals("T");
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void areThoseThatNeedQuotes() throws ReflectiveOperationException, SQLException {
        Set<String> reserved = new TreeSet<>();
        Set<String> words = words();
        try (Connection connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:" + UUID.randomUUID())) {
            connection
                    .createStatement()
                    .executeUpdate("CREATE TABLE T (\"" + String.join("\" INT, \"", words) + "\" INT)");
            for (String word : words) {
                if (!meansTheColumn(connection, word)
                        || USES.stream().anyMatch(use -> !parses(use.replace("~", word)))) {
                    reserved.add(word);
                }
            }
            assertThat(connection.getMetaData().getSQLKeywords()).isEqualTo(String.join(",", reserved));
        }
    }
}
